package io.venomqa.app.ui.graph;

import java.util.Objects;

/// A transition as the picture knows it.
///
/// @param number its number in the run
/// @param from number of the state where the call was made
/// @param to number of the state that it led to
/// @param action name of the action
/// @param joins whether `to` was known already: this is not the first way to it
public record GraphEdge(int number, int from, int to, String action, boolean joins) {

  /// @throws IllegalArgumentException when a number is negative
  public GraphEdge {
    if (number < 0 || from < 0 || to < 0) {
      throw new IllegalArgumentException("call " + number + " from " + from + " to " + to);
    }
    Objects.requireNonNull(action, "action");
  }
}
