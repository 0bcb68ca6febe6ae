package io.venomqa.adapters.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.NotGoneBeyond;
import io.venomqa.engine.model.Notice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventLinesTest {

  private static List<String> lines(ExplorationEvent... events) {
    EventLines lines = new EventLines(false);
    return Stream.of(events).map(lines::of).flatMap(Optional::stream).toList();
  }

  @Test
  void onlyWhatIsWorthALineGetsOne() {
    assertEquals(
        List.of(
            "Exploring 2 actions and 1 invariant, breadth first",
            "✓ POST /orders (201) changed 1 row of db.orders",
            "! the row is still there",
            "CRITICAL  no_over_refund  create_order → refund_order → refund_order",
            "Leaving out what is not needed from the paths of 1 violation",
            "SCRIPT ERROR  invariants/orders_are_listed.js:3:12: TypeError: orders is undefined",
            "Note: a call got no answer\\nat first",
            "Everything with at most 1 call of each action was tried."),
        lines(
            new ExplorationEvent.Started(
                List.of(new ActionId("a"), new ActionId("b")), List.of("i"), "breadth first"),
            new ExplorationEvent.ProofStep("POST /orders (201) changed 1 row of db.orders", true),
            new ExplorationEvent.ProofStep("the row is still there", false),
            new ExplorationEvent.StateEntered(0),
            new ExplorationEvent.ViolationFound(SampleRun.doubleRefund().violations().get(1)),
            new ExplorationEvent.ViolationChecked(SampleRun.doubleRefund().violations().get(1)),
            new ExplorationEvent.Minimizing(1),
            new ExplorationEvent.ScriptFailed(SampleRun.doubleRefund().scriptProblems().getFirst()),
            new ExplorationEvent.Noticed(
                new Notice(Notice.Kind.NETWORK_RETRIED, "a call got no answer\nat first")),
            new ExplorationEvent.ScopeClosed(
                new Ending.ClosedScope("at most 1 call of each action", NotGoneBeyond.NOTHING))));
  }
}
