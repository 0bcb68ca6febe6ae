package io.venomqa.adapters.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.contract.OtherJvm;
import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.redis.RedisOptions.Mechanism;
import io.venomqa.engine.world.SystemFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the next start does after a run was really killed in the middle of its work.
class RecoveryTest {

  @TempDir Path folder;
  private Path work;
  private RedisProcess server;
  private PlainClient api;

  @BeforeEach
  void start() throws IOException {
    work = folder.resolve("work");
    server = RedisProcess.start(folder.resolve("server"));
    api = server.client(Begun.DATABASE);
    RandomCalls.fill(api);
  }

  @AfterEach
  void stop() throws IOException {
    api.close();
    server.close();
  }

  private RedisSystem system(Recover recover) {
    return new RedisSystem(
        "cache", server.database(Begun.DATABASE), Begun.options(folder, Mechanism.AUTO, recover));
  }

  private String dump() throws IOException {
    return new Dumper(api).dump();
  }

  private Process run(Mechanism mechanism) throws IOException {
    return OtherJvm.running(
            ExploringMain.class, Integer.toString(server.port()), work.toString(), mechanism.name())
        .redirectError(Redirect.INHERIT)
        .start();
  }

  /// Lets a run go on for some steps while the API writes, then kills it.
  private void killInTheMiddle(Mechanism mechanism) throws Exception {
    Process run = run(mechanism);
    try (BufferedReader out = run.inputReader(StandardCharsets.UTF_8);
        OutputStream in = run.getOutputStream()) {
      assertEquals("begun", out.readLine());
      RandomCalls calls = new RandomCalls(List.of(api));
      Random random = new Random(5);
      for (int i = 0; i < 60; i++) {
        calls.call(random);
        in.write('\n');
        in.flush();
        assertEquals("done", out.readLine());
      }
      api.say("SET a the-last-call");
    } finally {
      run.destroyForcibly();
      run.onExit().join();
    }
  }

  /// Until what is written cannot have been the run's any more.
  private static void waitUntilTheRunIsLongDead() {
    long dead = System.currentTimeMillis() + Recovery.GRACE.toMillis() + 1000;
    while (System.currentTimeMillis() <= dead) {
      LockSupport.parkUntil(dead + 1);
    }
  }

