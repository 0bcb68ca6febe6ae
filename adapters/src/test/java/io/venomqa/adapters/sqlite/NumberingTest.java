package io.venomqa.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.world.Counter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What numbers rows is known, and can be moved on and taken back.
class NumberingTest {

  private static final String SCHEMA =
      "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)"
          + ";;CREATE TABLE empty (id INTEGER PRIMARY KEY AUTOINCREMENT)"
          + ";;CREATE TABLE highest (nr INTEGER PRIMARY KEY, name VARCHAR(9) NOT NULL UNIQUE,"
          + " total INT NOT NULL CHECK (total < 5), note TEXT)"
          + ";;CREATE TABLE keyed (id TEXT PRIMARY KEY)"
          + ";;CREATE TABLE bare (id INT PRIMARY KEY) WITHOUT ROWID"
          + ";;INSERT INTO counted (name) VALUES ('a'), ('b'), ('c')"
          + ";;DELETE FROM counted WHERE id = 3"
          + ";;INSERT INTO highest VALUES (4, 'x', 1, NULL), (9, 'y', 2, NULL)";

  @TempDir Path folder;

  @Test
  void whatNumbersRowsIsKnown() throws Exception {
    try (Begun db = Begun.on(folder, SCHEMA)) {
      assertEquals(
          List.of(
              new Counter("counted", 3),
              new Counter("empty", 0),
              new Counter("highest", 9, "highest.nr")),
          db.system.counters());
    }
  }

  @Test
  void numbersGivenNextAreFurtherOnByWhatWasSaid() throws Exception {
    try (Begun db = Begun.on(folder, SCHEMA)) {
      assertEquals(
          Map.of("counted", 101L, "empty", 108L, "highest", 115L), db.system.moveCounters(101));
      db.system.drain();

      db.api(
          "INSERT INTO counted (name) VALUES ('d');;INSERT INTO empty DEFAULT VALUES"
              + ";;INSERT INTO highest (name, total) VALUES ('z', 3)");

      assertEquals(Map.of("counted", 1, "empty", 1, "highest", 1), db.drained());
      assertEquals("1 a; 2 b; 105 d", db.table("counted"));
      assertEquals("109", db.table("empty"));
      assertEquals("4 x 1 null; 9 y 2 null; 125 z 3 null", db.table("highest WHERE name <> '124'"));
    }
  }

  @Test
  void movingIsTakenBack() throws Exception {
    try (Begun db = Begun.on(folder, SCHEMA)) {
      db.system.moveCounters(101);
      db.api("INSERT INTO counted (name) VALUES ('d')");

      db.system.restore(db.initial);

      assertEquals(List.of(), db.system.audit());
      db.api(
          "INSERT INTO counted (name) VALUES ('d');;INSERT INTO empty DEFAULT VALUES"
              + ";;INSERT INTO highest (name, total) VALUES ('z', 3)");
      assertEquals("1 a; 2 b; 4 d", db.table("counted"));
      assertEquals("1", db.table("empty"));
      assertEquals("4 x 1 null; 9 y 2 null; 10 z 3 null", db.table("highest"));
    }
  }

  @Test
  void aTableThatTakesNoRowFromOutsideIsLeftOut() throws Exception {
    try (Begun db =
        Begun.on(
            folder,
            "CREATE TABLE guarded (id INTEGER PRIMARY KEY);;CREATE TRIGGER guard BEFORE INSERT ON"
                + " guarded BEGIN SELECT RAISE(ABORT, 'no'); END"
                + ";;CREATE TABLE other (id INTEGER PRIMARY KEY)")) {
      assertEquals(Map.of("other", 108L), db.system.moveCounters(101));
    }
  }
}
