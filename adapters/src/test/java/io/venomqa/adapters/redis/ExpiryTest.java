package io.venomqa.adapters.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.redis.RedisOptions.Mechanism;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Keys that live for a limited time.
@Timeout(60)
class ExpiryTest {

  @TempDir Path folder;

  private static long ttl(PlainClient client, String key) throws IOException {
    return Long.parseLong(client.say("PTTL " + key));
  }

  private static void awaitGone(PlainClient client, String key) throws IOException {
    while (!client.say("EXISTS " + key).equals("0")) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KEYSPACE_EVENTS", "COPY"})
  void aRestoredKeyHasTheTimeThatItHadLeft(Mechanism mechanism) throws Exception {
    try (Begun redis = Begun.on(folder, mechanism, "SET token t EX 1000")) {
      redis.api.say("EXPIRE token 50");
      assertEquals("token t for 1000 > t for 50", redis.drained());
      Checkpoint shorter = redis.system.checkpoint();
      redis.api.say("DEL token");
      redis.system.drain();
      redis.system.restore(shorter);
      assertTrue(ttl(redis.api, "token") <= 50_000 && ttl(redis.api, "token") > 45_000);
      redis.system.restore(redis.initial);
      assertTrue(ttl(redis.api, "token") <= 1_000_000 && ttl(redis.api, "token") > 990_000);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KEYSPACE_EVENTS", "COPY"})
  void timeStandsStillWhileWeBranch(Mechanism mechanism) throws Exception {
    try (Begun redis = Begun.on(folder, mechanism, "SET token t PX 2000", "SET a 0")) {
      long end = System.nanoTime() + 3_000_000_000L;
      for (int i = 1; System.nanoTime() < end; i++) {
        redis.api.say("SET a " + i);
        assertEquals("a 0 > " + i, redis.drained());
        assertEquals(List.of(), redis.system.restore(redis.initial));
        LockSupport.parkNanos(20_000_000);
      }
      assertEquals("t", redis.api.say("GET token"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KEYSPACE_EVENTS", "COPY"})
  void aKeyWhoseTimeIsOverIsGoneInOneBranchAndBackInTheNext(Mechanism mechanism) throws Exception {
    try (Begun redis = Begun.on(folder, mechanism, "SET a 1")) {
      redis.api.say("SET token t PX 300");
      redis.system.drain();
      Checkpoint alive = redis.system.checkpoint();
      awaitGone(redis.api, "token");
      assertEquals("-token t for 1", redis.drained());
      redis.system.restore(alive);
      assertEquals("t", redis.api.say("GET token"));
      awaitGone(redis.api, "token");
      assertEquals(List.of(), redis.system.restore(alive), "nobody wrote this");
      assertEquals("t", redis.api.say("GET token"));
      redis.system.restore(redis.initial);
      assertEquals("a - string 1\n", redis.dump());
    }
  }

  @Test
  void whetherAKeyExpiresIsContentAndHowSoonIsNot() throws Exception {
    try (Begun redis = Begun.on(folder, "SET token t EX 1000")) {
      redis.api.say("EXPIRE token 500");
      ContentHash sooner = redis.system.drain().content();
      redis.api.say("EXPIRE token 900");
      assertEquals(sooner, redis.system.drain().content());
      redis.api.say("PERSIST token");
      assertNotEquals(sooner, redis.system.drain().content());
    }
  }
}
