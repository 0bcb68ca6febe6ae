package io.venomqa.bench;

import io.venomqa.bench.hot.StateIdBench;
import io.venomqa.bench.hot.VisitedBench;
import io.venomqa.engine.model.StateNumbers;
import java.lang.ref.Reference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/// The parts of the engine that every step goes through.
final class HotBench {

  /// Just after the table of places was doubled, which is when a state takes most.
  private static final int WORST = 12 * (1 << 16) + 1;

  Map<String, Object> run() throws RunnerException {
    Map<String, Object> figures = new LinkedHashMap<>();
    Map<String, Object> ids = new LinkedHashMap<>();
    for (RunResult result : results(StateIdBench.class)) {
      String shape = result.getParams().getParam("shape").toLowerCase(Locale.ROOT);
      String name = result.getPrimaryResult().getLabel() + "_" + shape;
      put(ids, name + "_" + result.getParams().getParam("rows"), result);
    }
    figures.put("state_id_us", ids);
    Map<String, Object> visited = new LinkedHashMap<>();
    for (RunResult result : results(VisitedBench.class)) {
      put(visited, result.getPrimaryResult().getLabel() + "_per_s", result);
    }
    visited.put("bytes_a_state", bytesAState(VisitedBench.STATES));
    visited.put("bytes_a_state_at_worst", bytesAState(WORST));
    figures.put("visited_set", visited);
    figures.put("frontier", new FrontierBench().run());
    return Map.of("hot", figures);
  }

  private static Collection<RunResult> results(Class<?> benchmark) throws RunnerException {
    return new Runner(
            new OptionsBuilder().include(benchmark.getName()).verbosity(VerboseMode.SILENT).build())
        .run();
  }

  /// The median of all iterations, and the best: where others use the machine, that says more.
  private static void put(Map<String, Object> figures, String name, RunResult result) {
    Statistics all = result.getPrimaryResult().getStatistics();
    boolean perSecond = result.getParams().getMode() == Mode.Throughput;
    double median = all.getPercentile(50);
    double best = perSecond ? all.getMax() : all.getMin();
    System.out.printf(
        "%s: %,.3f, best %,.3f %s%n", name, median, best, result.getPrimaryResult().getScoreUnit());
    figures.put(name, Figures.rounded(median));
    figures.put(name + "_best", Figures.rounded(best));
  }

  private static double bytesAState(int states) {
    long before = used();
    StateNumbers numbers = VisitedBench.filled(states);
    try {
      return Figures.rounded((double) (used() - before) / states);
    } finally {
      Reference.reachabilityFence(numbers);
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
