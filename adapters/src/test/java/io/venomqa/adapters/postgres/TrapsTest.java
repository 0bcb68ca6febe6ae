package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.project.Recover;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.SystemFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One example for each way in which rolling PostgreSQL back can go wrong.
@ExtendWith(Server.class)
class TrapsTest {

  private static final String ORDERS = "CREATE TABLE orders (id serial PRIMARY KEY, total int)";

  @Test
  void tellsWhatACallChanged(Server server) throws Exception {
    try (Begun db =
        Begun.on(server, Begun.options(), ORDERS, "INSERT INTO orders (total) VALUES (10)")) {
      db.api("UPDATE orders SET total = 11", "INSERT INTO orders (total) VALUES (12)");
      assertEquals(
          "[Changed[system=db, table=orders, before=Row[columns=[id, total], cells=[Whole[value=1],"
              + " Whole[value=10]]], after=Row[columns=[id, total], cells=[Whole[value=1],"
              + " Whole[value=11]]]], Added[system=db, table=orders, after=Row[columns=[id, total],"
              + " cells=[Whole[value=2], Whole[value=12]]]]]",
          db.system.drain().changes().toString());
      db.system.restore(db.initial);
      assertEquals("(1,10)", db.table("orders"));
      db.system.end();
    }
  }

  @Test
  void aCommitThatComesOutOfOrderIsNotMissed(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), ORDERS);
        Connection slow = Server.connect(db.url);
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute("INSERT INTO orders VALUES (100, 1)");
      db.api("INSERT INTO orders VALUES (200, 2)");
      slow.commit();
      assertEquals(2, db.system.drain().changes().size());
      db.system.restore(db.initial);
      assertEquals("", db.table("orders"));
      db.system.end();
    }
  }

  @Test
  void whoStaysInATransactionIsNamedAndNothingIsLost(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), ORDERS);
        Connection idle = Server.connect(db.url);
        Statement statement = idle.createStatement()) {
      idle.setAutoCommit(false);
      statement.execute("SET application_name = 'the culprit'");
      statement.execute("INSERT INTO orders VALUES (1, 1)");
      SystemFailure named = assertThrows(SystemFailure.class, db.system::drain);
      assertTrue(
          String.valueOf(named.getMessage()).contains("(the culprit, idle in transaction)"),
          named.getMessage());
      assertThrows(SystemFailure.class, () -> db.system.restore(db.initial));
      idle.commit();
      assertEquals(1, db.system.drain().changes().size());
      db.system.restore(db.initial);
      assertEquals("", db.table("orders"));
      db.system.end();
    }
  }

  @Test
  void whatIsWrittenLateComesBackFromTheRestore(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), ORDERS)) {
      db.api("INSERT INTO orders VALUES (1, 1)");
      Checkpoint one = db.system.drain().written() ? db.system.checkpoint() : db.initial;
      db.api("INSERT INTO orders VALUES (2, 2)");
      assertEquals(1, db.system.restore(one).size());
      assertEquals("(1,1)", db.table("orders"));
      assertEquals(List.of(), db.system.audit());
      db.system.end();
    }
  }

  /// It cannot write while it is gone back, and what it holds cannot be put back.
  @Test
  void aJobThatHoldsWhatIsPutBackAndThenWritesItGoesFirst(Server server) throws Exception {
    PostgresOptions patient =
        new PostgresOptions(
            Mechanism.UNDO_LOG, List.of(), List.of(), true, Recover.ASK, Duration.ofSeconds(5));
    try (Begun db = Begun.on(server, patient, ORDERS, "INSERT INTO orders VALUES (1, 1)");
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
      db.api("UPDATE orders SET total = 2");
      db.system.drain();
      db.api("BEGIN", "SELECT id FROM orders FOR UPDATE");
      var committed =
          later.schedule(
              () -> {
                db.api("UPDATE orders SET total = 3", "COMMIT");
                return true;
              },
              200,
              TimeUnit.MILLISECONDS);
      assertEquals(1, db.system.restore(db.initial).size());
      assertTrue(committed.get());
      assertEquals("(1,1)", db.table("orders"));
      db.system.end();
    }
  }

  @Test
  void anApiThatWritesAfterItsAnswerIsWaitedFor(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), ORDERS);
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
      db.api("BEGIN", "INSERT INTO orders VALUES (1, 1)");
      var committed =
          later.schedule(
              () -> {
                db.api("COMMIT");
                return true;
              },
              200,
              TimeUnit.MILLISECONDS);
      assertEquals(1, db.system.drain().changes().size());
      assertTrue(committed.get());
      db.system.end();
    }
  }

  @Test
  void sequencesGoBackUnlessTheyAreToBeKept(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), ORDERS)) {
      db.api("BEGIN", "INSERT INTO orders (total) VALUES (1)", "ROLLBACK");
      Drained drained = db.system.drain();
      assertTrue(drained.written());
      assertEquals(List.of(), drained.changes());
      db.system.restore(db.initial);
      db.api("INSERT INTO orders (total) VALUES (1)");
      assertEquals("(1,1)", db.table("orders"));
      db.system.end();
    }
  }

  @Test
  void ignoredColumnsDoNotMakeStatesButAreRestored(Server server) throws Exception {
    try (Begun db =
        Begun.on(
            server,
            Begun.options("orders.total"),
            ORDERS,
            "INSERT INTO orders (total) VALUES (1)")) {
      Drained before = db.system.drain();
      db.api("UPDATE orders SET total = 2");
      Drained after = db.system.drain();
      assertEquals(before.content(), after.content());
      assertEquals(1, after.changes().size());
      db.api("UPDATE orders SET total = NULL");
      assertNotEquals(before.content(), db.system.drain().content());
      db.system.restore(db.initial);
      assertEquals("(1,1)", db.table("orders"));
      db.system.end();
    }
  }

  @Test
  void aTableMadeMeanwhileIsNoticed(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), ORDERS)) {
      db.api("CREATE TABLE more (a int)");
      SystemFailure failure = assertThrows(SystemFailure.class, db.system::drain);
      assertEquals(
          "The API changed the schema while it was explored: table more was created.",
          failure.getMessage());
      SystemFailure atTheEnd = assertThrows(SystemFailure.class, db.system::end);
      assertEquals(
          "The rows are as they were, but the API changed what is not taken back while it was"
              + " explored: column more.a was made, table more was made",
          atTheEnd.getMessage());
    }
  }

  @Test
  void aTruncatedTableIsNoChangeOfTheSchema(Server server) throws Exception {
    try (Begun db =
        Begun.on(server, Begun.options(), ORDERS, "INSERT INTO orders (total) VALUES (5)")) {
      db.api("TRUNCATE orders");
      assertEquals(1, db.system.drain().changes().size());
      db.system.restore(db.initial);
      assertEquals("(1,5)", db.table("orders"));
      db.system.end();
    }
  }

  @Test
  void aPlantedCorruptionIsNamed(Server server) throws Exception {
    try (Begun db =
        Begun.on(server, Begun.options(), ORDERS, "INSERT INTO orders (total) VALUES (5)")) {
      db.api("SET session_replication_role = replica", "UPDATE orders SET total = 6");
      assertEquals(
          List.of("orders, is missing: id=1 total=5", "orders, should not be there: id=1 total=6"),
          db.system.audit());
      db.api("UPDATE orders SET total = 5");
      db.system.end();
    }
  }

  @Test
  void aSecondRunIsRefused(Server server) throws Exception {
    try (Begun db = Begun.on(server, Begun.options(), ORDERS);
        PostgresSystem second =
            new PostgresSystem("db", PostgresAddress.of(db.url), Begun.options())) {
      SystemFailure refused = assertThrows(SystemFailure.class, second::begin);
      assertTrue(
          String.valueOf(refused.getMessage()).startsWith("Another run is using the database"),
          refused.getMessage());
      db.system.end();
    }
  }

  @Test
  void anOwnerWithTheOneGrantIsEnough(Server server) throws Exception {
    String url = server.newDatabase();
    String role = "owner_" + url.substring(url.lastIndexOf('_') + 1);
    String database = url.substring(url.lastIndexOf('/') + 1);
    Server.execute(
        url,
        "DROP ROLE IF EXISTS " + role,
        "CREATE ROLE " + role + " LOGIN",
        "GRANT CREATE ON DATABASE " + database + " TO " + role,
        "GRANT CREATE ON SCHEMA public TO " + role);
    String own = Server.as(url, role);
    Server.execute(own, ORDERS, "INSERT INTO orders (total) VALUES (1)");
    try (PostgresSystem system =
        new PostgresSystem("db", PostgresAddress.of(own), Begun.options())) {
      SystemFailure refused = assertThrows(SystemFailure.class, system::begin);
      if (isBefore15(url)) {
        assertEquals(
            "Before PostgreSQL 15 only a superuser may: connect as one.", refused.remedy());
        return;
      }
      assertEquals(
          "Say as a superuser: GRANT SET ON PARAMETER session_replication_role TO \"" + role + "\"",
          refused.remedy());
      Server.execute(url, refused.remedy().replace("Say as a superuser: ", ""));
      system.begin();
      Checkpoint initial = system.checkpoint();
      Server.execute(own, "DELETE FROM orders");
      assertEquals(1, system.drain().changes().size());
      system.restore(initial);
      system.end();
    } finally {
      Server.execute(url, "DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }

  private static boolean isBefore15(String url) throws SQLException {
    try (Connection connection = Server.connect(url)) {
      return connection.getMetaData().getDatabaseMajorVersion() < 15;
    }
  }

  @Test
  void withoutTriggersTablesAreComparedAndItSaysWhy(Server server) throws Exception {
    try (Begun db =
        Begun.on(
            server,
            Begun.options(),
            "CREATE TABLE parent (a int PRIMARY KEY)",
            "CREATE TABLE child (b int) INHERITS (parent)",
            "INSERT INTO parent VALUES (1)",
            "INSERT INTO child VALUES (1, 2)")) {
      assertEquals(
          "copy and comparison (table child takes part in inheritance)", db.system.mechanism());
      db.api("UPDATE parent SET a = a + 1", "DELETE FROM ONLY parent");
      // Of the child, which has no key, a row went and another came.
      assertEquals(3, db.system.drain().changes().size());
      db.system.restore(db.initial);
      assertEquals("(1,2)", db.table("child"));
      assertEquals("(1)", db.table("ONLY parent"));
      db.system.end();
    }
  }

  @Test
  void theUndoLogIsRefusedWhereItWasAskedForAndCannotBe(Server server) throws Exception {
    SystemFailure refused =
        assertThrows(
            SystemFailure.class,
            () ->
                Begun.on(
                    server,
                    Begun.options(Mechanism.UNDO_LOG, Recover.ASK),
                    "CREATE TABLE parent (a int)",
                    "CREATE TABLE child (b int) INHERITS (parent)"));
    assertEquals(
        "The undo log cannot watch this database: table child takes part in inheritance.",
        refused.getMessage());
  }

  @Test
  void messagesHoldNoPassword(Server server) throws SQLException {
    PostgresAddress wrong =
        PostgresAddress.of("postgresql://nobody:s3cret@127.0.0.1:1/shop_test?sslmode=disable");
    try (PostgresSystem system = new PostgresSystem("db", wrong, Begun.options())) {
      SystemFailure refused = assertThrows(SystemFailure.class, system::begin);
      assertTrue(
          String.valueOf(refused.getMessage())
              .startsWith("The database nobody@127.0.0.1:1/shop_test cannot be reached:"),
          refused.getMessage());
      assertFalse(refused.toString().contains("s3cret"));
      assertFalse(String.valueOf(refused.getCause()).contains("s3cret"));
    }
  }
}
