package io.venomqa.app.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.app.ui.toy.ToyEvents;
import io.venomqa.app.ui.toy.ToyProject;
import io.venomqa.app.ui.value.Level;
import io.venomqa.app.ui.value.ViolationRow;
import io.venomqa.engine.event.ExplorationEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectViewModelTest {

  private final ToyProject toy = new ToyProject(0, 2, 20, false);
  private final ProjectViewModel project =
      new ProjectViewModel(toy, Runnable::run, System::nanoTime);

  @Test
  void saysInTheTreeWhatTheRunFound() {
    explore();

    assertEquals(
        List.of(
            new TreeRow("create_order", Optional.empty(), "5", "muted"),
            new TreeRow("get_order", Optional.empty(), "19 · only reads", "muted"),
            new TreeRow("refund_order", Optional.empty(), "16", "muted"),
            new TreeRow("cancel_order", Optional.empty(), "15", "muted")),
        project.tree().actions());
    assertEquals(
        List.of(
            new TreeRow("no_over_refund", Optional.of(Level.CRITICAL), "broken", "bad"),
            new TreeRow("cancelled_is_final", Optional.of(Level.HIGH), "broken", "bad"),
            new TreeRow("stock_not_negative", Optional.of(Level.MEDIUM), "holds", "good")),
        project.tree().invariants());
    assertEquals(
        List.of(new TreeRow("db", Optional.empty(), "SQLite ✓", "good")), project.tree().systems());
  }

  @Test
  void saysInTheStatusBarThatRollbackIsProven() {
    assertEquals("Rollback not proven yet · SQLite", project.status().proofTextProperty().get());

    explore();

    assertEquals(StatusViewModel.Proof.PROVEN, project.status().proofProperty().get());
    assertEquals(
        "2 rules are broken. Every sequence was tried, up to where a rule breaks.",
        project.status().progressProperty().get());
  }

  @Test
  void saysInTheStatusBarThatPathsAreMadeShorter() {
    project.explore().begin(toy.overview().defaults());
    for (ExplorationEvent event : ToyEvents.of(toy)) {
      project.on(event);
      if (event instanceof ExplorationEvent.Minimizing) {
        break;
      }
    }
    project.publish();

    assertEquals(
        "Leaving out what is not needed from the paths of 13 violations",
        project.status().progressProperty().get());
  }

  @Test
  void selectsTheFirstViolationWhileNothingIsSelected() {
    explore();

    ViolationRow selected = project.violations().selectedProperty().get();

    // It is found in the first round, the double refund in the second.
    assertEquals("cancelled_is_final", selected == null ? "none" : selected.rule());
  }

  @Test
  void opensOneReplayPerPath() {
    explore();
    ViolationRow worst = project.violations().rows().getFirst();

    project.replay(worst);
    project.replay(worst);

    assertEquals(1, project.replays().size());
  }

  private void explore() {
    project.explore().begin(toy.overview().defaults());
    ToyEvents.of(toy).forEach(project::on);
    project.publish();
  }
}
