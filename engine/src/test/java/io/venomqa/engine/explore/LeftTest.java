package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Left;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.RandomWorld;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What is left when a run ends early, and how far off its estimate is in worlds of known size.
class LeftTest {

  /// A world, made anew for each run.
  private record Toy(World world, List<Action> actions) {}

  @Test
  void isNothingWhenEverythingWasTried() {
    Counter counter = new Counter(3);

    assertEquals(
        Left.NOTHING,
        Runs.explore(counter.world(), Counter.actions(), List.of(), Runs.UNBOUNDED)
            .coverage()
            .left());
  }

  @Test
  void countsWhatWaitsAndWhatWasFoundByDepth() {
    // All three in s0; then one of the two in s1, which leads to s4.
    Left left = explored(swappable(3), 1, 4, new BreadthFirst()).coverage().left();

    assertEquals(new Left(4, 6, Left.UNKNOWN, List.of(1, 3, 1)), left);
  }

  @Test
  void isNotEstimatedWhereTheScopeIsUnbounded() {
    Toy toy = swappable(3);
    Left left =
        Runs.explore(
                toy.world(),
                toy.actions(),
                List.of(),
                Runs.UNBOUNDED.withLimits(Limits.NONE.withSteps(100)))
            .coverage()
            .left();

    assertEquals(Left.UNKNOWN, left.likely());
    assertEquals(Left.UNKNOWN, left.most());
  }

  @Test
  void isHardlyEverMoreThanTheEstimateSaysInWorldsOfKnownSize() {
    Map<String, Supplier<Toy>> worlds = new LinkedHashMap<>();
    worlds.put("all calls can be swapped", () -> swappable(5));
    worlds.put("none can", () -> ordered(3));
    worlds.put("tickets", LeftTest::tickets);
    worlds.put("an order", LeftTest::order);
    for (int seed = 0; seed < 20; seed++) {
      int drawn = seed;
      worlds.put(
          "drawn " + seed,
          () -> {
            RandomWorld world = new RandomWorld(drawn);
            return new Toy(world.world(), world.actions());
          });
    }
    List<Double> all = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    worlds.forEach((name, world) -> {
      int size = tries(explored(world.get(), 2, Integer.MAX_VALUE, new BreadthFirst()));
      if (size < 50) {
        return;
      }
      for (double part : new double[] {0.25, 0.5, 0.75}) {
        for (SearchStrategy strategy :
            List.of(new BreadthFirst(), new DepthFirst(), new RandomWalk(5))) {
          int steps = (int) (size * part);
          ExplorationResult result = explored(world.get(), 2, steps, strategy);
          Left left = result.coverage().left();
          int truth = size - tries(result);
          assertTrue(left.calls() <= truth, name + ": " + left);
          if (truth > 0 && left.likely() != Left.UNKNOWN) {
            double times = (double) left.likely() / truth;
            all.add(times);
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%s, %d calls, %s, after %.0f%%: %.2f times what is left",
                    name,
                    size,
                    strategy.name(),
                    part * 100,
                    times));
          }
        }
      }
    });
    long within = all.stream().filter(times -> times * Left.FACTOR >= 1).count();
    lines.add("at most %d times the estimate: %d of %d".formatted(Left.FACTOR, within, all.size()));
    String told = String.join("\n", lines);
    System.out.println(told);
    assertTrue(all.size() > 50, told);
    assertTrue(within >= 0.95 * all.size(), told);
  }

  private static ExplorationResult explored(
      Toy toy, int calls, int steps, SearchStrategy strategy) {
    return Runs.explore(
        toy.world(),
        toy.actions(),
        List.of(),
        strategy,
        Runs.UNBOUNDED
            .withScope(Scope.callsPerAction(calls))
            .withLimits(Limits.NONE.withSteps(steps)),
        new Recorder());
  }

  private static int tries(ExplorationResult result) {
    return result.coverage().actions().stream().mapToInt(one -> one.calls() + one.skipped()).sum();
  }

  /// Each action counts a number of its own.
  private static Toy swappable(int actions) {
    Map<String, LongUnaryOperator> steps = new LinkedHashMap<>();
    for (int i = 0; i < actions; i++) {
      long digit = (long) Math.pow(10, i);
      steps.put("count" + i, all -> all + digit);
    }
    return toy(steps);
  }

  /// The order of all calls can be told from the number.
  private static Toy ordered(int actions) {
    Map<String, LongUnaryOperator> steps = new LinkedHashMap<>();
    for (int i = 1; i <= actions; i++) {
      int digit = i;
      steps.put("write" + i, all -> all * 10 + digit);
    }
    return toy(steps);
  }

  /// Two tickets that go from status to status, and a read.
  private static Toy tickets() {
    Map<String, LongUnaryOperator> steps = new LinkedHashMap<>();
    for (long ticket : new long[] {1, 10}) {
      for (int[] move : new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 1}}) {
        steps.put(
            "move" + ticket + "from" + move[0],
            all -> all / ticket % 10 == move[0] ? all + (move[1] - move[0]) * ticket : all);
      }
    }
    steps.put("read", all -> all);
    return toy(steps);
  }

  /// Orders by status, of which the last is acted on: created, paid, refunded, cancelled.
  private static Toy order() {
    Map<String, LongUnaryOperator> steps = new LinkedHashMap<>();
    steps.put("create", all -> all * 10 + 1);
    steps.put("pay", all -> all % 10 == 1 ? all + 1 : all);
    steps.put("refund", all -> all % 10 == 2 || all % 10 == 3 ? all + 1 : all);
    steps.put("cancel", all -> all % 10 == 1 ? all + 4 : all);
    steps.put("delete", all -> all % 10 == 5 ? all / 10 : all);
    steps.put("stock", all -> all + 1_000_000);
    steps.put("read", all -> all);
    return toy(steps);
  }

  private static Toy toy(Map<String, LongUnaryOperator> steps) {
    ToySystem system = new ToySystem(Map.of("n", 0L));
    ToyApi api = new ToyApi();
    steps.forEach((name, step) ->
        api.on(
            name,
            () -> {
              long next = step.applyAsLong(system.get("n"));
              if (next == system.get("n")) {
                return 409;
              }
              system.put("n", next);
              return 200;
            }));
    return new Toy(
        new World(api, List.of(system), Context.EMPTY),
        steps.keySet().stream().map(ToyApi::call).toList());
  }
}
