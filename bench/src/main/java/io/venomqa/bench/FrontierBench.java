package io.venomqa.bench;

import io.venomqa.engine.explore.Blend;
import io.venomqa.engine.explore.BreadthFirst;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.explore.SearchStrategy;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What it costs to choose the next call, while many states have calls that wait: strategies in
/// runs on a toy world, with the frontier of the run behind them.
final class FrontierBench {

  private static final int STEPS = 80_000;
  private static final int RUNS = 4;
  private static final List<Integer> OPEN = List.of(1_000, 10_000);
  private static final int SAMPLES = 2_000;

  Map<String, Object> run() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("breadth_first", figures(() -> new BreadthFirst()));
    figures.put("blend", figures(() -> new Blend(1)));
    return figures;
  }

  private interface Making {
    SearchStrategy strategy();
  }

  private static Map<String, Object> figures(Making making) {
    Map<String, Object> figures = new LinkedHashMap<>();
    Timed timed = new Timed(making.strategy());
    for (int run = 0; run < RUNS; run++) {
      timed = new Timed(making.strategy());
      explore(timed);
    }
    for (int open : OPEN) {
      List<Sample> near = timed.samplesFrom(open);
      Map<String, Object> at = new LinkedHashMap<>();
      at.put("next_us", micros(near, Sample::next));
      at.put("tried_us", micros(near, Sample::tried));
      at.put("opened_us", micros(near, Sample::opened));
      figures.put(Integer.toString(open), at);
    }
    System.out.println(timed.name() + ": " + figures);
    return figures;
  }

  private static double micros(List<Sample> samples, ToDoubleFunction<Sample> of) {
    return Figures.rounded(Figures.median(samples, of) / 1e3);
  }

  private static void explore(SearchStrategy strategy) {
    NumberWorld toy = NumberWorld.endless();
    new Explorer(
            new World(toy, List.of(toy), Context.EMPTY),
            NumberWorld.actions(),
            List.of(),
            strategy,
            Settings.DEFAULT
                .withScope(Scope.UNBOUNDED)
                .withLimits(Limits.NONE.withSteps(STEPS))
                .withoutSafeguards(),
            new RunControl(),
            _ -> {})
        .run();
  }

  /// One step.
  ///
  /// @param open states that had calls waiting; more or less, since those that were closed are
  ///   known when they are met only
  private record Sample(int open, long next, long tried, long opened) {}

  /// A strategy whose every answer is timed.
  private static final class Timed implements SearchStrategy {

    private final SearchStrategy strategy;
    private final List<Sample> samples = new ArrayList<>();
    private int states;
    private int calls;
    private long next;
    private long tried;
    private long opened;

    Timed(SearchStrategy strategy) {
      this.strategy = strategy;
    }

    /// The samples at the time when so many states were open first.
    List<Sample> samplesFrom(int open) {
      List<Sample> near =
          samples.stream().filter(sample -> sample.open() >= open).limit(SAMPLES).toList();
      if (near.size() < SAMPLES) {
        throw new IllegalStateException("there were never " + open + " open states");
      }
      return near;
    }

    @Override
    public String name() {
      return strategy.name();
    }

    @Override
    public RestoreOrder needs() {
      return strategy.needs();
    }

    @Override
    public boolean inRounds() {
      return strategy.inRounds();
    }

    @Override
    public void opened(int state, Untried untried) {
      long start = System.nanoTime();
      strategy.opened(state, untried);
      opened = System.nanoTime() - start;
      states = Math.max(states, state + 1);
    }

    @Override
    public Call next(Untried untried) {
      samples.add(new Sample(states - calls / NumberWorld.actions().size(), next, tried, opened));
      calls++;
      opened = 0;
      long start = System.nanoTime();
      Call call = strategy.next(untried);
      next = System.nanoTime() - start;
      return call;
    }

    @Override
    public void tried(Call call, News news) {
      long start = System.nanoTime();
      strategy.tried(call, news);
      tried = System.nanoTime() - start;
    }
  }
}
