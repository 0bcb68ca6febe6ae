package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Conclusion;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.DoubleRefund;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void stepsEndTheRunAndNeverReadAsPassed() {
    ExplorationResult result = counter(Limits.NONE.withSteps(5));

    assertEquals(5, result.transitionsTaken());
    assertEquals(new Ending.LimitReached(Set.of(Limit.STEPS), 2), result.ending());
    assertTrue(result.truncatedByMaxSteps());
    assertEquals(Conclusion.INCOMPLETE, result.conclusion());
  }

  @Test
  void depthLeavesWaitingStates() {
    ExplorationResult result = counter(Limits.NONE.withDepth(3));

    assertEquals(5, result.statesVisited());
    assertEquals(new Ending.LimitReached(Set.of(Limit.DEPTH), 2), result.ending());
    assertFalse(result.truncatedByMaxSteps());
  }

  @Test
  void timeEndsTheRun() {
    ExplorationResult result = counter(Limits.NONE.withTime(Duration.ofNanos(1)));

    assertEquals(new Ending.LimitReached(Set.of(Limit.TIME), 1), result.ending());
  }

  @Test
  void violationsEndTheRun() {
    DoubleRefund shop = new DoubleRefund();

    ExplorationResult result =
        Runs.explore(
            shop.world(),
            DoubleRefund.actions(),
            List.of(shop.noOverRefund()),
            Runs.UNBOUNDED.withLimits(Limits.NONE.withViolations(1)).withBeyond(true));

    assertEquals(1, result.violations().size());
    assertEquals(Conclusion.VIOLATIONS, result.conclusion());
  }

  @Test
  void theWorldIsPutBackWhateverEndsTheRun() {
    Counter counter = new Counter(100);

    Runs.explore(
        counter.world(),
        Counter.actions(),
        List.of(),
        Runs.UNBOUNDED.withLimits(Limits.NONE.withSteps(7)));

    assertEquals(Map.of(), counter.system().content());
  }

  private static ExplorationResult counter(Limits limits) {
    Counter counter = new Counter(100);
    return Runs.explore(
        counter.world(), Counter.actions(), List.of(), Runs.UNBOUNDED.withLimits(limits));
  }
}
