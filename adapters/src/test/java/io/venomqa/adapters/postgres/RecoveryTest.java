package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.contract.OtherJvm;
import io.venomqa.adapters.contract.SqlProcess;
import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.project.Recover;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is left after a run, or the server, was really killed in the middle of its work.
@ExtendWith(Server.class)
class RecoveryTest {

  private String url;

  @BeforeEach
  void createShop(Server server) throws Exception {
    url = server.newDatabase();
    HardShop.create(url);
  }

  private PostgresSystem system(Recover recover) {
    return new PostgresSystem(
        "db", PostgresAddress.of(url), Begun.options(Mechanism.AUTO, recover));
  }

  /// Lets a run go on for some steps while the API writes, then kills it.
  private void killInTheMiddle(SqlProcess api) throws Exception {
    Process run =
        OtherJvm.running(ExploringMain.class, url, "AUTO").redirectError(Redirect.INHERIT).start();
    try (BufferedReader said = run.inputReader(StandardCharsets.UTF_8);
        OutputStream steps = run.getOutputStream()) {
      Random random = new Random(7);
      for (int step = 0; step < 40; step++) {
        assertNotNull(said.readLine());
        HardShop.call(api, random);
        steps.write('.');
        steps.flush();
      }
      api.execute("INSERT INTO audit_log (what) VALUES ('the last call')");
    } finally {
      run.destroyForcibly();
      run.onExit().join();
    }
  }

  private static void waitUntilTheRunIsLongDead() {
    long dead = System.currentTimeMillis() + Heartbeat.GRACE.toMillis();
    while (System.currentTimeMillis() <= dead) {
      LockSupport.parkUntil(dead + 1);
    }
  }

  private String leftBehind() throws Exception {
    try (Connection connection = Server.connect(url);
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'venomqa%'"
                    + " OR to_regnamespace('venomqa') IS NOT NULL")) {
      result.next();
      return result.getString(1);
    }
  }

  @Test
  void theNextStartRestores() throws Exception {
    try (SqlProcess api = PostgresClient.start(url, 3);
        SqlProcess dumper = PostgresClient.start(url, 1)) {
      String before = dumper.dump();
      killInTheMiddle(api);
      try (PostgresSystem next = system(Recover.ASK)) {
        next.recover();
        next.recover();
      }
      assertEquals(before, dumper.dump());
      assertEquals("0", leftBehind());
    }
  }

  @Test
  void somebodyWroteSinceAndIsNotOverwritten() throws Exception {
    try (SqlProcess api = PostgresClient.start(url, 3);
        SqlProcess dumper = PostgresClient.start(url, 1)) {
      String before = dumper.dump();
      killInTheMiddle(api);
      waitUntilTheRunIsLongDead();
      api.execute("INSERT INTO keyless VALUES (77, 'mine')");
      String mine = dumper.dump();
      try (PostgresSystem next = system(Recover.ASK)) {
        SystemFailure question = assertThrows(SystemFailure.class, next::begin);
        assertTrue(
            String.valueOf(question.getMessage())
                .endsWith("and somebody has written to it since: keyless, came: (77,mine)."),
            question.getMessage());
        assertTrue(question.remedy().contains("--recover=keep"));
      }
      assertEquals(mine, dumper.dump());

      try (PostgresSystem next = system(Recover.KEEP)) {
        next.begin();
        next.end();
      }
      assertEquals(mine, dumper.dump());
      assertTrue(!mine.equals(before));
      assertEquals("0", leftBehind());
    }
  }

  @Test
  void somebodyWroteSinceAndLetsItGo() throws Exception {
    try (SqlProcess api = PostgresClient.start(url, 3);
        SqlProcess dumper = PostgresClient.start(url, 1)) {
      String before = dumper.dump();
      killInTheMiddle(api);
      waitUntilTheRunIsLongDead();
      api.execute("DELETE FROM customers");
      try (PostgresSystem next = system(Recover.RESTORE)) {
        next.begin();
        assertEquals(before, dumper.dump());
        next.end();
      }
      assertEquals(before, dumper.dump());
    }
  }

  @Test
  void aServerThatCrashesAndRestartsInTheMiddleIsGoneOnWith() throws Exception {
    String before;
    try (SqlProcess dumper = PostgresClient.start(url, 1)) {
      before = dumper.dump();
    }
    try (PostgresSystem system = system(Recover.ASK)) {
      system.begin();
      Checkpoint initial = system.checkpoint();
      List<Checkpoint> known = new ArrayList<>(List.of(initial));
      List<String> dumps = new ArrayList<>(List.of(before));
      for (int crash = 0; crash < 3; crash++) {
        boolean drainedBefore = crash > 0;
        try (SqlProcess api = PostgresClient.start(url, 2)) {
          api.execute("INSERT INTO orders (total) VALUES (" + crash + ")");
          api.execute("UPDATE customers SET name = 'crash " + crash + "'");
          if (drainedBefore) {
            assertTrue(system.drain().written());
            dumps.add(api.dump());
          }
        }
        crashServer();
        try (SqlProcess dumper = PostgresClient.start(url, 1)) {
          if (!drainedBefore) {
            assertTrue(system.drain().written());
            dumps.add(dumper.dump());
          }
          known.add(system.checkpoint());
          system.restore(known.get(crash));
          assertEquals(dumps.get(crash), dumper.dump());
          assertEquals(List.of(), system.audit());
        }
      }
      system.end();
    }
    try (SqlProcess dumper = PostgresClient.start(url, 1)) {
      assertEquals(before, dumper.dump());
    }
    assertEquals("0", leftBehind());
  }

  /// A server process that is killed makes the server restart with all connections closed.
  private void crashServer() throws Exception {
    try (Connection connection = Server.connect(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
      result.next();
      ProcessHandle process = ProcessHandle.of(result.getLong(1)).orElseThrow();
      process.destroyForcibly();
      process.onExit().join();
    } catch (SQLException gone) {
      // Closing the connection of the process that was killed.
    }
    awaitServer();
  }

  private void awaitServer() {
    long end = System.nanoTime() + 30_000_000_000L;
    while (System.nanoTime() < end) {
      try (Connection connection = Server.connect(url)) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException notYet) {
        LockSupport.parkNanos(50_000_000);
      }
    }
    throw new AssertionError("the server does not come back");
  }
}
