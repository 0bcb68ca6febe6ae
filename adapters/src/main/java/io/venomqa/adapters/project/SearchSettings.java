package io.venomqa.adapters.project;

import java.util.Optional;

/// In which order sequences are tried.
///
/// @param order empty where the run's limits decide
/// @param seed of the orders that draw at random
/// @param beyond whether to go on from a state in which a rule is broken
public record SearchSettings(Optional<Order> order, long seed, boolean beyond) {

  public static final SearchSettings DEFAULT = new SearchSettings(Optional.empty(), 1, false);

  public enum Order {
    /// Shortest sequences first.
    BREADTH_FIRST,
    /// Each sequence to its end first.
    DEPTH_FIRST,
    /// Each sequence up to a bound that grows.
    ITERATIVE_DEEPENING,
    /// Any call from where the last one led.
    RANDOM,
    /// On from what was seen for the first time.
    COVERAGE,
    /// Seldom tried actions, and those that brought something new.
    WEIGHTED,
    /// Several of these in turns.
    BLEND;

    /// Whether it goes back to older states all the time.
    boolean needsAnyState() {
      return this != DEPTH_FIRST && this != ITERATIVE_DEEPENING;
    }
  }
}
