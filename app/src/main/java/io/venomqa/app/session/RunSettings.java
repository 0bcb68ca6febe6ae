package io.venomqa.app.session;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How to explore, and what it may cost.
///
/// @param chosen empty where the limits decide
/// @param seed of the strategies that draw at random
/// @param depth longest sequence of calls
public record RunSettings(
    Optional<Strategy> chosen, long seed, int steps, int depth, Duration time, int violations) {

  private static final int FEW_STEPS = 1_000;
  private static final Duration SHORT_TIME = Duration.ofMinutes(1);

  /// In which order sequences are tried.
  public enum Strategy {
    BREADTH_FIRST,
    DEPTH_FIRST,
    ITERATIVE_DEEPENING,
    RANDOM,
    COVERAGE,
    WEIGHTED,
    BLEND;

    /// As in files and on the command line, such as `breadth-first`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// With a strategy of the usual seed.
  public RunSettings(Strategy strategy, int steps, int depth, Duration time, int violations) {
    this(Optional.of(strategy), 1, steps, depth, time, violations);
  }

  /// The chosen strategy. Where none is, breadth first, or the blend where the limits are a tenth
  /// of the usual ones or less: then what counts is to find something soon.
  public Strategy strategy() {
    boolean tight = steps <= FEW_STEPS || time.compareTo(SHORT_TIME) <= 0;
    return chosen.orElse(tight ? Strategy.BLEND : Strategy.BREADTH_FIRST);
  }

  public RunSettings with(Strategy other) {
    return new RunSettings(Optional.of(other), seed, steps, depth, time, violations);
  }
}
