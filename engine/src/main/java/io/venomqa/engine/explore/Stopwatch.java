package io.venomqa.engine.explore;

/// Adds up time spent in parts, in nanoseconds.
final class Stopwatch {

  private long started;
  private long total;

  void start() {
    started = System.nanoTime();
  }

  void stop() {
    total += System.nanoTime() - started;
  }

  long nanos() {
    return total;
  }
}
