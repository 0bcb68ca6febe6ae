package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.RandomWorld;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.ResetToy;
import io.venomqa.engine.toy.StackToy;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every strategy.
class SearchStrategyTest {

  private static final int WORLDS = 60;

  static Map<String, Supplier<SearchStrategy>> all(long seed) {
    return Map.of(
        "depth first",
        DepthFirst::new,
        "iterative deepening",
        IterativeDeepening::new,
        "random",
        () -> new RandomWalk(seed),
        "coverage",
        CoverageFirst::new,
        "weighted",
        () -> new Weighted(seed),
        "blend",
        () -> new Blend(seed));
  }

  @Test
  void findsTheSameStatesAndTriesTheSameCallsAsBreadthFirst() {
    for (long seed = 0; seed < WORLDS; seed++) {
      Settings settings = settings(seed);
      Set<String> expected = tried(new RandomWorld(seed), new BreadthFirst(), settings);
      for (var strategy : all(seed).entrySet()) {
        assertEquals(
            expected,
            tried(new RandomWorld(seed), strategy.getValue().get(), settings),
            strategy.getKey() + ", world " + seed + ", " + settings.scope());
      }
    }
  }

  @Test
  void worksWithTheLeastAbleSystemsThatItNeeds() {
    for (long seed = 0; seed < WORLDS; seed++) {
      Settings settings = settings(seed);
      Set<String> byReplay = tried(reset(seed), new BreadthFirst(), settings);
      for (var strategy : all(seed).entrySet()) {
        assertEquals(
            byReplay,
            tried(reset(seed), strategy.getValue().get(), settings),
            strategy.getKey() + " by replay, world " + seed + ", " + settings.scope());
      }
      Set<String> newestFirst = tried(stack(seed), new DepthFirst(), settings);
      assertEquals(byReplay.size(), newestFirst.size());
      assertEquals(
          newestFirst,
          tried(stack(seed), new IterativeDeepening(), settings),
          "newest first, world " + seed + ", " + settings.scope());
    }
  }

  private static RandomWorld reset(long seed) {
    ResetToy reset = new ResetToy(true);
    return new RandomWorld(seed, reset, reset.numbers());
  }

  private static RandomWorld stack(long seed) {
    StackToy stack = new StackToy();
    return new RandomWorld(seed, stack, stack.numbers());
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "coverage", "weighted", "blend"})
  void isRefusedWhereItsWaysBackAreNot(String name) {
    StackToy stack = new StackToy();

    ExplorationResult result =
        Runs.explore(
            new World(new ToyApi(), List.of(stack), Context.EMPTY),
            List.of(),
            List.of(),
            Objects.requireNonNull(all(1).get(name)).get(),
            Runs.UNBOUNDED,
            new Recorder());

    Ending.Aborted refused = assertInstanceOf(Ending.Aborted.class, result.ending());
    assertTrue(refused.reason().startsWith(name), refused.reason());
    assertEquals(
        "Choose search: {strategy: depth-first} or iterative-deepening, or another mechanism.",
        refused.remedy());
  }

  @Test
  void isTheSameEachTime() {
    for (String name : all(1).keySet()) {
      assertEquals(events(name, 5), events(name, 5), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "weighted", "blend"})
  void isAnotherOneWithAnotherSeed(String name) {
    assertNotEquals(transitions(events(name, 5)), transitions(events(name, 6)));
  }

  private static Settings settings(long seed) {
    Random random = new Random(~seed);
    Scope scope =
        random.nextInt(4) == 0 ? Scope.UNBOUNDED : Scope.callsPerAction(1 + random.nextInt(2));
    Limits limits =
        random.nextInt(3) == 0 ? Limits.NONE.withDepth(2 + random.nextInt(4)) : Limits.NONE;
    return Runs.UNBOUNDED.withScope(scope).withLimits(limits);
  }

  /// Every call that was tried, with the identity of the states before and after it.
  private static Set<String> tried(RandomWorld toy, SearchStrategy strategy, Settings settings) {
    ExplorationResult result =
        Runs.explore(toy.world(), toy.actions(), List.of(), strategy, settings, new Recorder());
    assertTrue(
        result.ending() instanceof Ending.Exhausted
            || result.ending() instanceof Ending.LimitReached,
        result.ending().toString());
    StateGraph graph = result.graph();
    Set<String> tried =
        graph.transitions().stream()
            .map(step -> id(graph.state(step.from())) + step.action() + id(graph.state(step.to())))
            .collect(Collectors.toSet());
    assertEquals(graph.transitions().size(), tried.size(), "nothing is tried twice");
    tried.addAll(graph.states().stream().map(SearchStrategyTest::id).toList());
    return tried;
  }

  private static String id(State state) {
    return state.id() + " at " + state.depth() + " ";
  }

  /// Every event without its times.
  private static List<String> events(String strategy, long seed) {
    Counter toy = new Counter(60);
    Recorder recorder = new Recorder();
    Runs.explore(
        toy.world(),
        Counter.actions(),
        List.of(),
        Objects.requireNonNull(all(seed).get(strategy)).get(),
        Runs.UNBOUNDED,
        recorder);
    return recorder.events().stream()
        .map(event ->
            switch (event) {
              case ExplorationEvent.TransitionTaken(Transition step, var rules, var _) ->
                  "s%d %s s%d %s %s"
                      .formatted(step.from(), step.action(), step.to(), step.changes(), rules);
              case ExplorationEvent.Ended(var ending, var coverage, var _, var _) ->
                  ending + " " + coverage;
              default -> event.toString();
            })
        .toList();
  }

  private static List<String> transitions(List<String> events) {
    return events.stream().filter(event -> event.startsWith("s")).toList();
  }
}
