package io.venomqa.bench;

import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Rollbackable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What going back costs, per mechanism and size of the content. The workload: one call of an API
/// that writes 3 rows in 2 tables (Redis: 3 keys).
final class RollbackBench {

  private static final int WARM_UPS = 40;
  private static final int SAMPLES = 120;
  private static final int JUMP = 20;
  private static final int JUMPS = 15;

  /// So long at most for the samples of one figure: the slow mechanisms get fewer.
  private static final long PATIENCE_NANOS = 12_000_000_000L;

  /// A content with an API on it.
  interface Subject extends AutoCloseable {

    Rollbackable system() throws Exception;

    /// One call, over a connection of the API's own.
    void call() throws Exception;

    @Override
    void close() throws SQLException;
  }

  /// A mechanism on a real server or file.
  interface Mechanism {

    String name();

    List<Integer> sizes();

    /// A content of so many rows or keys.
    Subject subject(int size) throws Exception;
  }

  Map<String, Object> run(List<Mechanism> mechanisms) throws Exception {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Mechanism mechanism : mechanisms) {
      Map<String, Object> bySize = new LinkedHashMap<>();
      for (int size : mechanism.sizes()) {
        try (Subject subject = mechanism.subject(size)) {
          Map<String, Object> measured = measure(subject);
          System.out.println(mechanism.name() + " " + size + " " + measured);
          bySize.put(Integer.toString(size), measured);
        }
      }
      figures.put(mechanism.name(), bySize);
    }
    return figures;
  }

  private static Map<String, Object> measure(Subject subject) throws Exception {
    double without = callMillis(subject);
    try (Rollbackable system = subject.system()) {
      system.begin();
      Checkpoint initial = system.checkpoint();
      List<Double> calls = new ArrayList<>();
      List<Double> drains = new ArrayList<>();
      List<Double> checkpoints = new ArrayList<>();
      List<Double> restores = new ArrayList<>();
      long end = System.nanoTime() + PATIENCE_NANOS;
      for (int i = -WARM_UPS; i < SAMPLES && System.nanoTime() < end; i++) {
        long start = System.nanoTime();
        subject.call();
        long called = System.nanoTime();
        system.drain();
        long drained = System.nanoTime();
        Checkpoint here = system.checkpoint();
        long checked = System.nanoTime();
        system.restore(initial);
        long restored = System.nanoTime();
        if (here.equals(initial)) {
          throw new IllegalStateException("the call changed nothing");
        }
        if (i >= 0 || end - System.nanoTime() < PATIENCE_NANOS / 2) {
          calls.add((called - start) / 1e6);
          drains.add((drained - called) / 1e6);
          checkpoints.add((checked - drained) / 1e6);
          restores.add((restored - checked) / 1e6);
        }
      }
      double jump = jumpMillis(subject, system, initial);
      system.end();
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("checkpoint_ms", median(checkpoints));
      figures.put("drain_ms", median(drains));
      figures.put("fingerprint_ms", 0.0);
      figures.put("restore_ms", median(restores));
      figures.put("jump20_ms", Figures.rounded(jump));
      figures.put("api_slowdown", Figures.rounded(median(calls) / without));
      return figures;
    }
  }

  private static double callMillis(Subject subject) throws Exception {
    List<Double> calls = new ArrayList<>();
    for (int i = -WARM_UPS; i < SAMPLES; i++) {
      long start = System.nanoTime();
      subject.call();
      if (i >= 0) {
        calls.add((System.nanoTime() - start) / 1e6);
      }
    }
    return median(calls);
  }

  /// From the end of a way of 20 calls to its start.
  private static double jumpMillis(Subject subject, Rollbackable system, Checkpoint initial)
      throws Exception {
    List<Double> jumps = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (int i = 0; i < JUMPS && (jumps.isEmpty() || System.nanoTime() < end); i++) {
      for (int call = 0; call < JUMP; call++) {
        subject.call();
        system.drain();
        system.checkpoint();
      }
      long start = System.nanoTime();
      system.restore(initial);
      jumps.add((System.nanoTime() - start) / 1e6);
    }
    return median(jumps);
  }

  private static double median(List<Double> samples) {
    return Figures.rounded(Figures.median(samples, Double::doubleValue));
  }
}
