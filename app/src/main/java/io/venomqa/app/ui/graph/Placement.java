package io.venomqa.app.ui.graph;

import java.util.BitSet;
import java.util.Set;

/// Chooses and keeps the layouts. Belongs to the layout's thread.
final class Placement {
  private ForceLayout force = new ForceLayout();
  private long run = -1;

  /// What is to be placed.
  ///
  /// @param graph the graph
  /// @param path states that are to stand on one line
  /// @param kept further states that must be drawn themselves
  /// @param open depths that are drawn state by state even when others are collapsed
  /// @param frame the part of the window that is to be filled, pixels
  /// @param kind how
  /// @param run a number for each exploration: with another one, nothing is kept
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared or written
  record Task(
      Topology graph,
      int[] path,
      BitSet kept,
      Set<Integer> open,
      Box frame,
      GraphLayout kind,
      long run) {}

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
      case DEPTH ->
          new Result(
              task.graph().states() > CollapsedLayout.MOST
                  ? CollapsedLayout.place(
                      task.graph(), task.path(), task.kept(), task.open(), task.frame())
                  : DepthLayout.place(task.graph(), task.path(), task.frame()),
              true);
      case FORCE -> {
        Arrangement arrangement = force.advance(task.graph());
        yield new Result(arrangement, force.isSettled());
      }
    };
  }
}
