package io.venomqa.adapters.project;

/// In which order sequences are tried.
///
/// @param beyond whether to go on from a state in which a rule is broken
public record SearchSettings(Order order, boolean beyond) {

  public static final SearchSettings DEFAULT = new SearchSettings(Order.BREADTH_FIRST, false);

  public enum Order {
    /// Shortest sequences first.
    BREADTH_FIRST,
    /// Each sequence to its end first.
    DEPTH_FIRST
  }
}
