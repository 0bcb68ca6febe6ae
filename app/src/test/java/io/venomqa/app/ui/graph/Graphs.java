package io.venomqa.app.ui.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Graphs for tests.
final class Graphs {
  static final Box FRAME = Box.between(52, 58, 796, 420);

  private Graphs() {}

  static GraphModel model(List<GraphChange> changes) {
    GraphModel model = new GraphModel();
    for (GraphChange change : changes) {
      switch (change) {
        case GraphChange.NodeAdded(GraphNode node) -> model.add(node);
        case GraphChange.NodeUpdated(GraphNode node) -> model.update(node);
        case GraphChange.EdgeAdded(GraphEdge edge) -> model.add(edge);
      }
    }
    return model;
  }

  /// A breadth-first tree of `states` states with some calls that join known ones.
  static List<GraphChange> random(long seed, int states) {
    Random random = new Random(seed);
    List<GraphChange> changes = new ArrayList<>();
    int[] depth = new int[states];
    changes.add(new GraphChange.NodeAdded(waiting(0, 0)));
    int parent = 0;
    int call = 0;
    for (int i = 1; i < states; i++) {
      parent = Math.min(i - 1, parent + random.nextInt(2));
      depth[i] = depth[parent] + 1;
      changes.add(new GraphChange.NodeAdded(waiting(i, depth[i])));
      changes.add(new GraphChange.EdgeAdded(new GraphEdge(call++, parent, i, "go", false)));
      int other = random.nextInt(i);
      if (random.nextInt(4) == 0 && other != i) {
        changes.add(new GraphChange.EdgeAdded(new GraphEdge(call++, i, other, "back", true)));
      }
    }
    return changes;
  }

  static GraphNode waiting(int number, int depth) {
    return new GraphNode(number, depth, NodeStatus.WAITING, Optional.empty());
  }

  static Scene scene(Topology graph, Arrangement arrangement, Emphasis emphasis) {
    float[] full = new float[arrangement.states()];
    Arrays.fill(full, 1);
    return new Scene(
        840,
        452,
        1,
        new Camera(1, 100, 200),
        graph,
        arrangement,
        new Scene.Pose(arrangement.x(), arrangement.y(), full),
        emphasis,
        new Palette(java.util.Map.of()),
        true);
  }
}
