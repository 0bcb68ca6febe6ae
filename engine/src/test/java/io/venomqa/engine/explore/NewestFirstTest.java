package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.StackToy;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Worlds with a system whose checkpoints are a stack.
class NewestFirstTest {

  private static final int MOST = 9;

  private final StackToy stack = new StackToy();
  private final ToySystem numbers = stack.numbers();
  private final Settings proven =
      Settings.DEFAULT
          .withScope(Scope.UNBOUNDED)
          .withLimits(Limits.NONE)
          .withSafeguards(safe -> safe.withSettle(Duration.ZERO));

  @Test
  void depthFirstFindsTheSameStatesAsWithRollbackToAnyState() {
    Counter counter = new Counter(MOST);
    ExplorationResult expected =
        Runs.explore(
            counter.world(),
            Counter.actions(),
            List.of(),
            new DepthFirst(),
            Runs.UNBOUNDED,
            new Recorder());

    ExplorationResult result = explore(counting(), List.of(), Runs.UNBOUNDED);

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(expected.statesVisited(), result.statesVisited());
    assertEquals(expected.transitionsTaken(), result.transitionsTaken());
  }

  @Test
  void breadthFirstIsRefusedWithTheReason() {
    ExplorationResult result =
        Runs.explore(
            world(counting()), Counter.actions(), List.of(), new BreadthFirst(), proven, quiet());

    assertEquals(
        new Ending.Aborted(
            Ending.Cause.SYSTEM_FAILED,
            "breadth first has to go back to states that the systems cannot go back to",
            "Choose search: {strategy: depth-first} or iterative-deepening, or another mechanism."),
        result.ending());
  }

  @Test
  void rollbackIsProvenThroughTheApi() {
    ExplorationResult result = explore(counting(), List.of(), proven);

    RollbackProof.Proof proof = result.proof().orElseThrow();
    assertTrue(proof.passed(), proof.failure());
    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
  }

  @Test
  void violationsAreConfirmedOnceTheSearchIsOver() {
    ExplorationResult result = explore(counting(), List.of(below(3)), Runs.UNBOUNDED);

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(
        List.of(Violation.Confirmation.CONFIRMED),
        result.violations().stream().map(Violation::confirmation).distinct().toList());
  }

  @Test
  void valuesThatAreNewEachTimeDoNotKeepTheSearchFromItsWay() {
    Random random = new Random(7);
    ToyApi api =
        counting()
            .on(
                "mark",
                () -> {
                  if (numbers.has("mark")) {
                    return 409;
                  }
                  numbers.put("mark", random.nextLong());
                  return 200;
                });

    ExplorationResult result =
        Runs.explore(
            world(api),
            List.of(ToyApi.call("mark"), ToyApi.call("increment")),
            List.of(below(2)),
            new DepthFirst(),
            proven.withScope(Scope.callsPerAction(2)),
            quiet());

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertTrue(
        result.violations().stream()
            .allMatch(found -> found.confirmation() == Violation.Confirmation.CONFIRMED));
  }

  private Invariant below(long most) {
    return new Invariant(
        "below_" + most,
        Severity.HIGH,
        "below " + most,
        _ -> numbers.get("n") < most ? new Verdict.Holds() : new Verdict.Broken(""));
  }

  private ToyApi counting() {
    return new ToyApi()
        .on("increment", () -> set(numbers.get("n") + 1))
        .on("double", () -> set(numbers.get("n") * 2))
        .on("read", () -> 200 + (int) numbers.get("n"));
  }

  private int set(long value) {
    if (value > MOST || value == numbers.get("n")) {
      return 409;
    }
    numbers.put("n", value);
    return 200;
  }

  private World world(ToyApi api) {
    return new World(api, List.of(stack), Context.EMPTY);
  }

  private ExplorationResult explore(ToyApi api, List<Invariant> invariants, Settings settings) {
    return Runs.explore(
        world(api), Counter.actions(), invariants, new DepthFirst(), settings, quiet());
  }

  private static Recorder quiet() {
    return new Recorder();
  }
}
