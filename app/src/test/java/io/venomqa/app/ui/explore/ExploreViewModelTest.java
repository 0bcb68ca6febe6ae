package io.venomqa.app.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.app.ui.graph.GraphChange;
import io.venomqa.app.ui.graph.Selection;
import io.venomqa.app.ui.toy.ToyEvents;
import io.venomqa.app.ui.toy.ToyProject;
import io.venomqa.app.ui.value.PathStep;
import io.venomqa.app.ui.value.ViolationRow;
import io.venomqa.engine.event.ExplorationEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ExploreViewModelTest {

  private final ToyProject project = new ToyProject(0, 2, 20, false);
  private final ExploreViewModel explore =
      new ExploreViewModel(project.overview().defaults(), System::nanoTime);

  @Test
  void drawsNothingBeforeItIsPublished() {
    List<GraphChange> drawn = new ArrayList<>();
    explore.drawOn(drawn::addAll);
    explore.begin(project.overview().defaults());
    ExplorationEvent found =
        ToyEvents.of(project).stream()
            .filter(ExplorationEvent.StateFound.class::isInstance)
            .findFirst()
            .orElseThrow();
    explore.on(found);
    assertEquals(List.of(), drawn);

    explore.publish();

    assertEquals(1, drawn.size());
  }

  @Test
  void showsTheNumbersOfTheWholeRunAtItsEnd() {
    explore();

    assertEquals(
        List.of("33", "55", "6", "0", "2"),
        explore.counters().all().stream()
            .filter(counter -> !counter.caption().equals("Transitions/s"))
            .map(counter -> counter.valueProperty().get())
            .toList());
  }

  @Test
  void makesThePathOfAViolationStandOut() {
    explore();
    ViolationRow worst = worst();

    explore.selectViolation(worst);

    assertEquals(worst.path(), explore.highlightProperty().get());
    assertEquals(
        new Selection.Transition(worst.path().getLast().transition()),
        explore.selectionProperty().get());
    Inspected.Call shown =
        assertInstanceOf(Inspected.Call.class, explore.inspectedProperty().get());
    assertEquals("refund_order", shown.call().action());
    assertEquals(3, shown.position());
    assertEquals(List.of(worst), shown.violations());
  }

  @Test
  void keepsThePathWhileItsOwnCallsAreSelected() {
    explore();
    explore.selectViolation(worst());
    PathStep first = worst().path().getFirst();

    explore.selectTransition(first.transition());

    assertEquals(worst().path(), explore.highlightProperty().get());
    Inspected.Call shown =
        assertInstanceOf(Inspected.Call.class, explore.inspectedProperty().get());
    assertEquals(1, shown.position());
    assertEquals(3, shown.path().size());
  }

  @Test
  void letsThePathGoWhenSomethingElseIsSelected() {
    explore();
    explore.selectViolation(worst());
    int last = explore.runProperty().get().totals().states() - 1;

    explore.selectState(last);

    assertEquals(List.of(), explore.highlightProperty().get());
    assertEquals(new Selection.State(last), explore.selectionProperty().get());
  }

  @Test
  void forgetsTheLastRunWhenANewOneBegins() {
    explore();
    explore.selectViolation(worst());

    explore.begin(project.overview().defaults());

    assertEquals(new Inspected.Nothing(), explore.inspectedProperty().get());
    assertEquals(true, explore.endingProperty().get().isEmpty());
    assertEquals(0, explore.runProperty().get().totals().states());
  }

  @Test
  void standsStillInAPause() {
    AtomicLong now = new AtomicLong();
    ExploreViewModel timed = new ExploreViewModel(project.overview().defaults(), now::get);
    timed.begin(project.overview().defaults());
    now.set(5_000_000_000L);
    timed.on(
        ToyEvents.of(project).stream()
            .filter(ExplorationEvent.StateFound.class::isInstance)
            .findFirst()
            .orElseThrow());
    now.set(7_000_000_000L);
    timed.on(new ExplorationEvent.Paused());
    now.set(9_000_000_000L);
    timed.tick();
    assertEquals(Duration.ofSeconds(2), timed.elapsedProperty().get());

    timed.on(new ExplorationEvent.Resumed());
    now.set(10_000_000_000L);
    timed.tick();

    assertEquals(Duration.ofSeconds(3), timed.elapsedProperty().get());
  }

  private void explore() {
    explore.begin(project.overview().defaults());
    ToyEvents.of(project).forEach(explore::on);
  }

  private ViolationRow worst() {
    return explore.runProperty().get().violations().rows().getFirst();
  }
}
