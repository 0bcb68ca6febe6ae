package io.venomqa.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a run ended.
public sealed interface Ending {

  /// Every sequence within the scope was tried.
  ///
  /// @param scope the scope in words
  /// @param abstractions what was left out when two states were taken for one, in words
  /// @param notGoneBeyond what was not explored further
  record Exhausted(String scope, List<String> abstractions, NotGoneBeyond notGoneBeyond)
      implements Ending {

    /// Everything was gone beyond.
    public Exhausted(String scope, List<String> abstractions) {
      this(scope, abstractions, NotGoneBeyond.NOTHING);
    }
  }

  /// The run cost as much as it was allowed to before everything within the scope was tried.
  ///
  /// @param waiting states that still had calls to try
  /// @param closed the largest smaller scope in which everything was tried; empty when there is
  ///   none
  record LimitReached(Set<Limit> limits, int waiting, Optional<ClosedScope> closed)
      implements Ending {

    /// No smaller scope was closed.
    public LimitReached(Set<Limit> limits, int waiting) {
      this(limits, waiting, Optional.empty());
    }
  }

  /// Stopped by the user.
  ///
  /// @param closed the largest smaller scope in which everything was tried; empty when there is
  ///   none
  record Stopped(int waiting, Optional<ClosedScope> closed) implements Ending {

    /// No smaller scope was closed.
    public Stopped(int waiting) {
      this(waiting, Optional.empty());
    }
  }

  /// A scope smaller than that of the run in which everything was tried.
  ///
  /// @param scope in words
  /// @param notGoneBeyond what of it was not explored further
  record ClosedScope(String scope, NotGoneBeyond notGoneBeyond) {}

  /// The run could not go on.
  ///
  /// @param reason what happened, and where
  /// @param remedy what to do about it; may be empty
  record Aborted(Cause cause, String reason, String remedy) implements Ending {}

  /// Why a run could not go on.
  enum Cause {
    API_DOWN,
    SYSTEM_FAILED,
    NOT_PROVEN,
    AUDIT_FAILED,
    /// The API keeps state that no rollback reaches.
    HIDDEN_STATE,
    SCRIPTS_BROKEN,
    /// The run was to go on with an earlier one, which went otherwise.
    NOT_RESUMED,
    /// VenomQA itself was ended in the middle.
    KILLED,
    /// A defect of VenomQA itself.
    DEFECT
  }
}