  private void requireNothingLeft() throws IOException {
    assertEquals("[]", api.say("KEYS venomqa*"));
    assertEquals("[notify-keyspace-events, ]", api.say("CONFIG GET notify-keyspace-events"));
    try (Stream<Path> files = Files.list(work)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KEYSPACE_EVENTS", "COPY"})
  void theNextStartRestores(Mechanism mechanism) throws Exception {
    String before = dump();
    killInTheMiddle(mechanism);
    assertNotEquals(before, dump());
    try (RedisSystem next = system(Recover.ASK)) {
      String told = next.recover().orElseThrow();
      Path copy = Path.of(told.substring(told.indexOf("is kept: ") + 9));
      assertEquals(before, dump());
      assertTrue(SafetyCopy.read(copy).containsKey(Bytes.of("a")), "the last call's");
      Files.delete(copy);
      requireNothingLeft();
      assertEquals(Optional.empty(), next.recover());
      next.begin();
      next.end();
    }
    assertEquals(before, dump());
    requireNothingLeft();
  }

  @Test
  void somebodyWroteSinceAndIsNotOverwritten() throws Exception {
    killInTheMiddle(Mechanism.AUTO);
    waitUntilTheRunIsLongDead();
    api.say("SET mine 42");
    api.say("DEL text");
    try (RedisSystem next = system(Recover.ASK)) {
      SystemFailure question = assertThrows(SystemFailure.class, next::begin);
      String message = String.valueOf(question.getMessage());
      assertTrue(
          message.startsWith(
              "A run that was killed left redis://127.0.0.1:%d/3 changed, and somebody has written to it since: "
                  .formatted(server.port())),
          message);
      assertTrue(message.contains("key mine: string 42"), message);
      assertTrue(message.contains("key text: gone"), message);
      assertFalse(message.contains("the-last-call"), message);
      assertTrue(question.remedy().contains("--recover=restore"));
      assertTrue(question.remedy().contains("--recover=keep"));
    }
    String mine = dump();
    assertTrue(mine.contains("mine - string 42\n"), mine);
    assertFalse(mine.contains("text "), mine);
    try (RedisSystem next = system(Recover.KEEP)) {
      next.begin();
      next.end();
    }
    assertEquals(mine, dump());
  }

  @Test
  void somebodyWroteSinceAndLetsItGo() throws Exception {
    String before = dump();
    killInTheMiddle(Mechanism.AUTO);
    waitUntilTheRunIsLongDead();
    api.say("SET mine 42");
    try (RedisSystem next = system(Recover.RESTORE)) {
      next.recover();
      assertEquals(before, dump());
    }
    try (Stream<Path> files = Files.list(work)) {
      Path copy = files.toList().getFirst();
      assertTrue(copy.getFileName().toString().startsWith("cache-before-recovery-"));
      assertTrue(SafetyCopy.read(copy).containsKey(Bytes.of("mine")));
    }
  }

  @Test
  void aRunThatWasKilledAfterItsDatabaseWasEmptiedIsFoundByItsFiles() throws Exception {
    String before = dump();
    killInTheMiddle(Mechanism.AUTO);
    api.say("FLUSHDB");
    try (RedisSystem next = system(Recover.ASK)) {
      assertThrows(SystemFailure.class, next::recover);
    }
    try (RedisSystem next = system(Recover.RESTORE)) {
      next.recover();
    }
    assertEquals(before, dump());
  }

  @Test
  void aLiveRunIsNotDisturbed() throws Exception {
    Process run = run(Mechanism.AUTO);
    try (RedisSystem second = system(Recover.RESTORE)) {
      run.inputReader(StandardCharsets.UTF_8).readLine();
      SystemFailure refused = assertThrows(SystemFailure.class, second::begin);
      assertEquals(
          "Another run is using redis://127.0.0.1:%d/3.".formatted(server.port()),
          refused.getMessage());
    } finally {
      run.destroyForcibly();
      run.onExit().join();
    }
  }

  /// As for a run of another machine, whose process and files cannot be seen.
  @ParameterizedTest
  @EnumSource(names = {"KEYSPACE_EVENTS", "COPY"})
  void aLiveRunIsSeenThroughTheServerAlone(Mechanism mechanism) throws Exception {
    try (RedisSystem first = Begun.system(server, folder, mechanism);
        RedisSystem second = system(Recover.KEEP)) {
      first.begin();
      String record = api.say("GET venomqa:run");
      api.ask(
          "SET",
          "venomqa:run",
          record
              .replaceAll("\"host\":\"[^\"]*\"", "\"host\":\"elsewhere\"")
              .replaceAll("\"folder\":\"[^\"]*\"", "\"folder\":\"/elsewhere\""));
      SystemFailure refused = assertThrows(SystemFailure.class, second::begin);
      assertTrue(String.valueOf(refused.getMessage()).startsWith("Another run is using"));
      first.end();
    }
  }

  @Test
  void aSecondSystemInTheSameProcessIsRefusedToo() throws Exception {
    try (RedisSystem first = system(Recover.ASK);
        RedisSystem second =
            new RedisSystem(
                "cache",
                server.database(Begun.DATABASE),
                new RedisOptions(
                    Mechanism.AUTO,
                    List.of(),
                    Recover.RESTORE,
                    folder.resolve("another"),
                    Duration.ofSeconds(2)))) {
      first.begin();
      assertThrows(SystemFailure.class, second::begin);
      first.end();
      second.begin();
      second.end();
    }
  }

  @Test
  void aRunThatWasClosedWithoutAnEndIsDeadThoughItsProcessLives() throws Exception {
    String before = dump();
    try (RedisSystem first = system(Recover.ASK)) {
      first.begin();
      api.say("SET text other");
      first.drain();
    }
    try (RedisSystem next = system(Recover.ASK)) {
      next.begin();
      assertEquals(before, dump());
      next.end();
    }
    requireNothingLeft();
  }
}
