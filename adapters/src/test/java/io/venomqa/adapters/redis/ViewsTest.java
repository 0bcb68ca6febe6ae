package io.venomqa.adapters.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.venomqa.engine.world.QueryFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What scripts see, for every type in its small and its large form.
class ViewsTest {

  @TempDir Path folder;

  private static Object get(Begun redis, String key) throws QueryFailure {
    return redis.system.look("get", List.of(key));
  }

  @Test
  void everyTypeInPlainData() throws Exception {
    try (Begun redis =
        Begun.on(
            folder,
            "SET text hello",
            "SET number 12345",
            "RPUSH list b a 7",
            "SADD set b a 7",
            "SADD numbers 3 1 2",
            "HSET hash f v g 2",
            "ZADD zset 2 b 1.5 a +inf c",
            "XADD stream 5-1 f v g w")) {
      assertEquals("hello", get(redis, "text"));
      assertEquals("12345", get(redis, "number"));
      assertEquals(List.of("b", "a", "7"), get(redis, "list"));
      assertEquals(List.of("7", "a", "b"), get(redis, "set"));
      assertEquals(List.of("1", "2", "3"), get(redis, "numbers"));
      assertEquals(Map.of("f", "v", "g", "2"), get(redis, "hash"));
      assertEquals(
          List.of(
              Map.of("member", "a", "score", 1.5),
              Map.of("member", "b", "score", 2.0),
              Map.of("member", "c", "score", "inf")),
          get(redis, "zset"));
      assertEquals(
          List.of(Map.of("id", "5-1", "fields", Map.of("f", "v", "g", "w"))), get(redis, "stream"));
      assertNull(get(redis, "missing"));
    }
  }

  @Test
  void keysByPatternAndTheirTimeToLive() throws Exception {
    try (Begun redis = Begun.on(folder, "SET b:2 x EX 100", "SET b:1 x", "SET a x")) {
      assertEquals(List.of("a", "b:1", "b:2"), redis.system.look("keys", List.of()));
      assertEquals(List.of("b:1", "b:2"), redis.system.look("keys", List.of("b:*")));
      assertEquals(100L, redis.system.look("ttl", List.of("b:2")));
      assertNull(redis.system.look("ttl", List.of("b:1")));
      assertNull(redis.system.look("ttl", List.of("missing")));
    }
  }

  @Test
  void wrongArgumentsAreTold() throws Exception {
    try (Begun redis = Begun.on(folder)) {
      assertEquals(
          "get takes a key, as text.",
          assertThrows(QueryFailure.class, () -> redis.system.look("get", List.of(1L)))
              .getMessage());
    }
  }

  @Test
  void looksGoOnAfterTheServerWasRestarted() throws Exception {
    try (Begun redis = Begun.on(folder, "SET a 1")) {
      assertEquals("1", get(redis, "a"));
      redis.server.stop();
      assertThrows(QueryFailure.class, () -> get(redis, "a"));
      redis.server.startAgain();
      assertNull(get(redis, "a"));
    }
  }
}
