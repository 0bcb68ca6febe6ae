package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.identity.Abstraction;
import io.venomqa.engine.model.Conclusion;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScopeTest {

  @Test
  void makesAnEndlessSpaceFinite() {
    Counter endless = new Counter(Long.MAX_VALUE / 4);

    ExplorationResult result =
        Runs.explore(
            endless.world(),
            List.of(Counter.actions().getFirst()),
            List.of(),
            Runs.UNBOUNDED.withScope(Scope.callsPerAction(3)));

    assertEquals(4, result.statesVisited());
    assertEquals(3, result.transitionsTaken());
    assertEquals(
        new Ending.Exhausted("at most 3 calls of each action", List.of()), result.ending());
    assertEquals(Conclusion.PASSED, result.conclusion());
  }

  @Test
  void belongsToAState() {
    Counter counter = new Counter(100);

    ExplorationResult result =
        Runs.explore(
            counter.world(),
            Counter.actions().subList(0, 2),
            List.of(),
            Runs.UNBOUNDED.withScope(Scope.callsPerAction(2)));

    // (value; increments, doubles): 0;00 1;10 2;20 2;11 4;21 3;21 4;12 8;22 6;22 5;22.
    assertEquals(10, result.statesVisited());
  }

  @Test
  void doesNotCountCallsThatChangedNothing() {
    Counter counter = new Counter(2);

    ExplorationResult result =
        Runs.explore(
            counter.world(),
            List.of(ToyApi.call("read"), ToyApi.call("increment")),
            List.of(),
            Runs.UNBOUNDED.withScope(Scope.callsPerAction(1)));

    assertEquals(2, result.statesVisited());
    assertEquals(3, result.transitionsTaken());
  }

  @Test
  void triesNothingWhereATableHasTooManyRows() {
    ToySystem system = new ToySystem(Map.of("given", 1L));
    ToyApi api =
        new ToyApi()
            .on(
                "add",
                () -> {
                  system.put("row" + system.content().size(), 1);
                  return 201;
                });
    World world = new World(api, List.of(system), Context.EMPTY);

    ExplorationResult result =
        Runs.explore(
            world,
            List.of(ToyApi.call("add")),
            List.of(),
            Runs.UNBOUNDED.withScope(new Scope(OptionalInt.empty(), Map.of("numbers", 2))));

    // Three rows more is outside, but the call that leads there is made and checked.
    assertEquals(4, result.statesVisited());
    assertEquals(
        new Ending.Exhausted("at most 2 more rows in numbers", List.of()), result.ending());
  }

  @Test
  void namesThatNameNothingAreToldOf() {
    Settings settings =
        new Settings(
            new Scope(OptionalInt.of(1), Map.of("Numbers", 1, "*", 5)),
            Limits.NONE,
            new Abstraction(
                List.of(
                    "num*.VALUE", "numbers.total", "audit_log.*", "toy.numbers.value", "context.n"),
                List.of("numbers.VALUE", "toy.numbers.value", "numbers.sum", "context.nothing"),
                Optional.empty(),
                false),
            false,
            Safeguards.NONE,
            List.of());

    assertEquals(
        List.of(
            "scope.liveResources bounds table Numbers, which does not exist. Did you mean numbers?",
            "state.ignore: numbers.total matches no column.",
            "state.ignore: audit_log.* matches no column.",
            "state.ignore: toy.numbers.value matches no column. Did you mean numbers.value?",
            "state.ignore: context.n matches no column. state.context says which values of the context count.",
            "state.keep: numbers.sum matches no column.",
            "state.keep: no action has set context.nothing."),
        Runs.explore(new Counter(1).world(), Counter.actions(), List.of(), settings)
            .notices()
            .stream()
            .map(Notice::message)
            .toList());
  }
}
