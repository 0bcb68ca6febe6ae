package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionCoverage.Standing;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.rule.Action;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// Says what came of an action at a run's end, and why not more.
///
/// @param wasCalled whether an action was ever performed
/// @param isComplete whether everything in the scope was tried
/// @param isObservable whether all that calls write can be seen
/// @param waiting in how many states an action waits to be tried
record Standings(
    Predicate<ActionId> wasCalled,
    boolean isComplete,
    boolean isObservable,
    ToIntFunction<Action> waiting) {

  /// Where an action stands, and why.
  record Told(Standing standing, String reason) {}

  Told of(Action action, Tally.Count count) {
    if (count.calls == 0) {
      return uncalled(action, count);
    }
    if (count.effective > 0) {
      return new Told(Standing.EFFECTIVE, "");
    }
    if (count.successes == 0) {
      return new Told(
          count.refusedAsExpected == count.calls
              ? Standing.REFUSED_AS_EXPECTED
              : Standing.NEVER_SUCCESSFUL,
          "");
    }
    return count.onlyReads
        ? new Told(Standing.ONLY_READS, "")
        : new Told(Standing.NEVER_EFFECTIVE, withoutEffect(count));
  }

  private String withoutEffect(Tally.Count count) {
    if (!isObservable) {
      return "what it writes cannot be seen in a system";
    }
    return count.written == 0
        ? "nothing was written in a system that is watched"
        : "what it wrote was there already";
  }

  private Told uncalled(Action action, Tally.Count count) {
    int waits = waiting.applyAsInt(action);
    if (count.skipped > 0) {
      String declined = "in " + states(count.skipped) + ", last: " + count.lastSkip;
      return waits == 0
          ? new Told(Standing.NEVER_ENABLED, "could not be called " + declined)
          : new Told(
              Standing.NOT_REACHED,
              "could not be called " + declined + "; waits in " + states(waits) + " more");
    }
    if (waits > 0) {
      return new Told(Standing.NOT_REACHED, "waits in " + states(waits));
    }
    return new Told(isComplete ? Standing.NEVER_ENABLED : Standing.NOT_REACHED, missing(action));
  }

  private String missing(Action action) {
    List<ActionId> needs = action.preconditions().stream().sorted().toList();
    List<ActionId> uncalled = needs.stream().filter(wasCalled.negate()).toList();
    if (needs.isEmpty()) {
      return "nothing was tried in any state";
    }
    return uncalled.isEmpty()
        ? "no state was gone on from that " + names(needs) + " led to"
        : "needs "
            + names(uncalled)
            + ", which "
            + (uncalled.size() == 1 ? "was" : "were")
            + " never called";
  }

  private static String names(List<ActionId> actions) {
    return actions.stream().map(ActionId::name).collect(Collectors.joining(" and "));
  }

  private static String states(int count) {
    return count == 1 ? "1 state" : count + " states";
  }
}
