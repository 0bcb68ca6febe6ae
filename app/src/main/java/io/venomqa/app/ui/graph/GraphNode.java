package io.venomqa.app.ui.graph;

import java.util.Objects;
import java.util.Optional;

/// A state as the picture knows it.
///
/// @param number its number in the run, shown as `s9`; the initial state is 0
/// @param depth calls on the shortest known path to it, from 0
/// @param status how far the exploration is with it
/// @param mark the worst severity that is broken in it
public record GraphNode(int number, int depth, NodeStatus status, Optional<Mark> mark) {

  /// @throws IllegalArgumentException when `number` or `depth` is negative
  public GraphNode {
    if (number < 0 || depth < 0) {
      throw new IllegalArgumentException("state " + number + " at depth " + depth);
    }
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(mark, "mark");
  }

  /// The name that a person reads: `s9`.
  public String name() {
    return "s" + number;
  }
}
