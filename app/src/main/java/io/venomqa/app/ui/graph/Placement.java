package io.venomqa.app.ui.graph;

/// Chooses and keeps the layouts. Belongs to the layout's thread.
final class Placement {
  private ForceLayout force = new ForceLayout();
  private long run = -1;

  /// What is to be placed.
  ///
  /// @param graph the graph
  /// @param path states that are to stand on one line
  /// @param kind how
  /// @param run a number for each exploration: with another one, nothing is kept
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared or written
  record Task(Topology graph, int[] path, GraphLayout kind, long run) {}

  /// What came of it.
  ///
  /// @param arrangement the places
  /// @param settled whether asking again would change nothing
  record Result(Arrangement arrangement, boolean settled) {}

  Result place(Task task) {
    if (task.run() != run) {
      run = task.run();
      force = new ForceLayout();
    }
    return switch (task.kind()) {
      case DEPTH -> new Result(DepthLayout.place(task.graph(), task.path()), true);
      case FORCE -> {
        Arrangement arrangement = force.advance(task.graph());
        yield new Result(arrangement, force.isSettled());
      }
    };
  }
}
