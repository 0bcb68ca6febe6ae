package io.venomqa.app.ui.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.app.ui.record.RecordedRun;
import io.venomqa.app.ui.toy.ToyEvents;
import io.venomqa.app.ui.toy.ToyProject;
import io.venomqa.app.ui.value.CallDetail;
import io.venomqa.app.ui.value.PassedValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayViewModelTest {

  private final RecordedRun run = ToyEvents.record(new ToyProject(0, 2, 20, false));
  private final ReplayViewModel replay =
      new ReplayViewModel(run.violations().rows().getFirst(), run);

  @Test
  void opensAtTheCallThatBrokeTheRule() {
    assertEquals(3, replay.positionProperty().get());
    assertEquals("refund_order", replay.call().orElseThrow().action());
    assertEquals("Next: this is the last call.  (→)", replay.next().hint());
  }

  @Test
  void walksToTheStartAndBack() {
    List<Integer> positions = new ArrayList<>();
    while (replay.previous().perform()) {
      positions.add(replay.positionProperty().get());
    }
    while (replay.next().perform()) {
      positions.add(replay.positionProperty().get());
    }

    assertEquals(List.of(2, 1, 0, 1, 2, 3), positions);
  }

  @Test
  void playsFromTheStartWhenItIsAtTheEnd() {
    replay.play().perform();
    assertEquals(0, replay.positionProperty().get());

    replay.tick();
    replay.tick();
    assertTrue(replay.playingProperty().get());
    replay.tick();

    assertEquals(3, replay.positionProperty().get());
    assertFalse(replay.playingProperty().get());
  }

  @Test
  void goesToTheNearestEndWhenAskedBeyondIt() {
    replay.goTo(99);
    assertEquals(3, replay.positionProperty().get());
    replay.goTo(-1);
    assertEquals(0, replay.positionProperty().get());
  }

  @Test
  void showsWhichValuesEachCallPassedOn() {
    CallDetail first = replay.calls().getFirst();

    assertEquals(
        List.of(new PassedValue("last_status", "–", "201"), new PassedValue("order_id", "–", "1")),
        first.values());
  }
}
