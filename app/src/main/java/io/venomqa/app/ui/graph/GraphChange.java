package io.venomqa.app.ui.graph;

/// One thing that happened to the graph, for [StateGraphView#apply].
public sealed interface GraphChange {

  /// A state was found.
  ///
  /// @param node the state
  record NodeAdded(GraphNode node) implements GraphChange {}

  /// A known state has another status, mark or depth.
  ///
  /// @param node the state as it is now
  record NodeUpdated(GraphNode node) implements GraphChange {}

  /// A call was made.
  ///
  /// @param edge the transition
  record EdgeAdded(GraphEdge edge) implements GraphChange {}
}
