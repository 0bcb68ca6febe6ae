package io.venomqa.app.ui.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.app.ui.graph.GraphChange;
import io.venomqa.app.ui.graph.GraphEdge;
import io.venomqa.app.ui.graph.GraphNode;
import io.venomqa.app.ui.graph.NodeStatus;
import io.venomqa.app.ui.toy.ToyEvents;
import io.venomqa.app.ui.toy.ToyProject;
import io.venomqa.app.ui.value.ViolationRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedRunTest {

  @Test
  void drawsTheFirstCallAsAStateAndTheWayToIt() {
    RecordedRun run = new RecordedRun();
    List<GraphChange> drawn = new ArrayList<>();
    ToyEvents.of(new ToyProject(0, 1, 20, false)).stream().map(run::on).forEach(drawn::addAll);

    assertEquals(
        List.of(
            new GraphChange.NodeAdded(node(0, 0, NodeStatus.WAITING)),
            new GraphChange.NodeUpdated(node(0, 0, NodeStatus.TRYING)),
            new GraphChange.NodeAdded(node(1, 1, NodeStatus.WAITING)),
            new GraphChange.EdgeAdded(new GraphEdge(1, 0, 1, "create_order", false))),
        drawn.subList(0, 4));
  }

  @Test
  void leavesNothingWaitingWhenEverythingWasTried() {
    RecordedRun run = ToyEvents.record(new ToyProject(0, 1, 20, false));

    assertEquals(0, run.totals().waiting());
    for (int state = 0; state < run.totals().states(); state++) {
      boolean open =
          run.status(state) == NodeStatus.WAITING || run.status(state) == NodeStatus.TRYING;
      assertEquals(false, open, "s" + state);
    }
    assertEquals(run.totals().depth(), run.closedTo());
  }

  @Test
  void isClosedToTheDepthBeforeTheLimit() {
    RecordedRun run = ToyEvents.record(new ToyProject(0, 3, 3, true));

    assertEquals(3, run.totals().depth());
    assertEquals(2, run.closedTo());
  }

  @Test
  void countsEveryTransitionOnce() {
    RecordedRun run = ToyEvents.record(new ToyProject(0, 2, 20, false));
    RunTotals totals = run.totals();
    int firstWays = totals.states() - 1;

    assertEquals(totals.transitions(), firstWays + totals.joined() + totals.withoutEffect());
  }

  @Test
  void listsEachCauseOnceTheWorstFirstByItsShortestPath() {
    RecordedRun run = ToyEvents.record(new ToyProject(0, 2, 20, false));

    List<ViolationRow> rows = run.violations().rows();

    assertEquals(
        List.of("no_over_refund", "cancelled_is_final"),
        rows.stream().map(ViolationRow::rule).toList());
    assertEquals("create_order → refund_order → refund_order", rows.getFirst().pathText());
    assertEquals(ViolationRow.Checked.CONFIRMED, rows.getFirst().checked());
  }

  private static GraphNode node(int number, int depth, NodeStatus status) {
    return new GraphNode(number, depth, status, Optional.empty());
  }
}
