package io.venomqa.adapters.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.redis.RedisOptions.Mechanism;
import io.venomqa.engine.model.ContentHash;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The content is what a key means, not how the server encodes it.
class ContentTest {

  @TempDir Path folder;

  private static ContentHash hash(PlainClient client, Begun redis, String... commands)
      throws Exception {
    client.say("FLUSHDB");
    for (String command : commands) {
      client.say(command);
    }
    return redis.system.drain().content();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SADD k a b c|SADD k c b a",
        "SADD k 1 2 3|SADD k 1 2 3 x,SREM k x",
        "HSET k a 1 b 2|HSET k b 2 a 1",
        "ZADD k 1 a 2 b|ZADD k 2 b 1 a",
        "RPUSH k a b|LPUSH k b a",
        "SET k 123|SET k 12,APPEND k 3"
      })
  void orderAndHistoryDoNotMatter(String ways) throws Exception {
    try (Begun redis = Begun.on(folder)) {
      String[] way = ways.split("\\|", -1);
      assertEquals(
          hash(redis.api, redis, way[0].split(",", -1)),
          hash(redis.api, redis, way[1].split(",", -1)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set-max-listpack-entries SADD k a b c",
        "set-max-intset-entries SADD k 10 20 300000",
        "hash-max-listpack-entries HSET k a 1 b 22222 c -3",
        "zset-max-listpack-entries ZADD k 1.5 a -2 b 1e300 c",
        "list-max-listpack-size RPUSH k a 70000 -5 b"
      })
  void theEncodingDoesNotMatter(String settingAndCommand) throws Exception {
    String[] parts = settingAndCommand.split(" ", 2);
    try (Begun redis = Begun.on(folder)) {
      ContentHash compact = hash(redis.api, redis, parts[1]);
      String before = redis.api.say("OBJECT ENCODING k");
      boolean list = parts[0].startsWith("list");
      redis.api.say("CONFIG SET " + parts[0] + " " + (list ? "1" : "0"));
      ContentHash other = hash(redis.api, redis, parts[1]);
      if (!list && !redis.api.say("CONFIG GET " + parts[0]).equals("[]")) {
        assertNotEquals(before, redis.api.say("OBJECT ENCODING k"));
      }
      assertEquals(compact, other);
    }
  }

  @Test
  void aMemberIsNotAKeyAndATypeIsNotAnother() throws Exception {
    try (Begun redis = Begun.on(folder)) {
      assertNotEquals(hash(redis.api, redis, "RPUSH k a"), hash(redis.api, redis, "SADD k a"));
      assertNotEquals(hash(redis.api, redis, "HSET k a b"), hash(redis.api, redis, "HSET k b a"));
      assertNotEquals(hash(redis.api, redis, "RPUSH k a b"), hash(redis.api, redis, "RPUSH k b a"));
    }
  }

  @Test
  void whatIsIgnoredIsNoStateAndIsRestoredAllTheSame() throws Exception {
    RedisProcess server = RedisProcess.start(folder.resolve("server"));
    RedisOptions options = Begun.options(folder, Mechanism.AUTO, Recover.ASK);
    RedisSystem system =
        new RedisSystem(
            "cache",
            server.database(Begun.DATABASE),
            new RedisOptions(
                options.mechanism(),
                List.of("session:*.*", "*.updated_at"),
                options.recover(),
                options.workDir(),
                options.timeout()));
    try (Begun redis =
        Begun.on(server, system, "SET session:1 a", "HSET user name Ann updated_at 1")) {
      String before = redis.dump();
      ContentHash initial = system.drain().content();
      redis.api.say("SET session:1 b");
      redis.api.say("SET session:2 b");
      redis.api.say("HSET user updated_at 2");
      assertEquals(initial, system.drain().content());
      redis.api.say("HSET user name Anna");
      assertNotEquals(initial, system.drain().content());
      system.restore(redis.initial);
      assertEquals(before, redis.dump());
      assertEquals(List.of(), system.audit());
    }
  }

  @Test
  void aCorruptionIsNamed() throws Exception {
    try (Begun redis = Begun.on(folder, "SET a 1", "RPUSH l x y", "SET gone 1", "SET t 1")) {
      redis.system.drain();
      redis.api.say("SET a 2");
      redis.api.say("RPUSH l z");
      redis.api.say("DEL gone");
      redis.api.say("SET new 1");
      redis.api.say("EXPIRE t 100");
      assertEquals(
          List.of(
              "key a is string 2, should be string 1",
              "key gone is missing",
              "key l is list [\"x\",\"y\",\"z\"], should be list [\"x\",\"y\"]",
              "key new should not be there",
              "key t should not expire"),
          redis.system.audit());
    }
  }
}
