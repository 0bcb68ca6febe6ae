package io.venomqa.bench;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.explore.BreadthFirst;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// How many calls an explorer saves that goes back by rollback, beside one that can only reset and
/// make the calls of the path again: the same explorer in the same world, to the same depth, once
/// with a system that says of itself that it can only be reset. Both keep the same states apart.
///
/// Rules are left out, and so are the reads that look for hidden state: what they call is the same
/// in both.
final class ReplayBench {

  private static final int DEPTH = 6;

  private final Making making;
  private final List<Action> actions;

  /// A world, made anew for each run.
  interface Making {

    /// Makes it.
    ///
    /// @param api what is put around the API
    /// @param system what is put around the system
    World world(UnaryOperator<Api> api, UnaryOperator<Rollbackable> system);
  }

  ReplayBench(Making making, List<Action> actions) {
    this.making = making;
    this.actions = actions;
  }

  /// A transition, known by what does not depend on the order of the search.
  private record Edge(StateId from, String action, StateId to) {}

  /// @param calls until the last transition was taken
  private record Counted(StateGraph graph, Set<Edge> edges, int calls) {}

  Map<String, Object> run() {
    Counted back = counted(system -> system);
    Counted again =
        counted(system ->
            SystemProxy.of(
                system,
                (name, call) ->
                    name.equals("restoreOrder") ? RestoreOrder.BY_REPLAY : call.make()));
    if (!back.edges().equals(again.edges())) {
      throw new IllegalStateException(
          "%d and %d transitions are not the same"
              .formatted(back.edges().size(), again.edges().size()));
    }
    int eachFromTheStart =
        back.graph().transitions().stream()
            .mapToInt(step -> back.graph().state(step.from()).depth() + 1)
            .sum();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("depth", DEPTH);
    figures.put("states", back.graph().states().size());
    figures.put("transitions", back.edges().size());
    figures.put("calls", back.calls());
    figures.put("calls_reset_and_replay", again.calls());
    figures.put("factor", Figures.rounded((double) again.calls() / back.calls()));
    figures.put("calls_each_path_from_the_start", eachFromTheStart);
    figures.put(
        "factor_each_path_from_the_start",
        Figures.rounded((double) eachFromTheStart / back.calls()));
    System.out.println("replay: " + figures);
    return figures;
  }

  private Counted counted(UnaryOperator<Rollbackable> system) {
    CallMix calls = new CallMix();
    AtomicInteger searching = new AtomicInteger();
    try (World world = making.world(calls::recording, system)) {
      ExplorationResult result =
          new Explorer(
                  world,
                  actions,
                  List.of(),
                  new BreadthFirst(),
                  Settings.DEFAULT
                      .withScope(Scope.UNBOUNDED)
                      .withLimits(Limits.NONE.withDepth(DEPTH))
                      .withoutSafeguards()
                      .withSafeguards(none -> none.withUnaudited(names())),
                  new RunControl(),
                  event -> {
                    if (event instanceof ExplorationEvent.TransitionTaken) {
                      searching.set(calls.calls());
                    }
                  })
              .run();
      StateGraph graph = result.graph();
      return new Counted(
          graph,
          graph.transitions().stream().map(step -> edge(graph, step)).collect(Collectors.toSet()),
          searching.get());
    }
  }

  private Set<String> names() {
    return actions.stream().map(action -> action.id().name()).collect(Collectors.toSet());
  }

  private static Edge edge(StateGraph graph, Transition step) {
    return new Edge(
        graph.state(step.from()).id(), step.action().name(), graph.state(step.to()).id());
  }
}
