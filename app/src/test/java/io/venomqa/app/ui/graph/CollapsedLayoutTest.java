package io.venomqa.app.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollapsedLayoutTest {
  private final ToyShop shop = new ToyShop(7, 3000);
  private final GraphModel model = Graphs.model(shop.changes());
  private final Topology graph = model.topology();

  @Test
  void drawsOnlyThePathAndWhatIsKeptBesideTheBoxes() {
    Highlights highlights = new Highlights();
    highlights.path = shop.pathTo(shop.doubleRefund());
    int[] path = highlights.pathStates(model);
    BitSet kept = new BitSet();
    kept.set(2500);
    Arrangement placed = CollapsedLayout.place(graph, path, kept, Set.of(), Graphs.FRAME);
    BitSet expected = (BitSet) kept.clone();
    for (int state : path) {
      expected.set(state);
    }
    assertEquals(expected, shown(placed));
    assertEquals(1, IntStream.of(path).mapToObj(i -> placed.y()[i]).distinct().count());
  }

  @Test
  void countsStatesAndBrokenRulesOfEachDepth() {
    Arrangement placed =
        CollapsedLayout.place(graph, new int[0], new BitSet(), Set.of(), Graphs.FRAME);
    assertEquals(
        graph.states(), placed.boxes().stream().mapToInt(Arrangement.DepthBox::states).sum());
    assertEquals(Map.of(Mark.CRITICAL, 1, Mark.HIGH, 1), placed.boxes().get(3).broken());
  }

  @Test
  void showsAllStatesOfAnOpenDepth() {
    Arrangement placed =
        CollapsedLayout.place(graph, new int[0], new BitSet(), Set.of(5), Graphs.FRAME);
    assertEquals(graph.statesByDepth()[5], shown(placed).cardinality());
    assertTrue(placed.boxes().get(5).open());
  }

  @Test
  void growsWithTheLogarithm() {
    double step = CollapsedLayout.height(100) - CollapsedLayout.height(10);
    assertEquals(step, CollapsedLayout.height(1000) - CollapsedLayout.height(100), 1e-9);
  }

  private static BitSet shown(Arrangement placed) {
    BitSet shown = new BitSet();
    for (int i = 0; i < placed.states(); i++) {
      shown.set(i, placed.shown()[i]);
    }
    return shown;
  }
}
