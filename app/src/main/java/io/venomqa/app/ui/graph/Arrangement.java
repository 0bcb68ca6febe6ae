package io.venomqa.app.ui.graph;

import java.util.List;
import java.util.Map;

/// Where everything stands, in pixels at 100%; the first `x.length` states of the topology have a
/// place. Immutable by agreement: it is handed from the layout's thread to the others and not
/// written again.
///
/// @param kind how it was made
/// @param x centre of each state
/// @param y centre of each state, downwards
/// @param shown whether each state is drawn itself, not as a part of its depth's box
/// @param columns the depths, by depth; empty when not by depth
/// @param boxes the depths that are drawn as one box
/// @param bounds what encloses everything that is drawn
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared or written
record Arrangement(
    GraphLayout kind,
    float[] x,
    float[] y,
    boolean[] shown,
    List<Column> columns,
    List<DepthBox> boxes,
    Box bounds) {

  /// One depth.
  ///
  /// @param depth which
  /// @param x its middle
  /// @param width from its first to its last state; 0 when they stand below each other
  /// @param states how many it has
  /// @param closed whether every call down to it was tried
  record Column(int depth, double x, double width, int states, boolean closed) {}

  /// The states of one depth in one box.
  ///
  /// @param depth which
  /// @param box where
  /// @param states how many of them it stands for
  /// @param broken how many of them have each mark; none that no state has
  /// @param callsOn calls from this depth to the next one
  /// @param open whether its states are drawn too, inside it
  record DepthBox(
      int depth, Box box, int states, Map<Mark, Integer> broken, int callsOn, boolean open) {}

  static Arrangement empty() {
    return new Arrangement(
        GraphLayout.DEPTH,
        new float[0],
        new float[0],
        new boolean[0],
        List.of(),
        List.of(),
        new Box(0, 0, 0, 0));
  }

  int states() {
    return x.length;
  }
}
