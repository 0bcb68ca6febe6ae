package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.NotGoneBeyond;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.StackToy;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The scope grows in rounds: one call of each action, then two, and so on.
class RoundsTest {

  private static final List<Action> ADD_AND_DOUBLE = Counter.actions().subList(0, 2);
  private static final Ending.ClosedScope ONE_CALL =
      new Ending.ClosedScope("at most 1 call of each action", NotGoneBeyond.NOTHING);

  private static final List<Action> THREE =
      List.of(ToyApi.call("a"), ToyApi.call("b"), ToyApi.call("c"));

  private final Recorder recorder = new Recorder();

  @Test
  void everythingWithOneCallOfEachActionComesBeforeASecondCall() {
    explore(Limits.NONE, 2, new BreadthFirst());

    // (value; increments, doubles) of s0 to s9: 0;00 1;10 2;11 2;20 3;21 4;12 4;21 6;22 5;22 8;22.
    assertEquals(
        List.of(
            "s0 increment s1",
            "s0 double s0",
            "s1 double s2",
            "s1 increment s3",
            "s2 increment s4",
            "s2 double s5",
            "s3 double s6",
            "s4 double s7",
            "s5 increment s8",
            "s6 double s9"),
        recorder.transitions());
  }

  @Test
  void aRunTellsOfEachSmallerScopeThatIsClosedBeforeItGoesOn() {
    explore(Limits.NONE, 3, new BreadthFirst());

    assertEquals(
        List.of(
            ONE_CALL,
            new Ending.ClosedScope("at most 2 calls of each action", NotGoneBeyond.NOTHING)),
        recorder.of(ExplorationEvent.ScopeClosed.class).stream()
            .map(ExplorationEvent.ScopeClosed::closed)
            .toList());
    List<String> order =
        recorder.events().stream()
            .map(event ->
                switch (event) {
                  case ExplorationEvent.TransitionTaken(var step, var _, var _) ->
                      String.valueOf(step.number());
                  case ExplorationEvent.ScopeClosed _ -> "closed";
                  default -> "";
                })
            .filter(word -> !word.isEmpty())
            .limit(5)
            .toList();
    assertEquals(List.of("1", "2", "3", "closed", "4"), order);
  }

  @Test
  void aLimitInTheSecondRoundEndsWithTheFirstOneClosed() {
    ExplorationResult result = explore(Limits.NONE.withSteps(8), 2, new BreadthFirst());

    assertEquals(
        new Ending.LimitReached(Set.of(Limit.STEPS), 2, Optional.of(ONE_CALL)), result.ending());
  }

  @Test
  void aLimitInTheFirstRoundEndsWithNothingClosed() {
    ExplorationResult result = explore(Limits.NONE.withSteps(2), 2, new BreadthFirst());

    assertEquals(
        new Ending.LimitReached(Set.of(Limit.STEPS), 1, Optional.empty()), result.ending());
  }

  @Test
  void statesThatAreTooDeepKeepTheirScopeOpen() {
    // Two calls lead to 2;11, in which a second increment and double wait.
    assertEquals(
        Optional.of(ONE_CALL), closed(explore(Limits.NONE.withDepth(2), 2, new BreadthFirst())));
    // One call leads to 1;10, in which the first double waits.
    assertEquals(
        Optional.empty(), closed(explore(Limits.NONE.withDepth(1), 2, new BreadthFirst())));
  }

  @Test
  void aStateWithABrokenRuleInAClosedScopeIsCounted() {
    ToySystem numbers = new ToySystem();
    Invariant notBoth =
        new Invariant(
            "not_both",
            Severity.HIGH,
            "a or b",
            _ ->
                numbers.has("a") && numbers.has("b")
                    ? new Verdict.Broken("both")
                    : new Verdict.Holds());

    ExplorationResult result =
        Runs.explore(
            counters(numbers),
            THREE,
            List.of(notBoth),
            Runs.UNBOUNDED
                .withScope(Scope.callsPerAction(2))
                .withLimits(Limits.NONE.withSteps(24)));

    // After a and b, c was not tried; after a, b and c, nothing of that scope was left.
    assertEquals(
        Optional.of(
            new Ending.ClosedScope("at most 1 call of each action", new NotGoneBeyond(1, 0, 0))),
        closed(result));
  }

  @Test
  void aRoundThatTakesHalfOfTheStepsIsLeftForShortSequencesWithMoreCalls() {
    Runs.explore(
        counters(new ToySystem()),
        THREE,
        List.of(),
        new BreadthFirst(),
        Runs.UNBOUNDED.withScope(Scope.callsPerAction(2)).withLimits(Limits.NONE.withSteps(10)),
        recorder);

    // After five of ten steps, the second call of s1 comes before the rest of the first round.
    assertEquals(
        List.of("s0 a s1", "s0 b s2", "s0 c s3", "s1 b s4", "s1 c s5", "s1 a s6", "s2 a s4"),
        recorder.transitions().subList(0, 7));
  }

  @Test
  void withoutABoundForCallsThereIsOneRound() {
    ExplorationResult result =
        Runs.explore(
            new Counter(9).world(),
            ADD_AND_DOUBLE,
            List.of(),
            new BreadthFirst(),
            Runs.UNBOUNDED.withLimits(Limits.NONE.withSteps(5)),
            recorder);

    assertEquals(Optional.empty(), closed(result));
    assertEquals(List.of(), recorder.of(ExplorationEvent.ScopeClosed.class));
  }

  @Test
  void thereAreNoRoundsWhereSavepointsWouldBeGone() {
    StackToy stack = new StackToy();
    ToyApi api =
        new ToyApi()
            .on(
                "a",
                () -> {
                  stack.numbers().put("a", stack.numbers().get("a") + 1);
                  return 200;
                });

    ExplorationResult result =
        Runs.explore(
            new World(api, List.of(stack), Context.EMPTY),
            List.of(ToyApi.call("a")),
            List.of(),
            new DepthFirst(),
            Runs.UNBOUNDED.withScope(Scope.callsPerAction(3)),
            recorder);

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(List.of(), recorder.of(ExplorationEvent.ScopeClosed.class));
  }

  private ExplorationResult explore(Limits limits, int calls, SearchStrategy strategy) {
    return Runs.explore(
        new Counter(100).world(),
        ADD_AND_DOUBLE,
        List.of(),
        strategy,
        Runs.UNBOUNDED.withScope(Scope.callsPerAction(calls)).withLimits(limits),
        recorder);
  }

  private static Optional<Ending.ClosedScope> closed(ExplorationResult result) {
    return switch (result.ending()) {
      case Ending.LimitReached reached -> reached.closed();
      case Ending.Stopped stopped -> stopped.closed();
      case Ending.Exhausted _, Ending.Aborted _ ->
          throw new AssertionError(result.ending().toString());
    };
  }

  private static World counters(ToySystem system) {
    ToyApi api = new ToyApi();
    for (String name : List.of("a", "b", "c")) {
      api.on(
          name,
          () -> {
            system.put(name, system.get(name) + 1);
            return 200;
          });
    }
    return new World(api, List.of(system), Context.EMPTY);
  }
}
