package io.venomqa.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.project.Recover;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/// What is written is found without triggers, and without reading the rows of tables that nobody
/// wrote to: each way to deceive the count of rows and the marks of their versions.
@ExtendWith(Server.class)
class ComparisonTest {

  private static final String[] TABLES = {
    "CREATE TABLE t (id int PRIMARY KEY, a text)",
    "INSERT INTO t VALUES (1, 'one'), (2, 'two'), (3, 'three')",
    "CREATE TABLE other (b int)",
  };

  private static Begun begun(Server server) throws SQLException, SystemFailure {
    return Begun.on(server, Begun.options(Mechanism.COPY, Recover.ASK), TABLES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (4, 'four')",
        "DELETE FROM t WHERE id = 1",
        "UPDATE t SET a = a || '!' WHERE id = 2",
        "DELETE FROM t WHERE id = 1; INSERT INTO t VALUES (1, 'uno')",
        "DELETE FROM t WHERE id = 1; INSERT INTO t VALUES (4, 'four')",
        "UPDATE t SET id = id + 10",
        "TRUNCATE t",
        "TRUNCATE t; INSERT INTO t VALUES (7, 'a'), (8, 'b'), (9, 'c')",
        "BEGIN; SAVEPOINT s; INSERT INTO t VALUES (4, 'four'); ROLLBACK TO s; INSERT INTO t VALUES (5, 'five'); COMMIT",
        "INSERT INTO t VALUES (4, 'four'); INSERT INTO t VALUES (5, 'five'); DELETE FROM t WHERE id = 4",
      })
  void everyWayToWriteIsFoundTwiceAndUndone(String sql, Server server) throws Exception {
    try (Begun db = begun(server)) {
      String before = db.table("t");
      String first = null;
      for (int round = 0; round < 3; round++) {
        db.api(sql);
        assertTrue(db.system.drain().written());
        String written = db.table("t");
        first = first == null ? written : first;
        assertEquals(first, written);
        Checkpoint here = db.system.checkpoint();
        db.system.restore(db.initial);
        assertEquals(before, db.table("t"));
        db.system.restore(here);
        assertEquals(written, db.table("t"));
        assertFalse(db.system.drain().written());
        db.system.restore(db.initial);
        assertEquals(0, db.system.audit().size());
      }
      db.system.end();
    }
  }

  @Test
  void whatChangesNothingIsNoChange(Server server) throws Exception {
    try (Begun db = begun(server)) {
      db.api(
          "UPDATE t SET a = a",
          "DELETE FROM t WHERE id = 3",
          "INSERT INTO t VALUES (3, 'three')",
          "BEGIN",
          "INSERT INTO t VALUES (4, 'four')",
          "ROLLBACK",
          "VACUUM FULL t",
          "VACUUM FREEZE other");
      assertEquals(0, db.system.drain().changes().size());
      assertFalse(db.system.drain().written());
      db.system.end();
    }
  }

  /// A version whose transaction is older than the last look, though it was committed after it.
  @Test
  void anOldTransactionThatCommitsLateIsFound(Server server) throws Exception {
    try (Begun db = begun(server);
        Connection slow = Server.connect(db.url);
        Statement statement = slow.createStatement()) {
      statement.execute("BEGIN");
      statement.execute("SET application_name = 'venomqa, so that nobody waits for it'");
      statement.execute("INSERT INTO other VALUES (1)");
      db.api("INSERT INTO t VALUES (4, 'four')");
      assertEquals(1, db.system.drain().changes().size());
      db.api("DELETE FROM t WHERE id = 4");
      assertEquals(1, db.system.drain().changes().size());
      statement.execute("INSERT INTO t VALUES (5, 'five')");
      statement.execute("COMMIT");
      assertEquals(2, db.system.drain().changes().size());
      db.system.restore(db.initial);
      assertEquals("", db.table("other"));
      db.system.end();
    }
  }

  /// Its versions are older than the run, and as many went as came.
  @Test
  void aTransactionFromBeforeTheRunIsFound(Server server) throws Exception {
    String url = server.newDatabase();
    Server.execute(url, TABLES);
    try (Connection slow = Server.connect(url);
        Statement statement = slow.createStatement();
        PostgresSystem system =
            new PostgresSystem(
                "db", PostgresAddress.of(url), Begun.options(Mechanism.COPY, Recover.ASK))) {
      statement.execute("SET application_name = 'venomqa, so that nobody waits for it'");
      statement.execute("BEGIN");
      statement.execute("SELECT pg_current_xact_id()");
      system.begin();
      Checkpoint initial = system.checkpoint();
      Server.execute(url, "INSERT INTO other VALUES (1)");
      assertEquals(1, system.drain().changes().size());
      statement.execute("UPDATE t SET a = 'late' WHERE id = 1");
      statement.execute("COMMIT");
      assertEquals(1, system.drain().changes().size());
      system.restore(initial);
      assertEquals(0, system.audit().size());
      system.end();
    }
  }

  @Test
  void rowsThatAreFrozenFromTheirBeginningAreFound(Server server) throws Exception {
    try (Begun db = begun(server)) {
      String before = db.table("t");
      db.api("BEGIN", "TRUNCATE t");
      copy(db.api, "COPY t FROM STDIN WITH (FREEZE)", "1\tx\n2\ty\n3\tz\n");
      db.api("COMMIT");
      assertEquals(3, db.system.drain().changes().size());
      db.system.restore(db.initial);
      assertEquals(before, db.table("t"));
      db.system.end();
    }
  }

  private static void copy(Connection connection, String sql, String rows)
      throws SQLException, IOException {
    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(rows));
  }

  /// Where one call writes very much, what our own tables kept of it does not slow down those that
  /// come after it.
  @ParameterizedTest
  @ValueSource(strings = {"UNDO_LOG", "COPY"})
  void aLargeChangeLeavesNoLargeTablesOfOurs(Mechanism mechanism, Server server) throws Exception {
    try (Begun db =
        Begun.on(
            server,
            Begun.options(mechanism, Recover.ASK),
            "CREATE TABLE t (id int PRIMARY KEY, a text)",
            "INSERT INTO t SELECT n, 'row ' || n FROM generate_series(1, 20000) n")) {
      String before = db.table("t");
      db.api("UPDATE t SET a = a || '!'");
      assertEquals(20_000, db.system.drain().changes().size());
      Checkpoint large = db.system.checkpoint();
      db.system.restore(db.initial);
      db.system.restore(large);
      db.system.restore(db.initial);
      assertEquals(before, db.table("t"));
      assertTrue(bytes(db, "home") < 100_000, bytes(db, "home") + " bytes of home");
      assertTrue(bytes(db, "log") < 100_000, bytes(db, "log") + " bytes of log");
      db.system.end();
    }
  }

  private static long bytes(Begun db, String table) throws SQLException {
    String size =
        db.table("(SELECT coalesce(pg_relation_size(to_regclass('venomqa." + table + "')), 0))");
    return Long.parseLong(size.substring(1, size.length() - 1));
  }
}
