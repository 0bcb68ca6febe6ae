package io.venomqa.adapters.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.redis.RedisOptions.Mechanism;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The server goes away, comes back, or is not there.
class RestartTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"KEYSPACE_EVENTS", "COPY"})
  void aServerThatComesBackWithItsData(Mechanism mechanism) throws Exception {
    RedisProcess server = RedisProcess.start(folder.resolve("server"), "--appendonly", "yes");
    try (Begun redis =
        Begun.on(server, Begun.system(server, folder, mechanism), "SET a 1", "RPUSH l x")) {
      String before = redis.dump();
      redis.api.say("SET a 2");
      redis.system.drain();
      Checkpoint second = redis.system.checkpoint();
      server.stop();
      server.startAgain();
      try (PlainClient again = server.client(Begun.DATABASE)) {
        again.say("SET a 3");
        assertEquals("a 2 > 3", redis.drained());
        again.say("SET a 4");
        assertEquals("a 3 > 4", Begun.words(redis.system.restore(second)));
        assertEquals("2", again.say("GET a"));
        redis.system.end();
        assertEquals(before, new Dumper(again).dump());
        assertEquals("[l, a]", sorted(again));
      }
    }
  }

  private static String sorted(PlainClient client) throws Exception {
    return client.askList("KEYS", "*").stream()
        .map(String::valueOf)
        .sorted((one, other) -> other.compareTo(one))
        .toList()
        .toString();
  }

  @Test
  void aServerThatForgotEverythingGetsItBack() throws Exception {
    try (Begun redis = Begun.on(folder, "SET a 1", "RPUSH l x")) {
      String before = redis.dump();
      redis.server.stop();
      redis.server.startAgain();
      assertEquals("-a 1, -l [\"x\"]", Begun.words(redis.system.restore(redis.initial)));
      try (PlainClient again = redis.server.client(Begun.DATABASE)) {
        assertEquals(before, new Dumper(again).dump());
        redis.system.end();
        assertEquals(before, new Dumper(again).dump());
      }
    }
  }

  @Test
  void aServerThatStaysAwayIsToldInTime() throws Exception {
    try (Begun redis = Begun.on(folder, "SET a 1")) {
      redis.server.stop();
      SystemFailure failure = assertThrows(SystemFailure.class, redis.system::drain);
      assertEquals(
          "Nothing answers at redis://127.0.0.1:%d/3, or it closed the connection."
              .formatted(redis.server.port()),
          failure.getMessage());
      assertEquals("Start the server, or check the URL.", failure.remedy());
    }
  }

  @Test
  void aPasswordThatIsWrongIsNotShown() throws Exception {
    try (RedisProcess server =
        RedisProcess.start(folder.resolve("server"), "--requirepass", "s3cret")) {
      SystemFailure none =
          assertThrows(SystemFailure.class, () -> system(server, Optional.empty()).begin());
      assertEquals(
          "redis://127.0.0.1:%d/3 wants a password.".formatted(server.port()), none.getMessage());
      SystemFailure wrong =
          assertThrows(SystemFailure.class, () -> system(server, Optional.of("gue55")).begin());
      assertEquals(
          "redis://127.0.0.1:%d/3 does not accept the password of user default."
              .formatted(server.port()),
          wrong.getMessage());
      try (RedisSystem right = system(server, Optional.of("s3cret"))) {
        right.begin();
        assertEquals(List.of(), right.audit());
        right.end();
      }
    }
  }

  private RedisSystem system(RedisProcess server, Optional<String> password) {
    return new RedisSystem(
        "cache",
        new RedisServer("127.0.0.1", server.port(), 3, Optional.empty(), password, false),
        new RedisOptions(
            Mechanism.AUTO, List.of(), Recover.ASK, folder.resolve("work"), Duration.ofSeconds(1)));
  }

  @Test
  void aDatabaseThatIsNotThere() throws Exception {
    try (RedisProcess server = RedisProcess.start(folder.resolve("server"), "--databases", "4");
        RedisSystem system =
            new RedisSystem(
                "cache", server.database(4), Begun.options(folder, Mechanism.AUTO, Recover.ASK))) {
      SystemFailure failure = assertThrows(SystemFailure.class, system::begin);
      assertEquals(
          "redis://127.0.0.1:%d/4: there is no such database.".formatted(server.port()),
          failure.getMessage());
    }
  }
}
