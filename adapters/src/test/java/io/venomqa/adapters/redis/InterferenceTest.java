package io.venomqa.adapters.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.redis.RedisOptions.Mechanism;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Others write, or wait, while the database is rolled back.
@Timeout(60)
class InterferenceTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"KEYSPACE_EVENTS", "COPY"})
  void aWaitingClientTakesTheItemThatComesBack(Mechanism mechanism) throws Exception {
    try (Begun redis = Begun.on(folder, mechanism, "RPUSH jobs one two");
        PlainClient worker = redis.server.client(Begun.DATABASE)) {
      redis.api.say("DEL jobs");
      redis.system.drain();
      worker.send("BLPOP", "jobs", "0");
      worker.flush();
      awaitBlocked(redis.api);
      assertEquals(
          "jobs [\"one\",\"two\"] > [\"two\"]", Begun.words(redis.system.restore(redis.initial)));
      assertEquals("[jobs, one]", String.valueOf(worker.read()));
      assertEquals("jobs - list [one, two]\n", redis.dump());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KEYSPACE_EVENTS", "COPY"})
  void aWaitingReaderOfAStreamGetsTheEntryThatComesBack(Mechanism mechanism) throws Exception {
    try (Begun redis =
            Begun.on(folder, mechanism, "XADD x 1-1 f v", "XGROUP CREATE x g $ ENTRIESREAD 1");
        PlainClient worker = redis.server.client(Begun.DATABASE)) {
      redis.api.say("XADD x 1-2 f v");
      redis.system.drain();
      String undelivered = redis.dump();
      Checkpoint checkpoint = redis.system.checkpoint();
      redis.system.restore(redis.initial);
      worker.send("XREADGROUP", "GROUP", "g", "c", "BLOCK", "0", "STREAMS", "x", ">");
      worker.flush();
      awaitBlocked(redis.api);
      assertEquals(1, redis.system.restore(checkpoint).size());
      assertEquals(undelivered, redis.dump());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KEYSPACE_EVENTS", "COPY"})
  void workersThatNeverStopTakingAreNamed(Mechanism mechanism) throws Exception {
    List<PlainClient> workers = new ArrayList<>();
    try (Begun redis = Begun.on(folder, mechanism, "RPUSH jobs one")) {
      redis.api.say("DEL jobs");
      redis.system.drain();
      for (int i = 0; i < 10; i++) {
        PlainClient worker = redis.server.client(Begun.DATABASE);
        workers.add(worker);
        worker.say("CLIENT SETNAME worker");
        worker.send("BLPOP", "jobs", "0");
        worker.flush();
      }
      awaitBlocked(redis.api);
      SystemFailure failure =
          assertThrows(SystemFailure.class, () -> redis.system.restore(redis.initial));
      String message = String.valueOf(failure.getMessage());
      assertTrue(
          message.startsWith("Somebody changes jobs again as soon as it is restored."), message);
      assertTrue(message.contains("worker blpop"), message);
    } finally {
      for (PlainClient worker : workers) {
        worker.close();
      }
    }
  }

  private static void awaitBlocked(PlainClient client) throws IOException {
    while (!client.say("CLIENT LIST").contains(" flags=b")) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// An API that writes for up to 200 ms after its answer: whatever it writes is told, by a drain
  /// or by a restore.
  @ParameterizedTest
  @EnumSource(names = {"KEYSPACE_EVENTS", "COPY"})
  void whatIsWrittenLateIsToldAndUndone(Mechanism mechanism) throws Exception {
    Random random = new Random(7);
    try (Begun redis = Begun.on(folder, mechanism, "SET a 0", "HSET h f 0")) {
      String before = redis.dump();
      for (int round = 0; round < 15; round++) {
        Set<String> written = new TreeSet<>();
        Set<String> told = new TreeSet<>();
        long pauses = random.nextLong(40_000_000);
        CompletableFuture<Void> late =
            CompletableFuture.runAsync(() -> writeLate(redis, written, pauses));
        while (!late.isDone()) {
          note(redis.system.drain().changes(), told);
          note(redis.system.restore(redis.initial), told);
        }
        late.get();
        note(redis.system.drain().changes(), told);
        note(redis.system.restore(redis.initial), told);
        assertEquals(written, told, "round " + round);
        assertEquals(before, redis.dump(), "round " + round);
      }
    }
  }

  private static void writeLate(Begun redis, Set<String> written, long pause) {
    try (PlainClient client = redis.server.client(Begun.DATABASE)) {
      for (int i = 0; i < 5; i++) {
        LockSupport.parkNanos(pause);
        client.say("SET late:" + i + " x");
        written.add("late:" + i);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void note(List<Change> changes, Set<String> told) {
    for (Change change : changes) {
      if (change instanceof Change.Added added) {
        added.after().cell("key").ifPresent(key -> told.add(key.display()));
      }
    }
  }
}
