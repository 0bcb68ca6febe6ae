package io.venomqa.adapters.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Transition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Archives while they are written, and when they cannot be.
@Timeout(120)
class WritingTest {

  private static final SampleEvents EVENTS = new SampleEvents("x");

  @TempDir Path folder;

  @Test
  void whatHappenedCanBeReadWhileTheRunGoesOn() throws Exception {
    Path file = folder.resolve("going on.run");
    try (RunArchive archive = RunArchive.create(file, SampleEvents.HEADER, words -> fail(words))) {
      archive.on(EVENTS.all().getFirst());
      archive.on(new ExplorationEvent.StateFound(EVENTS.initial(), List.of()));
      archive.on(loop(1));
      awaitTransitions(file, 1);
      archive.on(loop(2));
      awaitTransitions(file, 2);
    }
  }

  @Test
  void aStateIsNeverSeenWithoutTheWayToIt() throws Exception {
    Path file = folder.resolve("way.run");
    try (RunArchive archive = RunArchive.create(file, SampleEvents.HEADER, words -> fail(words))) {
      archive.on(new ExplorationEvent.StateFound(EVENTS.initial(), List.of()));
      archive.on(loop(1));
      archive.on(new ExplorationEvent.StateFound(EVENTS.state(1, 1), List.of()));
      long end = System.nanoTime() + 600_000_000;
      while (System.nanoTime() < end) {
        try (ArchivedRun run = ArchivedRun.open(file)) {
          assertTrue(run.stateCount() < 2, "its way is not there yet");
        }
      }
    }
  }

  @Test
  void aReaderDoesNotKeepItFromEnding() throws Exception {
    Path file = folder.resolve("read.run");
    RunArchive archive = RunArchive.create(file, SampleEvents.HEADER, words -> fail(words));
    archive.on(new ExplorationEvent.StateFound(EVENTS.initial(), List.of()));
    archive.on(loop(1));
    awaitTransitions(file, 1);
    try (ArchivedRun reader = ArchivedRun.open(file)) {
      archive.on(new ExplorationEvent.Ended(EVENTS.ending(), Coverage.NONE, 5));
      archive.close();
      assertTrue(reader.ended().isPresent());
    }
    try (ArchivedRun later = ArchivedRun.open(file)) {
      assertTrue(later.ended().isPresent());
    }
  }

  @Test
  void aFullDiskIsToldOnceAndLeavesWhatWasWritten() throws Exception {
    Path file = folder.resolve("full.run");
    List<String> told = new CopyOnWriteArrayList<>();
    int steps = 5_000;

    try (RunArchive archive = RunArchive.create(file, SampleEvents.HEADER, told::add, 500)) {
      archive.on(new ExplorationEvent.StateFound(EVENTS.initial(), List.of()));
      archive.on(loop(1));
      awaitCommit(file);
      for (int number = 2; number <= steps; number++) {
        archive.on(loop(number));
      }
      archive.on(new ExplorationEvent.Ended(EVENTS.ending(), Coverage.NONE, 5));
    }

    assertEquals(1, told.size(), told.toString());
    assertTrue(told.getFirst().contains("the disk is full"), told.getFirst());
    try (ArchivedRun run = ArchivedRun.open(file)) {
      int kept = run.transitionCount();
      assertTrue(kept > 0 && kept < steps, kept + " steps");
      assertEquals(kept, run.transitions(1, steps).size());
      assertFalse(run.ended().isPresent());
    }
  }

  /// Until the first transition can be read.
  private static void awaitCommit(Path file) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    int read = 0;
    while (read == 0) {
      assertTrue(System.nanoTime() < deadline, "nothing was committed");
      Thread.sleep(10);
      try (ArchivedRun run = ArchivedRun.open(file)) {
        read = run.transitionCount();
      }
    }
  }

  @Test
  void anInterruptOfTheRunLosesNothing() throws Exception {
    Path file = folder.resolve("interrupted.run");
    try (RunArchive archive = RunArchive.create(file, SampleEvents.HEADER, words -> fail(words))) {
      archive.on(new ExplorationEvent.StateFound(EVENTS.initial(), List.of()));
      Thread.currentThread().interrupt();
      archive.on(loop(1));
    }

    assertTrue(Thread.interrupted(), "the interrupt is passed on");
    try (ArchivedRun run = ArchivedRun.open(file)) {
      assertEquals(1, run.transitionCount());
    }
  }

  @Test
  void withoutItsLogAKilledRunIsOlderButWhole() throws Exception {
    Path file = folder.resolve("going on.run");
    Path copy = folder.resolve("kopie ohne log.run");
    try (RunArchive archive = RunArchive.create(file, SampleEvents.HEADER, words -> fail(words))) {
      archive.on(new ExplorationEvent.StateFound(EVENTS.initial(), List.of()));
      archive.on(loop(1));
      awaitTransitions(file, 1);
      Files.copy(file, copy);
    }

    try (ArchivedRun run = ArchivedRun.open(copy)) {
      assertEquals(0, run.transitionCount());
    }
  }

  /// A step that changes nothing, with a body that nothing else has.
  private static ExplorationEvent loop(int number) {
    byte[] body = new byte[2_000];
    new Random(number).nextBytes(body);
    return new ExplorationEvent.TransitionTaken(
        new Transition(
            number,
            0,
            SampleEvents.PAY,
            0,
            List.of(
                new Exchange(
                    Request.get("/"), Response.answered(200, Headers.NONE, Body.of(body)), 1)),
            List.of(),
            Context.EMPTY),
        List.of(),
        StepTimes.ZERO);
  }

  private static void awaitTransitions(Path file, int count) throws Exception {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (true) {
      try (ArchivedRun run = ArchivedRun.open(file)) {
        if (run.transitionCount() == count) {
          return;
        }
      }
      assertTrue(System.nanoTime() < deadline, "not " + count + " transitions in time");
      Thread.onSpinWait();
    }
  }
}
