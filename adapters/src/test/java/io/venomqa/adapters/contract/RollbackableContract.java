package io.venomqa.adapters.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.contract.Subject.Held;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SystemFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every mechanism owes, checked against dumps by code that the adapter does not share: to go
/// from any state to any other, and to do so while the API's connections stay open, while it writes
/// after its answers, while somebody is in the middle of a write, and over a restart.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RollbackableContract {

  private static final long SEED = 20260401;

  /// Of a mechanism, over all of its variants.
  private static final int JUMPS = 2_000;

  private static final int LATE_WRITES = 12;
  private static final int RESTARTS = 4;
  private static final Duration BOUND = Duration.ofSeconds(20);

  /// Names of the settings to test with.
  protected Stream<String> variants() {
    return Stream.of("");
  }

  /// A new one, with content of its own.
  protected abstract Subject subject(String variant) throws Exception;

  /// Whether all that a dump shows counts as state; hidden row numbers, say, do not.
  protected boolean everythingIsState() {
    return true;
  }

  /// Whether a write that comes while a restore goes on is told, and not only undone.
  protected boolean tellsWhatARestoreOverwrites() {
    return true;
  }

  private record Visited(Checkpoint checkpoint, ContentHash content, String dump) {}

  @ParameterizedTest
  @MethodSource("variants")
  void goesToAnyStateItCanGoTo(String variant) throws Exception {
    Random random = new Random(SEED);
    try (Subject subject = subject(variant)) {
      Rollbackable system = subject.system();
      String initialDump = subject.dump();
      Map<String, ContentHash> hashes = new HashMap<>();
      Deque<Visited> stack = new ArrayDeque<>();
      List<Visited> known = new ArrayList<>();
      Drained begun = system.begin();
      boolean newestFirst = system.restoreOrder() == RestoreOrder.NEWEST_FIRST;
      Visited initial = new Visited(system.checkpoint(), begun.content(), initialDump);
      known.add(initial);
      stack.push(initial);
      String dumpNow = initialDump;
      long wanted = Math.ceilDiv(JUMPS, variants().count());
      for (int call = 0, jumps = 0; jumps < wanted; call++) {
        String where = "seed " + SEED + ", call " + call;
        subject.call(random);
        Drained drained = system.drain();
        String dump = subject.dump();
        if (!dump.equals(dumpNow)) {
          assertTrue(drained.written(), where + ": a write was not noticed");
        }
        assertEquals(
            hashes.computeIfAbsent(dump, _ -> drained.content()), drained.content(), where);
        dumpNow = dump;
        Visited here = new Visited(system.checkpoint(), drained.content(), dump);
        known.add(here);
        stack.push(here);
        if (random.nextInt(4) > 0) {
          jumps++;
          Visited target;
          if (newestFirst) {
            for (int pops = random.nextInt(Math.min(4, stack.size())); pops > 0; pops--) {
              stack.pop();
            }
            target = stack.element();
          } else {
            target = known.get(random.nextInt(known.size()));
          }
          assertEquals(List.of(), system.restore(target.checkpoint()), where);
          dumpNow = jumps % 100 == 0 ? subject.dumpByIdle() : subject.dump();
          assertEquals(target.dump(), dumpNow, where);
          Drained after = system.drain();
          assertEquals(List.of(), after.changes(), where);
          assertEquals(target.content(), after.content(), where);
        }
        if (call % 100 == 0) {
          assertEquals(List.of(), system.audit(), where);
        }
      }
      if (everythingIsState()) {
        assertEquals(
            hashes.size(),
            new HashSet<>(hashes.values()).size(),
            "contents that differ have hashes that differ");
      }
      endsAtHome(subject, initialDump);
    }
  }

  /// An API that goes on writing for up to 200 ms after its answer: each write is told once, by a
  /// drain or by a restore, and what is gone back to is exact.
  @ParameterizedTest
  @MethodSource("variants")
  void aWriteAfterTheAnswerIsToldOnceAndUndone(String variant) throws Exception {
    Random random = new Random(SEED);
    try (Subject subject = subject(variant);
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
      Rollbackable system = subject.system();
      String initialDump = subject.dump();
      system.begin();
      Checkpoint initial = system.checkpoint();
      for (int round = 0; round < LATE_WRITES; round++) {
        String where = "seed " + SEED + ", round " + round;
        int number = round;
        boolean inTheMiddle = random.nextBoolean();
        String early = subject.write("before-" + round);
        Future<String> writing =
            later.schedule(
                () -> subject.write("after-" + number), random.nextInt(200), TimeUnit.MILLISECONDS);
        Drained answered = system.drain();
        Checkpoint checkpoint = system.checkpoint();
        List<Change> told = new ArrayList<>(answered.changes());
        if (inTheMiddle) {
          told.addAll(system.restore(checkpoint));
          if (system.restoreOrder() != RestoreOrder.NEWEST_FIRST) {
            told.addAll(system.restore(initial)); // which would release the checkpoint
          }
        }
        String late = writing.get();
        told.addAll(system.drain().changes());
        assertEquals(1, timesTold(early, told), where);
        if (tellsWhatARestoreOverwrites() || !inTheMiddle) {
          assertEquals(1, timesTold(late, told), where);
        }
        assertEquals(List.of(), system.restore(checkpoint), where);
        assertEquals(answered.content(), system.drain().content(), where);
        assertEquals(List.of(), system.audit(), where);
        assertEquals(List.of(), system.restore(initial), where);
        assertEquals(initialDump, subject.dump(), where);
      }
      endsAtHome(subject, initialDump);
    }
  }

  /// A client that is in the middle of a write either keeps nobody waiting, or is waited for, with
  /// a bound, and named. Nothing of it is seen, and nothing is lost.
  @ParameterizedTest
  @MethodSource("variants")
  void aClientInTheMiddleOfAWriteIsNamedAndNothingIsLost(String variant) throws Exception {
    try (Subject subject = subject(variant)) {
      Rollbackable system = subject.system();
      String initialDump = subject.dump();
      system.begin();
      Checkpoint initial = system.checkpoint();
      String written = subject.write("first");
      assertEquals(1, timesTold(written, system.drain().changes()));
      Checkpoint first = system.checkpoint();
      String firstDump = subject.dump();
      try (Held held = subject.hold("held")) {
        if (held.culprit().isEmpty()) {
          assertEquals(List.of(), system.drain().changes());
          assertEquals(List.of(), system.restore(first));
        } else {
          assertNames(held.culprit(), () -> system.drain());
          assertNames("", () -> system.restore(initial));
        }
        if (held.letsOthersIn()) {
          assertEquals(firstDump, subject.dump());
        }
        written = held.commit();
      }
      assertEquals(1, timesTold(written, system.drain().changes()));
      String heldDump = subject.dump();
      Checkpoint after = system.checkpoint();
      assertEquals(List.of(), system.restore(initial));
      assertEquals(initialDump, subject.dump());
      if (system.restoreOrder() != RestoreOrder.NEWEST_FIRST) {
        assertEquals(List.of(), system.restore(after));
        assertEquals(heldDump, subject.dump());
      }
      endsAtHome(subject, initialDump);
    }
  }

  private interface Waiting {
    void end() throws SystemFailure;
  }

  private static void assertNames(String culprit, Waiting waiting) {
    SystemFailure failure =
        assertTimeout(BOUND, () -> assertThrows(SystemFailure.class, waiting::end));
    assertTrue(String.valueOf(failure.getMessage()).contains(culprit), failure.getMessage());
  }

  /// Everything that was committed is there again, drained before or not, and so is the way from
  /// each state to each other.
  @ParameterizedTest
  @MethodSource("variants")
  void aRestartInTheMiddleLosesNothing(String variant) throws Exception {
    Random random = new Random(SEED);
    try (Subject subject = subject(variant)) {
      Rollbackable system = subject.system();
      String initialDump = subject.dump();
      system.begin();
      List<Checkpoint> known = new ArrayList<>(List.of(system.checkpoint()));
      List<String> dumps = new ArrayList<>(List.of(initialDump));
      for (int restart = 0; restart < RESTARTS; restart++) {
        String where = "restart " + restart;
        String marker = subject.write("restart-" + restart);
        boolean drainedBefore = restart % 2 == 1;
        List<Change> told = drainedBefore ? system.drain().changes() : List.of();
        String dump = subject.dump();
        subject.restart();
        assertEquals(dump, subject.dump(), where);
        told = drainedBefore ? told : system.drain().changes();
        assertEquals(1, timesTold(marker, told), where);
        known.add(system.checkpoint());
        dumps.add(dump);
        for (int jump = 0; jump < 5; jump++) {
          int target = random.nextInt(known.size());
          assertEquals(List.of(), system.restore(known.get(target)), where);
          assertEquals(dumps.get(target), subject.dump(), where);
        }
        assertEquals(List.of(), system.audit(), where);
      }
      endsAtHome(subject, initialDump);
    }
  }

  private static void endsAtHome(Subject subject, String initialDump) throws Exception {
    subject.system().end();
    assertEquals(initialDump, subject.dump());
    assertEquals("", subject.leftBehind());
  }

  /// In how many rows that came or changed the marker is.
  private static long timesTold(String marker, List<Change> changes) {
    return changes.stream()
        .map(change ->
            switch (change) {
              case Change.Added added -> added.after().toString();
              case Change.Changed changed -> changed.after().toString();
              case Change.Removed _ -> "";
            })
        .filter(row -> row.contains(marker))
        .count();
  }
}
