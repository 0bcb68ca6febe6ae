package io.venomqa.app.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedLogTest {

  @Test
  void keepsTheNewestRowsAndSaysThatOlderOnesAreGone() {
    BoundedLog<Integer> log = new BoundedLog<>(10);
    IntStream.rangeClosed(1, 12).forEach(log::add);

    log.publish();

    assertEquals(IntStream.rangeClosed(3, 12).boxed().toList(), log.rows());
    assertEquals(12, log.countProperty().get());
    assertEquals("The newest 10 of 12 are kept.", log.noteProperty().get());
  }

  @Test
  void showsNothingBeforeItIsPublished() {
    BoundedLog<Integer> log = new BoundedLog<>(10);
    log.add(1);

    assertEquals(List.of(), log.rows());
  }
}
