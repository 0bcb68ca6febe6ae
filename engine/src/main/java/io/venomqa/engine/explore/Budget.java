package io.venomqa.engine.explore;

import io.venomqa.engine.model.Limit;
import java.util.EnumSet;
import java.util.Set;

/// What is left of a run's limits. Pauses do not count as time.
final class Budget {

  private final Limits limits;
  private final Set<Limit> reached = EnumSet.noneOf(Limit.class);
  private boolean running;
  private long started;
  private long pauseStarted;
  private long spent;
  private int known;

  Budget(Limits limits) {
    this.limits = limits;
  }

  /// Exploring begins: getting ready and proving rollback does not count.
  void start() {
    running = true;
    started = System.nanoTime();
  }

  void stop() {
    if (running) {
      spent = System.nanoTime() - started;
    }
  }

  /// Time spent exploring, known after [#stop]; 0 when it never began.
  long spentNanos() {
    return spent;
  }

  void pause() {
    pauseStarted = System.nanoTime();
  }

  void resume() {
    started += System.nanoTime() - pauseStarted;
  }

  /// One of the steps is known from an earlier run: it does not count.
  void known() {
    known++;
  }

  /// Whether another step would be one too many.
  boolean isSpent(int transitions, int violations) {
    if (transitions - known >= limits.steps()) {
      reached.add(Limit.STEPS);
    }
    if (System.nanoTime() - started >= limits.time().toNanos()) {
      reached.add(Limit.TIME);
    }
    if (violations >= limits.violations()) {
      reached.add(Limit.VIOLATIONS);
    }
    return !reached.isEmpty();
  }

  /// Whether half of the steps are taken.
  boolean isHalfSpent(int transitions) {
    return transitions - known >= limits.steps() / 2;
  }

  boolean allowsDepth(int depth) {
    return depth < limits.depth();
  }

  Set<Limit> reached() {
    return Set.copyOf(reached);
  }
}
