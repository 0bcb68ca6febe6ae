package io.venomqa.bench;

import io.venomqa.engine.explore.BreadthFirst;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether a step costs the same however many came before it: 10,000 steps on a toy world against
/// 1,000, alternating.
final class EngineBench {

  private static final int ROUNDS = 15;

  Map<String, Object> run() {
    List<Double> few = new ArrayList<>();
    List<Double> many = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double shortRun = nanosOf(1_000);
      double longRun = nanosOf(10_000);
      if (round >= ROUNDS / 3) {
        few.add(shortRun);
        many.add(longRun);
      }
    }
    double thousand = Figures.median(few, Double::doubleValue);
    double tenThousand = Figures.median(many, Double::doubleValue);
    System.out.printf(
        "1,000 steps: %.2f ms; 10,000 steps: %.2f ms (medians of %d)%n",
        thousand / 1e6, tenThousand / 1e6, few.size());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("us_per_step_1000", Figures.rounded(thousand / 1_000 / 1e3));
    figures.put("us_per_step_10000", Figures.rounded(tenThousand / 10_000 / 1e3));
    figures.put("cost_of_10000_over_10_times_1000", Figures.rounded(tenThousand / (10 * thousand)));
    return Map.of("engine", figures);
  }

  private static double nanosOf(int steps) {
    NumberWorld toy = NumberWorld.endless();
    World world = new World(toy, List.of(toy), Context.EMPTY);
    Settings settings =
        Settings.DEFAULT
            .withScope(Scope.UNBOUNDED)
            .withLimits(Limits.NONE.withSteps(steps))
            .withoutSafeguards();
    long before = System.nanoTime();
    ExplorationResult result =
        new Explorer(
                world,
                NumberWorld.actions(),
                List.of(),
                new BreadthFirst(),
                settings,
                new RunControl(),
                event -> {})
            .run();
    long nanos = System.nanoTime() - before;
    if (result.transitionsTaken() != steps) {
      throw new IllegalStateException(result.transitionsTaken() + " steps, not " + steps);
    }
    return nanos;
  }
}
