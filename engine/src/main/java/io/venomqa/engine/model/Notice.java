package io.venomqa.engine.model;

/// Something that the reader of a result must know, though it breaks no rule.
public record Notice(Kind kind, String message) {

  public enum Kind {
    /// Rows were written after the API had answered, and belong to no call.
    BACKGROUND_WRITE,
    /// Calls of every kind add rows to one table.
    BOOKKEEPING_TABLE,
    /// A system whose content cannot be read told no states apart.
    CONTENT_UNSEEN,
    /// An invariant changed data; it was undone.
    INVARIANT_WROTE,
    /// What an earlier run found out about a value is not so, or not so simple.
    FINDING_CHANGED,
    /// A call got no answer, and did when tried again from the same state.
    NETWORK_RETRIED,
    /// There is no system that could be rolled back: paths are walked again on fresh resources.
    NOTHING_RESTORED,
    /// Hardly any call led to a state that was known before.
    NOTHING_MET_AGAIN,
    /// An action reads a value that does not belong to a state.
    READS_OUTSIDE_STATE,
    /// Calls were not made again, since an earlier run had made them.
    TAKEN_OVER,
    /// A setting names a table, a column or a value that does not exist.
    UNKNOWN_NAME,
    /// A value differs when the same calls are made again, for no reason that is known.
    UNSTEADY_VALUE,
    /// A read is answered differently each time, and so shows nothing about hidden state.
    UNSTEADY_ANSWER,
    /// Rollback was proven by less than a read through the API.
    WEAK_PROOF
  }
}
