package io.venomqa.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.SystemFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The traps of SQLite, one by one.
class TrapsTest {

  @TempDir Path folder;

  @Test
  void replaceRemovesAnotherRowWithoutATrigger() throws Exception {
    try (Begun db =
        Begun.on(
            folder,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a UNIQUE, b, c, UNIQUE (b, c));;"
                + "INSERT INTO t VALUES (1, 'x', 1, 1), (2, 'y', 2, 2), (3, 'z', 3, 3)")) {
      db.api("REPLACE INTO t VALUES (1, 'y', 3, 3)");
      assertEquals(Map.of("t", 3), db.drained());
      assertEquals("1 y 3 3", db.table("t"));
      db.system.restore(db.initial);
      assertEquals("1 x 1 1; 2 y 2 2; 3 z 3 3", db.table("t"));
      assertEquals(List.of(), db.system.audit());
    }
  }

  @Test
  void updateOrReplaceRemovesAnotherRowWithoutATrigger() throws Exception {
    try (Begun db =
        Begun.on(
            folder,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a UNIQUE COLLATE NOCASE);;"
                + "INSERT INTO t VALUES (1, 'x'), (2, 'y')")) {
      db.api("UPDATE OR REPLACE t SET a = 'Y' WHERE id = 1");
      assertEquals("1 Y", db.table("t"));
      assertEquals(Map.of("t", 2), db.drained());
      db.system.restore(db.initial);
      assertEquals("1 x; 2 y", db.table("t"));
    }
  }

  @Test
  void replaceStoresTheDefaultOfAColumnThatIsNotNull() throws Exception {
    try (Begun db =
        Begun.on(
            folder,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT 5 UNIQUE);;"
                + "INSERT INTO t (id) VALUES (1)")) {
      db.api("REPLACE INTO t (id, a) VALUES (2, NULL)");
      assertEquals("2 5", db.table("t"));
      assertEquals(Map.of("t", 2), db.drained());
      db.system.restore(db.initial);
      assertEquals("1 5", db.table("t"));
    }
  }

  @Test
  void theApisTriggersDoNotFireWhileItIsRestored() throws Exception {
    try (Begun db =
        Begun.on(
            folder,
            "CREATE TABLE t (a);;CREATE TABLE seen (what);;"
                + "CREATE TRIGGER i AFTER INSERT ON t BEGIN INSERT INTO seen VALUES ('i'); END;;"
                + "CREATE TRIGGER d AFTER DELETE ON t BEGIN INSERT INTO seen VALUES ('d'); END;;"
                + "INSERT INTO t VALUES (1)")) {
      db.api("DELETE FROM t");
      assertEquals(Map.of("seen", 1, "t", 1), db.drained());
      db.system.restore(db.initial);
      assertEquals("i", db.table("seen"));
      db.api("INSERT INTO t VALUES (2)");
      assertEquals("i; i", db.table("seen"));
    }
  }

  @Test
  void theApisTriggerChangesTheRowThatWasJustInserted() throws Exception {
    try (Begun db =
        Begun.on(
            folder,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a);;"
                + "CREATE TRIGGER u AFTER INSERT ON t BEGIN"
                + " UPDATE t SET a = a * 2 WHERE id = NEW.id; END;;"
                + "CREATE TRIGGER v AFTER INSERT ON t WHEN NEW.a = 3 BEGIN"
                + " DELETE FROM t WHERE id = NEW.id; END")) {
      db.api("INSERT INTO t VALUES (1, 2), (2, 3)");
      assertEquals("1 4", db.table("t"));
      assertEquals(Map.of("t", 1), db.drained());
      db.system.restore(db.initial);
      assertEquals("", db.table("t"));
    }
  }

  @Test
  void foreignKeyActionsDoNotFireWhileItIsRestored() throws Exception {
    try (Begun db =
        Begun.on(
            folder,
            "PRAGMA foreign_keys = ON;;CREATE TABLE p (id INTEGER PRIMARY KEY);;"
                + "CREATE TABLE c (p REFERENCES p ON DELETE CASCADE);;"
                + "INSERT INTO p VALUES (1);;INSERT INTO c VALUES (1)")) {
      db.api("UPDATE p SET id = id");
      db.api("DELETE FROM p");
      assertEquals(Map.of("c", 1, "p", 1), db.drained());
      db.system.restore(db.initial);
      assertEquals("1", db.table("c"));
    }
  }

  @Test
  void autoincrementGoesBackToo() throws Exception {
    try (Begun db = Begun.on(folder, "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a)")) {
      ContentHash empty = db.system.drain().content();
      db.api("INSERT INTO t (a) VALUES ('x'), ('y')");
      db.drained();
      db.api("DELETE FROM t");
      Drained emptied = db.system.drain();
      assertEquals(empty, emptied.content());
      db.system.restore(db.initial);
      db.api("INSERT INTO t (a) VALUES ('z')");
      assertEquals("1 z", db.table("t"));
    }
  }

  @Test
  void storageClassesComeBackAsTheyWere() throws Exception {
    String types = "SELECT typeof(a), typeof(b), hex(a), hex(b), length(b) FROM t";
    try (Begun db =
        Begun.on(
            folder,
            "CREATE TABLE t (a, b TEXT);;CREATE VIEW types AS "
                + types
                + ";;INSERT INTO t VALUES (1.0, '1'), ('1', x'31'), (9e999, NULL), (1, ''),"
                + " (9223372036854775807, char(0) || 'z'), (0.1, CAST(x'80ff' AS TEXT))")) {
      String before = db.table("types");
      db.api("DELETE FROM t");
      assertEquals(Map.of("t", 6), db.drained());
      db.system.restore(db.initial);
      assertEquals(before, db.table("types"));
      assertEquals(List.of(), db.system.audit());
    }
  }

  @Test
  void whatIsRolledBackIsNotSeen() throws Exception {
    try (Begun db = Begun.on(folder, "CREATE TABLE t (a)")) {
      db.api("BEGIN;;INSERT INTO t VALUES (1);;ROLLBACK");
      assertEquals(false, db.system.drain().written());
    }
  }

  @Test
  void theInvisibleRowidComesBackButIsNoState() throws Exception {
    try (Begun db = Begun.on(folder, "CREATE TABLE t (a);;INSERT INTO t VALUES (1)")) {
      ContentHash before = db.system.drain().content();
      db.api("DELETE FROM t;;INSERT INTO t (rowid, a) VALUES (77, 1)");
      Drained drained = db.system.drain();
      assertEquals(before, drained.content());
      db.system.restore(db.initial);
      assertEquals(List.of(), db.system.audit());
    }
  }

  @Test
  void lateWritesAreToldAndUndone() throws Exception {
    try (Begun db = Begun.on(folder, "CREATE TABLE t (a);;INSERT INTO t VALUES (1)")) {
      db.api("UPDATE t SET a = 2");
      db.drained();
      db.api("INSERT INTO t VALUES (3)");
      assertEquals(
          "[Added[system=db, table=t, after=Row[columns=[a], cells=[Whole[value=3]]]]]",
          db.system.restore(db.initial).toString());
      assertEquals("1", db.table("t"));
    }
  }

  @Test
  void ignoredColumnsAreRestoredButAreNoState() throws Exception {
    try (Begun db =
        Begun.on(
            folder,
            Begun.options(folder, "*.updated_at", "audit_log.*"),
            "CREATE TABLE t (id INTEGER PRIMARY KEY, updated_at);;CREATE TABLE audit_log (what);;"
                + "INSERT INTO t VALUES (1, 'monday')")) {
      ContentHash before = db.system.drain().content();
      db.api("UPDATE t SET updated_at = 'tuesday';;INSERT INTO audit_log VALUES ('seen')");
      Drained drained = db.system.drain();
      assertEquals(before, drained.content());
      assertEquals(2, drained.changes().size());
      db.api("UPDATE t SET updated_at = NULL");
      assertNotEquals(before, db.system.drain().content());
      db.system.restore(db.initial);
      assertEquals("1 monday", db.table("t"));
      assertEquals("", db.table("audit_log"));
    }
  }

  @Test
  void recursiveTriggersLogNothingTwice() throws Exception {
    try (Begun db =
        Begun.on(
            folder,
            "PRAGMA recursive_triggers = ON;;CREATE TABLE t (id INTEGER PRIMARY KEY, n UNIQUE);;"
                + "CREATE TRIGGER down AFTER INSERT ON t WHEN NEW.n > 0 BEGIN"
                + " REPLACE INTO t VALUES (NEW.id + 1, NEW.n - 1); END;;"
                + "INSERT INTO t VALUES (5, 0)")) {
      db.api("REPLACE INTO t VALUES (1, 3)");
      assertEquals("1 3; 2 2; 3 1; 4 0", db.table("t"));
      assertEquals(Map.of("t", 5), db.drained());
      db.system.restore(db.initial);
      assertEquals("5 0", db.table("t"));
    }
  }

  @Test
  void aReaderInTheWayOfARestoreIsTold() throws Exception {
    try (Begun db = Begun.on(folder, "PRAGMA journal_mode = DELETE;;CREATE TABLE t (a)")) {
      db.api("INSERT INTO t VALUES (1)");
      db.drained();
      db.api("BEGIN;;INSERT INTO t SELECT a FROM t WHERE 0");
      assertThrows(SystemFailure.class, () -> db.system.restore(db.initial));
      db.api("COMMIT");
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + db.file);
          Statement reading = other.createStatement();
          ResultSet open = reading.executeQuery("SELECT * FROM t")) {
        open.next();
        assertThrows(SystemFailure.class, () -> db.system.restore(db.initial));
      }
      assertEquals(Map.of(), db.drained());
      assertEquals("1", db.table("t"));
      db.system.restore(db.initial);
      assertEquals("", db.table("t"));
      assertEquals(List.of(), db.system.audit());
    }
  }

  @Test
  void virtualTablesNeedTheBackup() throws Exception {
    try (Begun db =
        Begun.on(
            folder, "CREATE VIRTUAL TABLE d USING fts5(x);;INSERT INTO d VALUES ('one two')")) {
      assertEquals("backup (table d is a virtual table)", db.system.mechanism());
      db.api("INSERT INTO d VALUES ('three')");
      assertEquals(true, db.system.drain().written());
      assertEquals("three", db.table("d('three')"));
      db.system.restore(db.initial);
      assertEquals("", db.table("d('three')"));
      db.system.end();
      assertEquals("one two", db.table("d('one')"));
    }
  }

  @Test
  void uniqueExpressionsNeedTheBackup() throws Exception {
    try (Begun db = Begun.on(folder, "CREATE TABLE t (a);;CREATE UNIQUE INDEX u ON t (lower(a))")) {
      assertEquals("backup (table t has a unique index over an expression)", db.system.mechanism());
    }
  }

  @Test
  void tablesOfTheApiThatAreNamedLikeOursAreItsOwn() throws Exception {
    try (Begun db =
        Begun.on(
            folder,
            "CREATE TABLE venomqa_notes (a);;CREATE TABLE VenomQA_Log (b);;"
                + "INSERT INTO venomqa_notes VALUES ('mine')")) {
      db.api("INSERT INTO VenomQA_Log VALUES (1);;DELETE FROM venomqa_notes");
      assertEquals(Map.of("VenomQA_Log", 1, "venomqa_notes", 1), db.drained());
      db.system.end();
      assertEquals("mine", db.table("venomqa_notes"));
      assertEquals("", db.table("VenomQA_Log"));
    }
  }
}
