package io.venomqa.adapters.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.redis.RedisOptions.Mechanism;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Users whom an access control list forbids something.
class RightsTest {

  @TempDir Path folder;
  private RedisProcess server;
  private PlainClient admin;

  @BeforeEach
  void start() throws IOException {
    server = RedisProcess.start(folder.resolve("server"));
    admin = server.client(3);
    admin.say("SET a 1");
  }

  @AfterEach
  void stop() throws IOException {
    admin.close();
    server.close();
  }

  private RedisSystem system(Mechanism mechanism, String rights) throws IOException {
    assertEquals("OK", admin.say("ACL SETUSER tester reset on >secret " + rights));
    return new RedisSystem(
        "cache",
        new RedisServer(
            "127.0.0.1", server.port(), 3, Optional.of("tester"), Optional.of("secret"), false),
        Begun.options(folder, mechanism, Recover.ASK));
  }

  private String refusal(Mechanism mechanism, String rights) throws IOException {
    try (RedisSystem system = system(mechanism, rights)) {
      SystemFailure failure = assertThrows(SystemFailure.class, system::begin);
      assertEquals("[a]", admin.say("KEYS *"));
      return String.valueOf(failure.getMessage()).replace(":" + server.port(), "");
    }
  }

  private String mechanism(String rights) throws Exception {
    try (RedisSystem system = system(Mechanism.AUTO, rights)) {
      system.begin();
      Checkpoint initial = system.checkpoint();
      admin.say("SET a 2");
      system.drain();
      system.restore(initial);
      assertEquals("1", admin.say("GET a"));
      String mechanism = system.mechanism();
      system.end();
      assertEquals("[a]", admin.say("KEYS *"));
      return mechanism;
    }
  }

  @Test
  void theRightsThatARemedyNamesAreEnough() throws Exception {
    SystemFailure failure =
        assertThrows(SystemFailure.class, () -> system(Mechanism.AUTO, "~* &* +@read").begin());
    String rights = failure.remedy().replaceAll(".*SETUSER tester (.*)\\.", "$1");
    assertEquals("keyspace events", mechanism(rights));
  }

  @Test
  void everythingIsCopiedWhereTheSettingsCannotBeRead() throws Exception {
    assertEquals(
        "full copy (user tester may not run CONFIG GET)", mechanism("~* &* +@all -config"));
  }

  @Test
  void everythingIsCopiedWhereTheSettingsCannotBeChanged() throws Exception {
    assertEquals(
        "full copy (user tester may not run CONFIG SET)", mechanism("~* &* +@all -config|set"));
  }

  @Test
  void noSettingHasToBeChangedWhereTheEventsAreOnAlready() throws Exception {
    admin.say("CONFIG SET notify-keyspace-events KEA");
    assertEquals("keyspace events", mechanism("~* &* +@all -config|set"));
    assertEquals("[notify-keyspace-events, AKE]", admin.say("CONFIG GET notify-keyspace-events"));
  }

  @Test
  void everythingIsCopiedWhereChannelsAreClosed() throws Exception {
    assertEquals(
        "full copy (user tester may not use the channels of keyspace events)",
        mechanism("~* resetchannels +@all"));
  }

  @Test
  void eventsThatWereAskedForAreNotReplacedBySomethingElse() throws Exception {
    assertEquals(
        "Keyspace events cannot be used on redis://127.0.0.1/3: user tester may not run INFO.",
        refusal(Mechanism.KEYSPACE_EVENTS, "~* &* +@all -info"));
  }

  @Test
  void whoMayNotRestoreIsToldBeforeTheRun() throws Exception {
    assertEquals(
        "On redis://127.0.0.1/3, user tester may not run RESTORE.",
        refusal(Mechanism.AUTO, "~* &* +@all -restore"));
  }

  @Test
  void whoMayUseSomeKeysOnlyIsToldBeforeTheRun() throws Exception {
    assertEquals(
        "On redis://127.0.0.1/3, user tester may not use all keys.",
        refusal(Mechanism.AUTO, "~app:* &* +@all"));
    assertTrue(admin.say("GET a").equals("1"));
  }
}
