package io.venomqa.engine.explore;

import io.venomqa.engine.model.Limit;
import java.util.EnumSet;
import java.util.Set;

/// What is left of a run's limits. Pauses do not count as time.
final class Budget {

  private final Limits limits;
  private final Set<Limit> reached = EnumSet.noneOf(Limit.class);
  private long started = System.nanoTime();
  private long pauseStarted;

  Budget(Limits limits) {
    this.limits = limits;
  }

  void start() {
    started = System.nanoTime();
  }

  void pause() {
    pauseStarted = System.nanoTime();
  }

  void resume() {
    started += System.nanoTime() - pauseStarted;
  }

  /// Whether another step would be one too many.
  boolean isSpent(int transitions, int violations) {
    if (transitions >= limits.steps()) {
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

  boolean allowsDepth(int depth) {
    return depth < limits.depth();
  }

  Set<Limit> reached() {
    return Set.copyOf(reached);
  }
}
