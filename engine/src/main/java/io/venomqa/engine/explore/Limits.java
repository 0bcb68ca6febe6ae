package io.venomqa.engine.explore;

import java.time.Duration;

/// What one run may cost. Reaching a limit ends the run, and never reads as "passed".
///
/// @param steps transitions
/// @param depth calls on a path
/// @param time from the start of exploring; proving rollback and pauses are not counted
/// @param violations rules found broken
public record Limits(long steps, int depth, Duration time, int violations) {

  public static final Limits NONE =
      new Limits(Long.MAX_VALUE, Integer.MAX_VALUE, Duration.ofDays(36500), Integer.MAX_VALUE);

  public static final Limits DEFAULT = new Limits(10_000, 20, Duration.ofMinutes(10), 50);

  public Limits {
    if (steps < 1 || depth < 1 || violations < 1 || time.isZero() || time.isNegative()) {
      throw new IllegalArgumentException("Each limit must be greater than 0.");
    }
  }

  public Limits withSteps(long newSteps) {
    return new Limits(newSteps, depth, time, violations);
  }

  public Limits withDepth(int newDepth) {
    return new Limits(steps, newDepth, time, violations);
  }

  public Limits withTime(Duration newTime) {
    return new Limits(steps, depth, newTime, violations);
  }

  public Limits withViolations(int newViolations) {
    return new Limits(steps, depth, time, newViolations);
  }
}
