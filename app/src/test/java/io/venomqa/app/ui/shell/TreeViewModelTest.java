package io.venomqa.app.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.app.ui.record.RecordedRun;
import io.venomqa.app.ui.toy.ToyProject;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.ActionCoverage.Standing;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Left;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What the tree says of actions when the run is over.
class TreeViewModelTest {

  private final TreeViewModel tree = new TreeViewModel(new ToyProject(0, 2, 20, false).overview());

  @Test
  void whatIsAmissStandsOutWithItsReason() {
    end(
        action("create_order", Map.of(), Standing.NEVER_ENABLED, "could not be called in 4 states"),
        action("get_order", Map.of(), Standing.NOT_REACHED, "waits in 2 states"),
        action("refund_order", Map.of(401, 3, 0, 1), Standing.NEVER_SUCCESSFUL, ""),
        action("cancel_order", Map.of(204, 2), Standing.NEVER_EFFECTIVE, "nothing was written"));

    assertEquals(
        List.of(
            row("create_order", "never enabled", "warn", "could not be called in 4 states"),
            row("get_order", "not reached", "warn", "waits in 2 states"),
            row("refund_order", "no success", "warn", "only no answer, 401 Unauthorized"),
            row("cancel_order", "no effect", "warn", "nothing was written")),
        tree.actions());
  }

  @Test
  void whatIsAsItShouldBeDoesNot() {
    end(
        action("create_order", Map.of(201, 3), Standing.EFFECTIVE, ""),
        action("get_order", Map.of(200, 3), Standing.ONLY_READS, ""),
        action("refund_order", Map.of(403, 3), Standing.REFUSED_AS_EXPECTED, ""));

    assertEquals(
        List.of(
            row("create_order", "", "muted", ""),
            row("get_order", "only reads", "muted", ""),
            row("refund_order", "refused", "muted", ""),
            row("cancel_order", "", "muted", "")),
        tree.actions());
  }

  @Test
  void aNewRunForgetsTheLast() {
    end(action("create_order", Map.of(), Standing.NEVER_ENABLED, "no order"));
    tree.clear();

    assertEquals(row("create_order", "", "muted", ""), tree.actions().getFirst());
  }

  private void end(ActionCoverage... actions) {
    tree.on(
        new ExplorationEvent.Ended(
            new Ending.Stopped(0),
            new Coverage(List.of(actions), List.of(), List.of(), Left.NOTHING),
            0));
    tree.publish(new RecordedRun());
  }

  private static ActionCoverage action(
      String name, Map<Integer, Integer> statuses, Standing standing, String reason) {
    return new ActionCoverage(
        new ActionId(name), 0, 0, 0, new TreeMap<>(statuses), "", standing, reason, "");
  }

  private static TreeRow row(String name, String note, String tone, String reason) {
    return new TreeRow(name, Optional.empty(), note, tone, reason);
  }
}
