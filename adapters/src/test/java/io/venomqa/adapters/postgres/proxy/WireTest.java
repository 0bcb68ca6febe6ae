package io.venomqa.adapters.postgres.proxy;

import static io.venomqa.adapters.postgres.proxy.Proxied.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.adapters.postgres.Server;
import java.net.SocketException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The protocol byte by byte, as no driver speaks it or as only some do.
@Timeout(60)
@ExtendWith(Server.class)
class WireTest {

  private static final int SSL = 80_877_103;
  private static final int GSS = 80_877_104;
  private static final int CANCEL = 80_877_102;

  private final Server server;

  WireTest(Server server) {
    this.server = server;
  }

  @Test
  void encryptionIsRefusedPolitely() throws Exception {
    try (Proxied proxied = Proxied.on(server);
        RawClient client = new RawClient(proxied.proxy.address().port())) {
      assertEquals('N', client.start(SSL, "").single());
      assertEquals('N', client.start(GSS, "").single());
      client.start(3 << 16, login(proxied) + "\0");
      assertEquals("ZI", client.until('Z').replaceAll("[RSK]", ""));
    }
  }

  @Test
  void aNewerMinorVersionIsNegotiatedDown() throws Exception {
    try (Proxied proxied = Proxied.on(server);
        RawClient client = new RawClient(proxied.proxy.address().port())) {
      client.start((3 << 16) + 2, login(proxied) + "_pq_.new\0on\0\0");
      assertEquals("vZI", client.until('Z').replaceAll("[RSK]", ""));
    }
  }

  private static String login(Proxied proxied) {
    return "user\0%s\0database\0%s\0"
        .formatted(proxied.proxy.address().user(), proxied.proxy.address().database());
  }

  @Test
  void strangersAreTurnedAway() throws Exception {
    try (Proxied proxied = Proxied.on(server)) {
      int port = proxied.proxy.address().port();
      String database = "\0database\0" + proxied.proxy.address().database();
      assertEquals("E(28000) closed", answer(port, 3 << 16, "user\0somebody" + database + "\0\0"));
      assertEquals("E(3D000) closed", answer(port, 3 << 16, "user\0postgres\0database\0x\0\0"));
      assertEquals("E(28000) closed", answer(port, 3 << 16, "\0"));
      assertEquals("E(0A000) closed", answer(port, 2 << 16, ""));
      assertEquals(
          "E(0A000) closed",
          answer(port, 3 << 16, "user\0postgres" + database + "\0replication\0true\0\0"));
      assertEquals(
          "E(42704) closed",
          answer(port, 3 << 16, "user\0postgres" + database + "\0no_such_setting\0x\0\0"));
      assertEquals(" closed", answer(port, 3 << 16, "user"));
      assertEquals(" closed", answer(port, CANCEL, "12345678"));
      assertEquals("1", ask(proxied.client(), "SELECT 1"));
    }
  }

  private static String answer(int port, int code, String rest) throws Exception {
    try (RawClient client = new RawClient(port)) {
      return client.start(code, rest).until('Z');
    }
  }

