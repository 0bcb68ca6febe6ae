package io.venomqa.engine.model;

/// What a run found out about the values of one column, or of one value of the context.
///
/// @param source such as `db.orders.created_at` or `context.order_id`
/// @param detail for people: where the values come from, or an example; may be empty
public record Learned(Kind kind, String source, String detail) {

  public enum Kind {
    /// Times of the clock: only whether there is one counts.
    TIME,
    /// Numbers given to rows, and references to them: what they are does not count, only where they
    /// are met again.
    NUMBER,
    /// Values that nobody would think up, such as UUIDs and tokens: the same.
    RANDOM,
    /// Now a number given to rows, now a plain one: it counts both ways.
    AMBIGUOUS,
    /// Made of other values in a way that is not understood: it pins them to what they are.
    ENCODED,
    /// Differs when the same calls are made again, for no reason that is known. It counts as it is.
    UNEXPLAINED
  }
}
