package io.venomqa.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.world.Checkpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of table, column, value and journal that SQLite has, there and back.
class KindsTest {

  private static final String LOG = "undo log";

  @TempDir Path folder;

  /// @param writes calls, one after the other
  record Kind(String name, String mechanism, String schema, List<String> writes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Kind kind(String name, String mechanism, String schema, String... writes) {
    return new Kind(name, mechanism, schema, List.of(writes));
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        kind(
            "numbers at their limits",
            LOG,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a, b REAL, c NUMERIC, d INT);;"
                + "INSERT INTO t VALUES (1, 9e999, -9e999, '1e3', 9223372036854775807),"
                + " (2, -0.0, -0.0, '9223372036854775808', -9223372036854775808),"
                + " (3, 9e999 - 9e999, 4.9e-324, '0x10', 1.7976931348623157e308),"
                + " (-9223372036854775808, 0.1, 1e15, ' 7 ', '1.0')",
            "UPDATE t SET a = b, b = a",
            "UPDATE t SET c = -c, d = ~d",
            "DELETE FROM t WHERE id < 2",
            "INSERT INTO t VALUES (9223372036854775807, -9e999, 1, 2, 3)"),
        kind(
            "texts and blobs",
            LOG,
            "CREATE TABLE t (a TEXT, b BLOB);;"
                + "INSERT INTO t VALUES ('', x''), (NULL, NULL), (x'00ff', 'ü' || char(0) || '😀'),"
                + " (CAST(x'c328' AS TEXT), zeroblob(100000))",
            "UPDATE t SET a = b, b = a",
            "DELETE FROM t WHERE length(a) > 10",
            "INSERT INTO t VALUES (hex(randomblob(1)), randomblob(200000))"),
        kind(
            "a key that is no rowid, with NULLs",
            LOG,
            "CREATE TABLE t (k TEXT PRIMARY KEY, v);;CREATE TABLE d (id INTEGER PRIMARY KEY DESC, v UNIQUE);;"
                + "INSERT INTO t VALUES (NULL, 1), (NULL, 1), ('x', 2);;INSERT INTO d VALUES (5, NULL), (NULL, NULL)",
            "REPLACE INTO t VALUES ('x', 3), (NULL, 1)",
            "UPDATE d SET id = 7 WHERE id = 5",
            "DELETE FROM t WHERE k IS NULL",
            "REPLACE INTO d VALUES (7, 1), (8, 1)"),
        kind(
            "without rowid, descending, with collations",
            LOG,
            "CREATE TABLE t (a TEXT COLLATE NOCASE, b REAL, c BLOB, v, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;;"
                + "CREATE UNIQUE INDEX u ON t (v COLLATE RTRIM) WHERE v IS NOT NULL;;"
                + "INSERT INTO t VALUES ('A', 1, x'00', 'v'), ('b', 2.5, NULL, NULL)",
            "REPLACE INTO t VALUES ('a', 1.0, 'other', 'w')",
            "UPDATE t SET a = upper(a)",
            "REPLACE INTO t VALUES ('z', 9, 0, 'w  ')",
            "UPDATE OR REPLACE t SET b = 1, a = 'A'"),
        kind(
            "strict, with generated columns and checks",
            LOG,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, n INT CHECK (n > 0), r REAL, any ANY,"
                + " s INT AS (n * 2) STORED, v TEXT AS ('n' || n) VIRTUAL, b BLOB) STRICT;;"
                + "CREATE INDEX i ON t (v);;INSERT INTO t (n, r, any) VALUES (1, 2, '3'), (4, 5, 6.5)",
            "UPDATE t SET n = n + 1, any = CAST(any AS BLOB)",
            "INSERT INTO t (n, b) VALUES (9, x'09')",
            "DELETE FROM t WHERE v = 'n2'"),
        kind(
            "foreign keys with every action",
            LOG,
            "PRAGMA foreign_keys = ON;;CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);;"
                + "CREATE TABLE a (p REFERENCES p ON DELETE CASCADE ON UPDATE CASCADE);;"
                + "CREATE TABLE b (p REFERENCES p ON DELETE SET NULL ON UPDATE SET NULL);;"
                + "CREATE TABLE c (p DEFAULT 1 REFERENCES p ON DELETE SET DEFAULT ON UPDATE CASCADE);;"
                + "CREATE TABLE d (p REFERENCES p (code) DEFERRABLE INITIALLY DEFERRED);;"
                + "INSERT INTO p VALUES (1, 'one'), (2, 'two');;INSERT INTO a VALUES (2), (2);;"
                + "INSERT INTO b VALUES (2);;INSERT INTO c VALUES (2);;INSERT INTO d VALUES ('one')",
            "UPDATE p SET id = 3 WHERE id = 2",
            "DELETE FROM p WHERE id > 1",
            "BEGIN;;UPDATE p SET code = 'uno';;UPDATE d SET p = 'uno';;COMMIT"),
        kind(
            "names that nobody would choose",
            LOG,
            "CREATE TABLE \"select \"\"a'b] ü%s\" (\"from\" INTEGER PRIMARY KEY, \"c\"\"d\" UNIQUE, [e f], \"?1\", \"new\");;"
                + "CREATE UNIQUE INDEX \"i \"\" x\" ON \"select \"\"a'b] ü%s\" (\"e f\", \"?1\");;"
                + "CREATE TABLE \"\n\" (\"\t\", \"rowid\", \"OLD\");;"
                + "INSERT INTO \"select \"\"a'b] ü%s\" VALUES (1, 'c', 2, 3, 4);;INSERT INTO \"\n\" VALUES (1, 2, 3)",
            "REPLACE INTO \"select \"\"a'b] ü%s\" VALUES (2, 'c', 5, 5, 5), (3, 'x', 5, 5, 6)",
            "UPDATE \"\n\" SET \"rowid\" = 9, \"OLD\" = \"\t\"",
            "DELETE FROM \"\n\""),
        kind(
            "the API's own writes to what AUTOINCREMENT keeps",
            LOG,
            "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a);;INSERT INTO t (a) VALUES (1), (2)",
            "DELETE FROM t;;UPDATE sqlite_sequence SET seq = 100",
            "INSERT INTO t (a) VALUES (3);;DELETE FROM sqlite_sequence",
            "PRAGMA user_version = 7;;PRAGMA application_id = 8"),
        kind(
            "triggers of a session",
            LOG,
            "CREATE TABLE t (a);;CREATE TABLE seen (b);;INSERT INTO t VALUES (1);;"
                + "CREATE TEMP TRIGGER w AFTER UPDATE ON t BEGIN INSERT INTO seen VALUES (NEW.a); END",
            "UPDATE t SET a = a + 1",
            "UPDATE t SET a = a + 1"),
        kind(
            "very many columns",
            LOG,
            "CREATE TABLE t (" + columns(300) + ");;INSERT INTO t (c0, c299) VALUES (1, 2)",
            "UPDATE t SET c150 = 'x'",
            "DELETE FROM t"),
        kind(
            "unique by an expression",
            "backup (table t has a unique index over an expression)",
            "CREATE TABLE t (a, b AS (a * 2) STORED);;CREATE UNIQUE INDEX u ON t (b);;INSERT INTO t (a) VALUES (1), (2)",
            "REPLACE INTO t (a) VALUES (1)",
            "UPDATE OR REPLACE t SET a = 2"),
        kind(
            "a rowid that cannot be named",
            "backup (table t hides its rowid)",
            "CREATE TABLE t (rowid, _rowid_, oid);;INSERT INTO t VALUES (1, 2, 3)",
            "UPDATE t SET oid = 4",
            "INSERT INTO t VALUES (5, 6, 7)"),
        kind(
            "a full-text index that triggers keep",
            "backup (table f is a virtual table)",
            "CREATE TABLE t (id INTEGER PRIMARY KEY, x);;CREATE VIRTUAL TABLE f USING fts5(x, content=t, content_rowid=id);;"
                + "CREATE TRIGGER i AFTER INSERT ON t BEGIN INSERT INTO f (rowid, x) VALUES (NEW.id, NEW.x); END;;"
                + "CREATE TRIGGER d AFTER DELETE ON t BEGIN INSERT INTO f (f, rowid, x) VALUES ('delete', OLD.id, OLD.x); END;;"
                + "INSERT INTO t VALUES (1, 'one two')",
            "INSERT INTO t VALUES (2, 'two three')",
            "DELETE FROM t WHERE id = 1",
            "INSERT INTO f (f) VALUES ('integrity-check');;INSERT INTO t (x) VALUES ('four')"),
        kind(
            "boxes",
            "backup (table r is a virtual table)",
            "CREATE VIRTUAL TABLE r USING rtree(id, x0, x1, +note);;INSERT INTO r VALUES (1, 0, 1, 'a')",
            "INSERT INTO r VALUES (2, 5, 6, 'b')",
            "UPDATE r SET x1 = 9 WHERE id = 1",
            "DELETE FROM r"));
  }

  private static String columns(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void goesThereAndBack(Kind kind) throws Exception {
    try (Begun db = Begun.on(folder, kind.schema());
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + db.file)) {
      assertEquals(kind.mechanism(), db.system.mechanism());
      String initial = SqliteClient.dump(other);
      String before = initial;
      Checkpoint last = db.initial;
      for (String write : kind.writes()) {
        db.api(write);
        assertTrue(db.system.drain().written(), write);
        String after = SqliteClient.dump(other);
        assertNotEquals(before, after, write);
        Checkpoint here = db.system.checkpoint();
        for (int round = 0; round < 2; round++) {
          assertEquals(List.of(), db.system.restore(last), write);
          assertEquals(before, SqliteClient.dump(other), write);
          assertEquals(List.of(), db.system.restore(db.initial), write);
          assertEquals(initial, SqliteClient.dump(other), write);
          assertEquals(List.of(), db.system.restore(here), write);
          assertEquals(after, SqliteClient.dump(other), write);
          assertEquals(List.of(), db.system.audit(), write);
        }
        before = after;
        last = here;
      }
      db.system.end();
      assertEquals(initial, SqliteClient.dump(other));
      assertEquals("ok", db.table("pragma_integrity_check"));
    }
  }

  @Test
  void aTableWithMoreColumnsThanTheLogCanHaveNeedsTheBackup() throws Exception {
    try (Begun db = Begun.on(folder, "CREATE TABLE t (" + columns(1_950) + ")")) {
      assertEquals("backup (table t has 1950 columns)", db.system.mechanism());
      db.api("INSERT INTO t (c0, c1949) VALUES (1, 2)");
      assertEquals(1, db.system.drain().changes().size());
      db.system.restore(db.initial);
      assertEquals("", db.table("t"));
      db.system.end();
    }
  }

  /// Of the API's connection; without one, what is rolled back may stay, but nothing is lost.
  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "TRUNCATE", "PERSIST", "MEMORY", "OFF", "WAL"})
  void everyJournal(String mode) throws Exception {
    try (Begun db =
            Begun.on(
                folder,
                "PRAGMA journal_mode = "
                    + mode
                    + ";;CREATE TABLE t (a);;INSERT INTO t VALUES (1)");
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + db.file)) {
      String initial = SqliteClient.dump(other);
      for (int round = 0; round < 20; round++) {
        db.api("BEGIN;;INSERT INTO t VALUES (2);;UPDATE t SET a = a + 1;;COMMIT");
        assertEquals(2, db.system.drain().changes().size());
        assertEquals("2; 3", db.table("t"));
        Checkpoint here = db.system.checkpoint();
        assertEquals(List.of(), db.system.restore(db.initial));
        assertEquals("1", db.table("t"));
        assertEquals(List.of(), db.system.restore(here));
        assertEquals("2; 3", db.table("t"));
        assertEquals(List.of(), db.system.restore(db.initial));
        assertEquals(initial, SqliteClient.dump(other));
      }
      db.system.end();
    }
  }

  /// Two files that one transaction writes to: each is a system of its own.
  @Test
  void anAttachedFileIsASystemLikeAnyOther() throws Exception {
    Path second = folder.resolve("second.db");
    Shop.execute(second, "CREATE TABLE stock (n INT)");
    Shop.execute(second, "INSERT INTO stock VALUES (9)");
    try (Begun db =
            Begun.on(folder, "ATTACH '" + second + "' AS warehouse;;CREATE TABLE orders (n INT)");
        SqliteSystem stock = new SqliteSystem("stock", second, Begun.options(folder))) {
      stock.begin();
      Checkpoint full = stock.checkpoint();
      db.api("BEGIN;;INSERT INTO orders VALUES (1);;UPDATE warehouse.stock SET n = n - 1;;COMMIT");
      assertEquals(1, db.system.drain().changes().size());
      assertEquals(1, stock.drain().changes().size());
      db.system.restore(db.initial);
      stock.restore(full);
      assertEquals("", db.table("orders"));
      assertEquals("9", db.table("warehouse.stock"));
      db.api("UPDATE warehouse.stock SET n = 5");
      assertEquals(0, db.system.drain().changes().size());
      assertEquals(1, stock.drain().changes().size());
      stock.end();
      db.system.end();
      assertEquals("9", db.table("warehouse.stock"));
    }
  }
}
