package io.venomqa.app.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PickerTest {
  /// s0 → s1 and s0 → s2.
  private final Topology graph =
      Graphs.model(
              List.of(
                  new GraphChange.NodeAdded(Graphs.waiting(0, 0)),
                  new GraphChange.NodeAdded(Graphs.waiting(1, 1)),
                  new GraphChange.NodeAdded(Graphs.waiting(2, 1)),
                  new GraphChange.EdgeAdded(new GraphEdge(10, 0, 1, "a", false)),
                  new GraphChange.EdgeAdded(new GraphEdge(11, 0, 2, "b", false))))
          .topology();

  private final Scene scene =
      Graphs.scene(graph, DepthLayout.place(graph, new int[0], Graphs.FRAME), Emphasis.none());

  @Test
  void meetsAStateEightPixelsAway() {
    assertEquals(1, Picker.state(scene, scene.x(1) + 8, scene.y(1)));
  }

  @Test
  void meetsNoStateTwelvePixelsAway() {
    assertEquals(-1, Picker.state(scene, scene.x(1) - 12, scene.y(1)));
  }

  @Test
  void meetsTheNearerOfTwoStates() {
    double middle = (scene.y(1) + scene.y(2)) / 2;
    assertEquals(1, Picker.state(scene, scene.x(1), middle - 3 - 7));
    assertEquals(2, Picker.state(scene, scene.x(1), middle + 3 + 7));
  }

  @Test
  void meetsACallBesideItsLine() {
    double x = (scene.x(0) + scene.x(1)) / 2 + 20;
    assertEquals(0, Picker.call(scene, x, scene.y(1) + 2));
    assertEquals(1, Picker.call(scene, x, scene.y(2) - 2));
  }

  @Test
  void meetsNoCallFarFromAnyLine() {
    assertEquals(-1, Picker.call(scene, scene.x(0), scene.y(0) + 60));
  }

  @Test
  void meetsTheBoxOfACollapsedDepth() {
    Scene collapsed =
        Graphs.scene(
            graph,
            CollapsedLayout.place(graph, new int[0], new BitSet(), Set.of(), Graphs.FRAME),
            Emphasis.none());
    Box box = BoxPainter.onScreen(collapsed, collapsed.arrangement().boxes().get(1));
    assertEquals(1, Picker.box(collapsed, box.centerX(), box.centerY()));
    assertEquals(-1, Picker.state(collapsed, box.centerX(), box.centerY()));
  }
}
