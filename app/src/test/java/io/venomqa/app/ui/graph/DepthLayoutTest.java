package io.venomqa.app.ui.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepthLayoutTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100, 1000})
  void keepsStatesOfADepthTwentyPixelsApart(int states) {
    for (long seed = 0; seed < 20; seed++) {
      Topology graph = Graphs.model(Graphs.random(seed, states)).topology();
      Arrangement placed = place(graph);
      for (int[] column : graph.byDepth()) {
        for (int a : column) {
          for (int b : column) {
            double distance =
                Math.hypot(placed.x()[a] - placed.x()[b], placed.y()[a] - placed.y()[b]);
            assertTrue(
                a == b || distance > 19.99,
                "seed " + seed + ": " + a + " and " + b + ": " + distance);
          }
        }
      }
    }
  }

  @Test
  void keepsColumnsNinetySixPixelsApart() {
    Arrangement placed = place(Graphs.model(new ToyShop(5, 300).changes()).topology());
    List<Arrangement.Column> columns = placed.columns();
    for (int i = 1; i < columns.size(); i++) {
      double before = columns.get(i - 1).x() + columns.get(i - 1).width() / 2;
      double after = columns.get(i).x() - columns.get(i).width() / 2;
      assertTrue(after - before >= 96, "depth " + i + " is " + (after - before) + " away");
    }
  }

  @Test
  void drawsTheHighlightedPathStraight() {
    ToyShop shop = new ToyShop(4, 60);
    GraphModel model = Graphs.model(shop.changes());
    Highlights highlights = new Highlights();
    highlights.path = shop.pathTo(shop.doubleRefund());
    int[] path = highlights.pathStates(model);
    Arrangement placed = DepthLayout.place(model.topology(), path, Graphs.FRAME);
    assertEquals(4, path.length);
    for (int state : path) {
      assertEquals(0, placed.y()[state], 0.001);
    }
  }

  @Test
  void isNoHigherThanItsFullestColumnNeeds() {
    Topology graph = Graphs.model(new ToyShop(4, 46).changes()).topology();
    int fullest = Arrays.stream(graph.statesByDepth()).max().orElseThrow();
    double height = place(graph).bounds().height();
    assertTrue(height <= fullest * 22, "height " + height);
  }

  @Test
  void neverChangesTheOrderOfKnownStatesWhenNewOnesCome() {
    List<GraphChange> changes = new ToyShop(4, 200).changes();
    GraphModel model = new GraphModel();
    List<Integer> before = List.of();
    for (GraphChange change : changes) {
      switch (change) {
        case GraphChange.NodeAdded(GraphNode node) -> model.add(node);
        case GraphChange.NodeUpdated(GraphNode node) -> model.update(node);
        case GraphChange.EdgeAdded(GraphEdge edge) -> {
          model.add(edge);
          List<Integer> after = order(model.topology(), 4);
          assertEquals(before, after.stream().filter(before::contains).toList());
          before = after;
        }
      }
    }
  }

  @Test
  void movesLittleForOneMoreState() {
    List<GraphChange> changes = Graphs.random(7, 120);
    GraphModel model = new GraphModel();
    Arrangement before = place(model.topology());
    double moved = 0;
    int layouts = 0;
    for (GraphChange change : changes) {
      if (change instanceof GraphChange.NodeAdded(GraphNode node)) {
        model.add(node);
      } else if (change instanceof GraphChange.EdgeAdded(GraphEdge edge)) {
        model.add(edge);
        Arrangement after = place(model.topology());
        for (int i = 0; i < before.states(); i++) {
          moved += Math.abs(after.y()[i] - before.y()[i]) / before.states();
        }
        layouts++;
        before = after;
      }
    }
    assertTrue(moved / layouts < 10, "a state moved by " + moved / layouts + " pixels on average");
  }

  @Test
  void placesTheSameGraphTheSameWay() {
    Topology graph = Graphs.model(new ToyShop(5, 300).changes()).topology();
    assertArrayEquals(place(graph).y(), place(graph).y());
  }

  private static Arrangement place(Topology graph) {
    return DepthLayout.place(graph, new int[0], Graphs.FRAME);
  }

  /// The states of a depth that have a way to them, from top to bottom.
  private static List<Integer> order(Topology graph, int depth) {
    Arrangement placed = place(graph);
    return IntStream.range(0, graph.states())
        .filter(i -> graph.depth()[i] == depth && graph.parent()[i] >= 0)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> placed.y()[i]))
        .toList();
  }
}