  @Test
  void lengthsThatCannotBeAreNotWaitedFor() throws Exception {
    try (Proxied proxied = Proxied.on(server)) {
      for (int length : new int[] {-1, 0, 3, 10_005, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        try (RawClient client = new RawClient(proxied.proxy.address().port())) {
          assertEquals(" closed", client.number(length).until('Z'), "first, " + length);
        }
      }
      for (int length : new int[] {-1, 0, 3, 300 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        try (RawClient client = RawClient.begun(proxied)) {
          assertEquals(
              "E(08P01) closed", client.bytes('Q').number(length).until('Z'), "later, " + length);
        }
      }
      assertEquals("1", ask(proxied.client(), "SELECT 1"));
    }
  }

  @Test
  void noiseEndsTheConnectionAndNothingElse() throws Exception {
    long seed = 20260407;
    Random random = new Random(seed);
    try (Proxied proxied = Proxied.on(server)) {
      for (int round = 0; round < 150; round++) {
        try (RawClient client = RawClient.begun(proxied)) {
          for (int message = 0; message < 3; message++) {
            char type = "QPBDECSHXFdcfp?\0".charAt(random.nextInt(16));
            StringBuilder body = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
              body.append((char) random.nextInt(256));
            }
            client.say(type, body.toString());
          }
        } catch (SocketException closedByTheProxy) {
          // As it may.
        }
      }
      assertEquals("1", ask(proxied.client(), "SELECT 1"), "seed " + seed);
    }
  }

  @Test
  void flushIsAnsweredWithoutASync() throws Exception {
    try (Proxied proxied = Proxied.on(server);
        RawClient client = RawClient.begun(proxied)) {
      client.say('P', "s\0SELECT 1\0\0\0").say('D', "Ss\0").say('H', "");
      assertEquals("1tT", client.until('T'));
      client.say('B', "\0s\0\0\0\0\0\0\0").say('E', "\0\0\0\0\0").say('H', "");
      assertEquals("2DC", client.until('C'));
      assertEquals("ZI", client.say('S', "").until('Z'));
    }
  }

  @Test
  void afterAnErrorEverythingIsSkippedUpToTheSync() throws Exception {
    try (Proxied proxied = Proxied.on(server, "CREATE TABLE t (a int PRIMARY KEY)");
        RawClient client = RawClient.begun(proxied)) {
      String insert = "INSERT INTO t VALUES (1)\0\0\0";
      client.say('P', "\0" + insert).say('B', "\0\0\0\0\0\0\0\0").say('E', "\0\0\0\0\0");
      client.say('P', "\0" + insert).say('B', "\0\0\0\0\0\0\0\0").say('E', "\0\0\0\0\0");
      client.say('P', "\0SELECT 1\0\0\0").say('B', "\0\0\0\0\0\0\0\0").say('E', "\0\0\0\0\0");
      client.say('S', "");
      assertEquals("12C12E(23505)ZI", client.until('Z'));
      client.say('P', "\0SELECT a FROM t\0\0\0").say('B', "\0\0\0\0\0\0\0\0");
      client.say('E', "\0\0\0\0\0").say('S', "");
      assertEquals("12CZI", client.until('Z'), "the first insert was undone too");
    }
  }

  @Test
  void aBlockInOnePipeline() throws Exception {
    try (Proxied proxied = Proxied.on(server, "CREATE TABLE t (a int PRIMARY KEY)");
        RawClient client = RawClient.begun(proxied)) {
      for (String sql :
          new String[] {"BEGIN", "INSERT INTO t VALUES (1)", "SET timezone = 'UTC'", "COMMIT"}) {
        client.say('P', "\0" + sql + "\0\0\0").say('B', "\0\0\0\0\0\0\0\0").say('D', "P\0");
        client.say('E', "\0\0\0\0\0");
      }
      client.say('S', "");
      assertEquals("12nC12nC12nC12nCZI", client.until('Z').replace("S", ""));
      assertEquals("1", ask(proxied.client(), "SELECT a FROM t"));
    }
  }

  @Test
  void copyInTheExtendedProtocol() throws Exception {
    try (Proxied proxied = Proxied.on(server, "CREATE TABLE t (a int PRIMARY KEY)");
        RawClient client = RawClient.begun(proxied)) {
      client.say('P', "\0COPY t FROM STDIN\0\0\0").say('B', "\0\0\0\0\0\0\0\0");
      client.say('E', "\0\0\0\0\0").say('S', "");
      assertEquals("12G", client.until('G'));
      client.say('d', "1\n2\n").say('c', "").say('S', "");
      assertEquals("CZI", client.until('Z'));
      client.say('Q', "COPY t FROM STDIN\0");
      assertEquals("G", client.until('G'));
      client.say('d', "3\n").say('f', "no more\0");
      assertEquals("E(57014)ZI", client.until('Z'));
      assertEquals("2", ask(proxied.client(), "SELECT count(*) FROM t"));
    }
  }

  @Test
  void aClientThatLeavesInTheMiddleOfACopy() throws Exception {
    try (Proxied proxied = Proxied.on(server, "CREATE TABLE t (a int PRIMARY KEY)")) {
      try (RawClient client = RawClient.begun(proxied)) {
        client.say('Q', "COPY t FROM STDIN\0");
        assertEquals("G", client.until('G'));
        client.say('d', "1\n2\n");
      }
      assertEquals("0", ask(proxied.client(), "SELECT count(*) FROM t"));
    }
  }

  @Test
  void theStatusIsThatOfTheClientsTransaction() throws Exception {
    try (Proxied proxied = Proxied.on(server);
        RawClient client = RawClient.begun(proxied)) {
      assertEquals("CZT", client.say('Q', "BEGIN\0").until('Z'));
      assertEquals("E(42601)ZE", client.say('Q', "nonsense\0").until('Z'));
      assertEquals("E(25P02)ZE", client.say('Q', "SELECT 1\0").until('Z'));
      assertEquals("CZI", client.say('Q', "ROLLBACK\0").until('Z'));
      assertEquals("IZI", client.say('Q', " ; -- nothing\0").until('Z'));
      assertEquals("NCZI", client.say('Q', "COMMIT\0").until('Z'));
      assertEquals("E(42601)ZI", client.say('Q', "COMMIT nonsense\0").until('Z'));
      assertEquals("CCZT", client.say('Q', "BEGIN; ROLLBACK AND CHAIN\0").until('Z'));
    }
  }

  @Test
  void aNameIsPreparedOnce() throws Exception {
    try (Proxied proxied = Proxied.on(server);
        RawClient client = RawClient.begun(proxied)) {
      client.say('P', "s\0SELECT 1\0\0\0").say('P', "s\0SELECT 2\0\0\0").say('S', "");
      assertEquals("1E(42P05)ZI", client.until('Z'));
      client.say('Q', "PREPARE s AS SELECT 3\0");
      assertEquals("E(42P05)ZI", client.until('Z'));
      client.say('B', "\0s\0\0\0\0\0\0\0").say('E', "\0\0\0\0\0").say('S', "");
      assertEquals("2DCZI", client.until('Z'), "the first one is there");
      assertEquals("1", prepared(proxied));
      client.say('P', "\0SELECT 1\0\0\0").say('P', "\0SELECT 2\0\0\0").say('S', "");
      assertEquals("11ZI", client.until('Z'));
      assertEquals("2", prepared(proxied), "one without a name takes the place of the one before");
    }
  }

  private static String prepared(Proxied proxied) throws Exception {
    return ask(
        proxied.client(),
        "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT _'");
  }

  @Test
  void whatCannotBePreparedLeavesNoName() throws Exception {
    try (Proxied proxied = Proxied.on(server);
        RawClient client = RawClient.begun(proxied)) {
      client.say('P', "s\0nonsense\0\0\0").say('P', "t\0SELECT 2\0\0\0").say('S', "");
      assertEquals("E(42601)ZI", client.until('Z'));
      client.say('P', "s\0SELECT 1\0\0\0").say('P', "t\0SELECT 2\0\0\0").say('S', "");
      assertEquals("11ZI", client.until('Z'));
    }
  }
}
