package io.venomqa.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.contract.SqlProcess;
import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.SystemFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong is said, never waited for without end, and never taken for something else.
class BadInputTest {

  @TempDir Path folder;

  private SystemFailure refused(Path file) {
    try (SqliteSystem system = new SqliteSystem("db", file, Begun.options(folder))) {
      return assertThrows(SystemFailure.class, system::begin);
    }
  }

  @Test
  void aMissingFileIsNotMade() {
    Path file = folder.resolve("none.db");
    assertEquals("There is no database file " + file + ".", refused(file).getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void anotherKindOfFile() throws Exception {
    Path file =
        Files.writeString(folder.resolve("notes.txt"), "Dear diary, today I wrote nothing.");
    assertEquals(file + " is not a SQLite database.", refused(file).getMessage());
  }

  @Test
  void aDatabaseLockedByAnotherProcess() throws Exception {
    Path file = Shop.create(folder.resolve("shop.db"), "wal");
    try (SqlProcess api = SqliteClient.api(file)) {
      api.execute("BEGIN IMMEDIATE");
      String message = refused(file).getMessage();
      assertTrue(message.contains(file + " could not be made ready: somebody keeps it locked"));
      if (Files.isDirectory(Path.of("/proc/self/fd"))) {
        assertTrue(message.contains("process " + api.pid()), message);
      }
    }
  }

  @Test
  void aTransactionThatDoesNotEnd() throws Exception {
    try (Begun db = Begun.on(folder, "CREATE TABLE t (a)")) {
      db.api("BEGIN;;INSERT INTO t VALUES (1)");
      SystemFailure failure = assertThrows(SystemFailure.class, db.system::drain);
      assertTrue(failure.getMessage().contains("could not be read: somebody keeps it locked"));
      db.api("COMMIT");
      assertEquals(Map.of("t", 1), db.drained());
    }
  }

  @Test
  void aSchemaThatChanges() throws Exception {
    try (Begun db = Begun.on(folder, "CREATE TABLE t (a);;INSERT INTO t VALUES (1)")) {
      db.api("ALTER TABLE t ADD COLUMN b;;CREATE TABLE u (x)");
      SystemFailure failure = assertThrows(SystemFailure.class, db.system::drain);
      assertEquals(
          "The API changed the schema while it was explored:"
              + " table t was altered, table u was created.",
          failure.getMessage());
      assertTrue(failure.remedy().contains("mechanism: backup"));
      SystemFailure end = assertThrows(SystemFailure.class, db.system::end);
      assertTrue(end.getMessage().contains("brought back from the safety copy"));
      assertEquals("1", db.table("t"));
      assertEquals("table t", db.table("(SELECT type, name FROM sqlite_schema)"));
    }
  }

  @Test
  void aSchemaThatChangesIsNoneOfTheBackupsTroubles() throws Exception {
    SqliteOptions backup = Begun.options(folder, Mechanism.BACKUP, Recover.ASK);
    try (Begun db = Begun.on(folder, backup, "CREATE TABLE t (a);;INSERT INTO t VALUES (1)")) {
      db.api("ALTER TABLE t ADD COLUMN b;;INSERT INTO t VALUES (2, 3)");
      assertEquals(Map.of("t", 3), db.drained());
      db.system.restore(db.initial);
      assertEquals("1", db.table("t"));
      db.system.end();
      assertArrayEquals(new String[0], folder.resolve("work").toFile().list());
    }
  }

  @Test
  void anAuditNamesWhatDiffers() throws Exception {
    try (Begun db =
        Begun.on(
            folder,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a);;INSERT INTO t VALUES (1, 1), (2, 2)")) {
      db.api(
          "UPDATE t SET a = 5 WHERE id = 1;;DELETE FROM t WHERE id = 2;;INSERT INTO t VALUES (3, 3)");
      assertEquals(
          List.of(
              "t, row id=1: a is 5, should be 1",
              "t, row id=3 should not be there",
              "t, row id=2 is missing"),
          db.system.audit());
    }
  }

  @Test
  void writesThatFireNoTriggerAreNotMissed() throws Exception {
    try (Begun db =
        Begun.on(
            folder, "CREATE TABLE t (id INTEGER PRIMARY KEY, a);;INSERT INTO t VALUES (1, 1)")) {
      try (Database blind = Database.open("db", db.file, Duration.ofSeconds(1))) {
        blind.hideTriggers();
        blind.run("UPDATE t SET a = 2");
      }
      SystemFailure failure = assertThrows(SystemFailure.class, db.system::drain);
      assertEquals(
          "The database was changed by a connection that fires no triggers:"
              + " t, row id=1: a is 2, should be 1",
          failure.getMessage());
    }
  }

  @Test
  void queriesReadOnly() throws Exception {
    try (Begun db = Begun.on(folder, "CREATE TABLE t (a);;INSERT INTO t VALUES (1), (2)")) {
      List<Cell> two = List.of(new Cell.Whole(2));
      List<Row> rows = List.of(new Row(List.of("b"), two));
      for (int i = 0; i < 3; i++) {
        assertEquals(rows, db.system.query("SELECT a AS b FROM t WHERE a = ?", two));
      }
      db.api("DELETE FROM t");
      assertEquals(List.of(), db.system.query("SELECT a AS b FROM t WHERE a = ?", two));
      assertEquals(
          "no such column: c: SELECT c FROM t",
          queryFails(db.system, "SELECT c FROM t", List.of()));
      for (String write :
          List.of(
              "DELETE FROM t", "INSERT INTO t VALUES (1) RETURNING a", "BEGIN", "DROP TABLE t")) {
        assertEquals(
            "Only statements that read are allowed here: " + write,
            queryFails(db.system, write, List.of()));
      }
      assertEquals(
          "The statement has 0 parameters, 1 values were given: SELECT a FROM t",
          queryFails(db.system, "SELECT a FROM t", two));
    }
  }

  @Test
  void aQueryThatFailedSaysTheSameWhenAskedAgain() throws Exception {
    try (Begun db = Begun.on(folder, "CREATE TABLE t (a);;INSERT INTO t VALUES ('{')")) {
      String sql = "SELECT json_extract(a, '$.b') AS b FROM t";
      for (int i = 0; i < 3; i++) {
        assertEquals("malformed JSON: " + sql, queryFails(db.system, sql, List.of()));
      }
      db.api("UPDATE t SET a = '{\"b\": 5}'");
      assertEquals(
          List.of(new Row(List.of("b"), List.of(new Cell.Whole(5)))),
          db.system.query(sql, List.of()));
    }
  }

  private static String queryFails(SqliteSystem system, String sql, List<Cell> parameters) {
    return String.valueOf(
        assertThrows(QueryFailure.class, () -> system.query(sql, parameters)).getMessage());
  }
}
