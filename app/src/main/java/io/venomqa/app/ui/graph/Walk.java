package io.venomqa.app.ui.graph;

import java.util.stream.IntStream;

/// Where an arrow key leads from a state.
enum Walk {
  PARENT,
  CHILD,
  UP,
  DOWN;

  /// Index of the state that is reached; `from` when there is none.
  int from(int from, Topology graph, Arrangement arrangement) {
    return switch (this) {
      case PARENT -> graph.parent()[from] < 0 ? from : graph.parent()[from];
      case CHILD ->
          nearest(
              from,
              IntStream.range(0, arrangement.states()).filter(i -> graph.parent()[i] == from),
              arrangement);
      case UP ->
          nearest(
              from,
              sameDepth(from, graph, arrangement)
                  .filter(i -> arrangement.y()[i] < arrangement.y()[from]),
              arrangement);
      case DOWN ->
          nearest(
              from,
              sameDepth(from, graph, arrangement)
                  .filter(i -> arrangement.y()[i] > arrangement.y()[from]),
              arrangement);
    };
  }

  private static IntStream sameDepth(int from, Topology graph, Arrangement arrangement) {
    return IntStream.range(0, arrangement.states())
        .filter(i -> graph.depth()[i] == graph.depth()[from] && arrangement.shown()[i]);
  }

  private static int nearest(int from, IntStream candidates, Arrangement arrangement) {
    float y = arrangement.y()[from];
    return candidates
        .boxed()
        .min(java.util.Comparator.comparingDouble(i -> Math.abs(arrangement.y()[i] - y)))
        .orElse(from);
  }
}
