package io.venomqa.bench;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.explore.Blend;
import io.venomqa.engine.explore.BreadthFirst;
import io.venomqa.engine.explore.CoverageFirst;
import io.venomqa.engine.explore.DepthFirst;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.IterativeDeepening;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RandomWalk;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.explore.SearchStrategy;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.explore.Weighted;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;

/// How many calls each strategy makes until the first violation, on worlds with one planted bug
/// each. Nothing here depends on the machine.
final class SearchBench {

  private static final int STEPS = 10_000;
  private static final int FEW = 500;
  private static final int SEEDS = 21;

  private record Found(int transitions, int restores) {}

  Map<String, Object> run() {
    Map<String, LongFunction<SearchStrategy>> strategies = new LinkedHashMap<>();
    strategies.put("breadth-first", _ -> new BreadthFirst());
    strategies.put("depth-first", _ -> new DepthFirst());
    strategies.put("iterative-deepening", _ -> new IterativeDeepening());
    strategies.put("random", RandomWalk::new);
    strategies.put("coverage", _ -> new CoverageFirst());
    strategies.put("weighted", Weighted::new);
    strategies.put("blend", Blend::new);
    Map<String, Object> figures = new LinkedHashMap<>();
    for (String name : PlantedBug.all().keySet()) {
      Map<String, Object> byStrategy = new LinkedHashMap<>();
      strategies.forEach((strategy, make) -> byStrategy.put(strategy, figures(name, make)));
      System.out.println(name + ": " + byStrategy);
      figures.put(name.replace(' ', '_'), byStrategy);
    }
    return Map.of("search", figures);
  }

  private static Map<String, Object> figures(String name, LongFunction<SearchStrategy> make) {
    List<Found> found = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      PlantedBug bug = Objects.requireNonNull(PlantedBug.all().get(name));
      found.add(until(bug, make.apply(seed)));
    }
    int transitions = (int) Figures.median(found, run -> (double) run.transitions());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("transitions", transitions == Integer.MAX_VALUE ? null : transitions);
    figures.put(
        "within_" + FEW,
        Figures.rounded(
            (double) found.stream().filter(run -> run.transitions() <= FEW).count() / SEEDS));
    int restores = (int) Figures.median(found, run -> (double) run.restores());
    figures.put("restores", restores == Integer.MAX_VALUE ? null : restores);
    return figures;
  }

  /// Explores until a rule is broken.
  private static Found until(PlantedBug bug, SearchStrategy strategy) {
    Invariant none =
        new Invariant(
            "no_bug",
            Severity.HIGH,
            "no bug",
            _ -> bug.isBroken() ? new Verdict.Broken("found") : new Verdict.Holds());
    List<Integer> restores = new ArrayList<>();
    ExplorationResult result =
        new Explorer(
                new World(bug, List.of(bug), Context.EMPTY),
                bug.actions(),
                List.of(none),
                strategy,
                Settings.DEFAULT
                    .withScope(Scope.callsPerAction(bug.callsInScope()))
                    .withLimits(Limits.NONE.withSteps(STEPS).withViolations(1))
                    .withoutSafeguards(),
                new RunControl(),
                event -> {
                  if (event instanceof ExplorationEvent.ViolationFound) {
                    restores.add(bug.restores());
                  }
                })
            .run();
    return restores.isEmpty()
        ? new Found(Integer.MAX_VALUE, Integer.MAX_VALUE)
        : new Found(result.transitionsTaken(), restores.getFirst());
  }
}
