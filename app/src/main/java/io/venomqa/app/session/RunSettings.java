package io.venomqa.app.session;

import java.time.Duration;

/// How to explore, and what it may cost.
///
/// @param depth longest sequence of calls
public record RunSettings(Strategy strategy, int steps, int depth, Duration time, int violations) {

  /// In which order states are explored.
  public enum Strategy {
    BREADTH_FIRST,
    DEPTH_FIRST
  }

  public RunSettings with(Strategy other) {
    return new RunSettings(other, steps, depth, time, violations);
  }
}
