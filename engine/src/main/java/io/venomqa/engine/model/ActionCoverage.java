package io.venomqa.engine.model;

import java.util.SortedMap;

/// How often an action was tried and what came of it.
///
/// @param calls how often it was performed
/// @param effective how often it changed the state
/// @param skipped in how many states it said that it could not be tried
/// @param statuses how often each status was answered, by its last call; 0 stands for no answer
/// @param lastSkip the reason it gave last; empty when it was never skipped
/// @param reason why it stands where it does, as a clause for people; empty where that needs none
/// @param lastRefusal what its last call that had no success was answered with; empty when there
///   was none, and for a very long answer
public record ActionCoverage(
    ActionId action,
    int calls,
    int effective,
    int skipped,
    SortedMap<Integer, Integer> statuses,
    String lastSkip,
    Standing standing,
    String reason,
    String lastRefusal) {

  /// What came of it all.
  public enum Standing {
    /// It changed the state at least once.
    EFFECTIVE,
    /// It was answered with success and only read.
    ONLY_READS,
    /// It was refused each time, as it expects.
    REFUSED_AS_EXPECTED,
    /// It was answered with success and changed nothing, though it does not only read.
    NEVER_EFFECTIVE,
    /// It was never answered with success.
    NEVER_SUCCESSFUL,
    /// It could not be called in any state.
    NEVER_ENABLED,
    /// It was not called until the run's end.
    NOT_REACHED;

    /// Whether a tester should look at it: something is not tested that was meant to be.
    public boolean isAmiss() {
      return compareTo(NEVER_EFFECTIVE) >= 0;
    }
  }
}
