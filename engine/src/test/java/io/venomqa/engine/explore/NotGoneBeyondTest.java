package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.NotGoneBeyond;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.SourceLocation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.ToyApi;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a failed script keeps from being tried is not called tried.
class NotGoneBeyondTest {

  private static final ScriptError ERROR =
      new ScriptError(new SourceLocation("actions/broken.js", 3, 7), "x is not defined");

  private static final Action BEFORE_ITS_CALL =
      Action.of("early", _ -> new Outcome.ScriptFailed(ERROR));

  private static final Action AFTER_ITS_CALL =
      Action.of(
          "late",
          session -> {
            ToyApi.call("increment").body().perform(session);
            return new Outcome.ScriptFailed(ERROR);
          });

  @Test
  void aStateThatAFailedScriptLeftIsCountedAndSoIsItsCall() {
    assertEquals(exhausted(new NotGoneBeyond(0, 1, 1)), explore(AFTER_ITS_CALL).ending());
  }

  @Test
  void aStateThatAnotherStepLeadsToIsGoneBeyond() {
    // In 0, 1 and 2 of 2 the script fails, each time after a call; increment leads to all of them.
    assertEquals(
        exhausted(new NotGoneBeyond(0, 0, 3)),
        explore(AFTER_ITS_CALL, ToyApi.call("increment")).ending());
  }

  @Test
  void aCallThatAScriptNeverMadeIsCountedInEachState() {
    assertEquals(
        exhausted(new NotGoneBeyond(0, 0, 3)),
        explore(ToyApi.call("increment"), BEFORE_ITS_CALL).ending());
  }

  @Test
  void aClosedScopeCountsItsOwnAlone() {
    ExplorationResult result =
        Runs.explore(
            new Counter(100).world(),
            List.of(AFTER_ITS_CALL, ToyApi.call("double"), ToyApi.call("increment")),
            List.of(),
            Runs.UNBOUNDED
                .withScope(Scope.callsPerAction(3))
                .withLimits(Limits.NONE.withSteps(12)));

    Ending.LimitReached ending = (Ending.LimitReached) result.ending();
    // The script fails in 0, 1 and 2; after it in 2, nothing of that scope was left to try.
    assertEquals(
        Optional.of(
            new Ending.ClosedScope("at most 1 call of each action", new NotGoneBeyond(0, 2, 3))),
        ending.closed());
  }

  private static ExplorationResult explore(Action... actions) {
    return Runs.explore(new Counter(2).world(), List.of(actions), List.of(), Runs.UNBOUNDED);
  }

  private static Ending exhausted(NotGoneBeyond left) {
    return new Ending.Exhausted("no bounds", List.of(), left);
  }
}
