package io.venomqa.app.ui.graph;

/// How the states are placed.
public enum GraphLayout {
  /// One column for each number of calls from the initial state.
  DEPTH,
  /// Connected states attract, all others repel each other.
  FORCE
}
