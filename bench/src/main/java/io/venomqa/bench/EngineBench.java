package io.venomqa.bench;

import io.venomqa.engine.explore.BreadthFirst;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
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
    Toy toy = new Toy();
    World world = new World(toy, List.of(toy.numbers), Context.EMPTY);
    Settings settings =
        Settings.DEFAULT
            .withScope(Scope.UNBOUNDED)
            .withLimits(Limits.NONE.withSteps(steps))
            .withoutSafeguards();
    long before = System.nanoTime();
    ExplorationResult result =
        new Explorer(
                world,
                List.of(call("+1"), call("*2"), call("*3"), call("-5")),
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

  private static Action call(String name) {
    return Action.of(
        name,
        session ->
            new Outcome.Responded(
                session.send(new Request("POST", name, Headers.NONE, Body.EMPTY))));
  }

  /// A number that can be added to and multiplied: an endless space with many joins.
  private static final class Toy implements Api {

    private final Numbers numbers = new Numbers();

    @Override
    public Response send(Request request) {
      numbers.value =
          switch (request.target()) {
            case "+1" -> numbers.value + 1;
            case "*2" -> numbers.value * 2;
            case "*3" -> numbers.value * 3;
            default -> numbers.value - 5;
          };
      return Response.answered(200, Headers.NONE, Body.EMPTY);
    }

    @Override
    public boolean isReachable() {
      return true;
    }

    @Override
    public String address() {
      return "toy";
    }

    @Override
    public void close() {}
  }

  private static final class Numbers implements Rollbackable {

    private record Saved(long value) implements Checkpoint {}

    private long value;
    private long drained;

    @Override
    public String name() {
      return "toy";
    }

    @Override
    public String kind() {
      return "toy";
    }

    @Override
    public String mechanism() {
      return "copy";
    }

    @Override
    public RestoreOrder restoreOrder() {
      return RestoreOrder.ANY;
    }

    @Override
    public Drained begin() {
      return drain();
    }

    @Override
    public Drained drain() {
      boolean written = value != drained;
      drained = value;
      return new Drained(written, List.of(), new ContentHash(0, value));
    }

    @Override
    public Checkpoint checkpoint() {
      return new Saved(value);
    }

    @Override
    public List<Change> restore(Checkpoint checkpoint) {
      value = ((Saved) checkpoint).value();
      drained = value;
      return List.of();
    }

    @Override
    public List<String> audit() {
      return List.of();
    }

    @Override
    public void end() {}

    @Override
    public void close() {}
  }
}
