package io.venomqa.adapters.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What no keyspace event names is seen all the same.
class SilentWritesTest {

  @TempDir Path folder;

  @Test
  void aDatabaseThatIsEmptied() throws Exception {
    try (Begun redis = Begun.on(folder, "SET a 1", "RPUSH b x y")) {
      String before = redis.dump();
      redis.api.say("FLUSHDB");
      assertEquals("-a 1, -b [\"x\",\"y\"]", redis.drained());
      assertEquals(List.of(), redis.system.restore(redis.initial));
      assertEquals(before, redis.dump());
    }
  }

  @Test
  void aDatabaseThatIsEmptiedInTheMiddleOfACallThatWrites() throws Exception {
    try (Begun redis = Begun.on(folder, "SET a 1", "SET b 1")) {
      redis.api.say("SET c 1");
      redis.api.say("FLUSHALL");
      redis.api.say("SET d 1");
      assertEquals("-a 1, -b 1, +d 1", redis.drained());
    }
  }

  @Test
  void ourOwnKeyComesBackAfterTheDatabaseWasEmptied() throws Exception {
    try (Begun redis = Begun.on(folder, "SET a 1")) {
      redis.api.say("FLUSHDB");
      redis.system.drain();
      assertEquals("1", redis.api.say("EXISTS venomqa:run"));
      redis.system.end();
      assertEquals("[a]", redis.api.say("KEYS *"));
    }
  }

  @Test
  void ourOwnKeyComesBackBeforeTheNextCallAlsoWhereEverythingIsCopied() throws Exception {
    try (Begun redis = Begun.on(folder, RedisOptions.Mechanism.COPY, "SET a 1")) {
      redis.api.say("FLUSHDB");
      redis.system.drain();
      assertEquals("1", redis.api.say("EXISTS venomqa:run"));
    }
  }

  @Test
  void databasesThatAreSwapped() throws Exception {
    try (Begun redis = Begun.on(folder, "SET a 1");
        PlainClient other = redis.server.client(7)) {
      other.say("SET b 1");
      other.say("SET c 1");
      redis.api.say("SWAPDB 3 7");
      assertEquals("-a 1, +b 1, +c 1", redis.drained());
      redis.system.restore(redis.initial);
      assertEquals("a - string 1\n", redis.dump());
    }
  }

  @Test
  void anEntryThatIsReadAndAcknowledged() throws Exception {
    try (Begun redis =
        Begun.on(folder, "XADD x 1-1 f v", "XADD x 1-2 f v", "XGROUP CREATE x g 0")) {
      String before = redis.dump();
      redis.api.say("XREADGROUP GROUP g c COUNT 1 STREAMS x >");
      assertTrue(redis.system.drain().written());
      String read = redis.dump();
      Checkpoint pending = redis.system.checkpoint();
      redis.api.say("XACK x g 1-1");
      assertEquals(1, redis.system.drain().changes().size());
      redis.system.restore(pending);
      assertEquals(read, redis.dump());
      redis.system.restore(redis.initial);
      assertEquals(before, redis.dump());
    }
  }

  @Test
  void eventsThatSomebodySwitchesOff() throws Exception {
    try (Begun redis = Begun.on(folder, "SET a 1")) {
      redis.api.say("CONFIG SET notify-keyspace-events ");
      redis.api.say("SET a 2");
      assertEquals("a 1 > 2", redis.drained());
      redis.api.say("SET a 3");
      assertEquals("a 2 > 3", redis.drained());
    }
  }

  @Test
  void countingAHyperLogLogIsNoWrite() throws Exception {
    try (Begun redis = Begun.on(folder, "PFADD visitors a b c")) {
      redis.api.say("PFCOUNT visitors");
      Drained drained = redis.system.drain();
      assertFalse(drained.written());
      redis.api.say("PFADD visitors d");
      assertEquals(1, redis.system.drain().changes().size());
      redis.system.restore(redis.initial);
      assertEquals("3", redis.api.say("PFCOUNT visitors"));
      assertEquals(List.of(), redis.system.audit());
    }
  }

  @Test
  void aLostSubscription() throws Exception {
    try (Begun redis = Begun.on(folder, "SET a 1", "SET b 1")) {
      redis.api.say("CLIENT KILL TYPE pubsub");
      redis.api.say("SET a 2");
      assertEquals("a 1 > 2", redis.drained());
      redis.api.say("SET a 3");
      redis.api.say("CLIENT KILL TYPE pubsub");
      redis.api.say("DEL b");
      assertEquals("a 2 > 3, -b 1", Begun.words(redis.system.restore(redis.initial)));
      assertEquals("a - string 1\nb - string 1\n", redis.dump());
      assertEquals("keyspace events", redis.system.mechanism());
    }
  }

  @Test
  void otherDatabasesAreNobodysBusiness() throws Exception {
    try (Begun redis = Begun.on(folder, "SET a 1");
        PlainClient other = redis.server.client(4)) {
      other.say("SET a 9");
      redis.api.say("SET a 2");
      assertEquals("a 1 > 2", redis.drained());
      redis.system.restore(redis.initial);
      other.say("SET a 10");
      assertEquals(List.of(), redis.system.drain().changes());
      redis.system.end();
      assertEquals("10", other.say("GET a"));
    }
  }
}
