package io.venomqa.adapters.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RecentTransitionsTest {

  private static final SampleEvents EVENTS = new SampleEvents("x");
  private static final int STEPS = 400;
  private static final int BODY = 2_000;
  private static final long ROOM = 100L * BODY;
  private static final String TOKEN = "Bearer abcdefghijklmnop";

  @TempDir Path folder;

  @Test
  void olderOnesComeFromTheArchiveWithoutSecrets() throws Exception {
    Path file = folder.resolve("long run.run");
    try (RunArchive archive = RunArchive.create(file, SampleEvents.HEADER, words -> fail(words))) {
      RecentTransitions log = filled(archive, STEPS);

      assertEquals(
          IntStream.rangeClosed(1, STEPS).boxed().toList(),
          inPages(log).stream().map(Transition::number).toList());
      assertEquals("[redacted]", authorization(log.find(1).orElseThrow()));
      assertEquals(body(1), log.find(1).orElseThrow().exchanges().getFirst().response().body());
      assertEquals(loop(STEPS), log.find(STEPS).orElseThrow());
      assertEquals(Optional.empty(), log.find(STEPS + 1));
    }
  }

  @Test
  void allStayInMemoryWhereThereIsRoom() {
    RecentTransitions log = new RecentTransitions(Optional::empty, ROOM);
    List<Transition> all = IntStream.rangeClosed(1, 10).mapToObj(i -> loop(i)).toList();
    all.forEach(log::add);
    assertEquals(all, inPages(log));
  }

  @Test
  void whatAFullDiskDidNotTakeIsNotLost() throws Exception {
    Path file = folder.resolve("full.run");
    List<String> told = new ArrayList<>();
    RecentTransitions log;
    try (RunArchive archive = RunArchive.create(file, SampleEvents.HEADER, told::add, 100)) {
      log = new RecentTransitions(() -> Optional.of(archive), ROOM);
      archive.on(new ExplorationEvent.StateFound(EVENTS.initial(), List.of()));
      for (int number = 1; number <= STEPS; number++) {
        log.add(loop(number));
        archive.on(taken(number));
      }
      archive.on(new ExplorationEvent.Ended(EVENTS.ending(), Coverage.NONE, 5));
    }

    assertEquals(1, told.size(), told.toString());
    assertEquals(STEPS, inPages(log).size());
  }

  /// A log that has left its first ones to the archive.
  private static RecentTransitions filled(RunArchive archive, int steps) throws Exception {
    RecentTransitions log = new RecentTransitions(() -> Optional.of(archive), ROOM);
    archive.on(new ExplorationEvent.StateFound(EVENTS.initial(), List.of()));
    for (int number = 1; number < steps; number++) {
      log.add(loop(number));
      archive.on(taken(number));
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (archive.transitionsWritten() < steps - 1) {
      assertTrue(System.nanoTime() < deadline, "nothing is written");
      Thread.sleep(10);
    }
    log.add(loop(steps));
    archive.on(taken(steps));
    return log;
  }

  private static List<Transition> inPages(RecentTransitions log) {
    List<Transition> all = new ArrayList<>();
    for (List<Transition> page = log.page(1, 7); !page.isEmpty(); ) {
      all.addAll(page);
      page = log.page(all.size() + 1, 7);
    }
    return all;
  }

  private static String authorization(Transition transition) {
    return transition.exchanges().getFirst().request().headers().first("Authorization").orElse("");
  }

  private static ExplorationEvent taken(int number) {
    return new ExplorationEvent.TransitionTaken(loop(number), List.of(), StepTimes.ZERO);
  }

  private static Transition loop(int number) {
    return new Transition(
        number,
        0,
        SampleEvents.PAY,
        0,
        List.of(
            new Exchange(
                new Request(
                    "GET", "/orders", Headers.NONE.with("Authorization", TOKEN), Body.EMPTY),
                Response.answered(200, Headers.NONE, body(number)),
                number)),
        List.of(),
        Context.EMPTY);
  }

  /// One that no other has.
  private static Body body(int number) {
    byte[] body = new byte[BODY];
    new Random(number).nextBytes(body);
    return Body.of(body);
  }
}
