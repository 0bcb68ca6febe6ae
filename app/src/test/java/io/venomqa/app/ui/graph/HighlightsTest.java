package io.venomqa.app.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HighlightsTest {
  private final GraphModel model =
      Graphs.model(
          List.of(
              new GraphChange.NodeAdded(Graphs.waiting(0, 0)),
              new GraphChange.NodeAdded(Graphs.waiting(1, 1)),
              new GraphChange.NodeAdded(Graphs.waiting(12, 1)),
              new GraphChange.EdgeAdded(new GraphEdge(0, 0, 1, "create_order", false)),
              new GraphChange.EdgeAdded(new GraphEdge(1, 0, 12, "cancel_order", false)),
              new GraphChange.EdgeAdded(new GraphEdge(2, 1, 1, "get_order", true))));

  private final Highlights highlights = new Highlights();

  @Test
  void findsAStateByItsName() {
    highlights.query = " S12 ";
    assertEquals(bits(2), highlights.hits(model.topology()));
  }

  @Test
  void findsTheStatesThatAnActionLeadsTo() {
    highlights.query = "create";
    assertEquals(bits(1), highlights.hits(model.topology()));
  }

  @Test
  void fadesCallsOfOtherActionsAndTheStatesBehindThem() {
    highlights.actions = Set.of("create_order");
    Emphasis emphasis = highlights.emphasis(model, model.topology(), 0, true);
    assertEquals(bits(1), emphasis.dimCalls());
    assertEquals(bits(2), emphasis.dimStates());
  }

  @Test
  void drawsNoLineForACallWithoutEffectButKnowsIt() {
    assertEquals(2, model.calls());
    assertTrue(model.topology().loops()[1]);
    assertFalse(model.topology().loops()[0]);
  }

  @Test
  void refusesACallBetweenUnknownStates() {
    GraphEdge edge = new GraphEdge(9, 0, 77, "a", false);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> model.add(edge));
    assertEquals("not known: state s77", refused.getMessage());
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    Arrays.stream(set).forEach(bits::set);
    return bits;
  }
}
