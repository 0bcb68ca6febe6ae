package io.venomqa.adapters.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.contract.OtherJvm;
import io.venomqa.adapters.contract.SqlProcess;
import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;
import io.venomqa.engine.world.SystemFailure;
import java.io.BufferedReader;
import java.io.File;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the next start does after a run was really killed in the middle of its work.
class RecoveryTest {

  @TempDir Path folder;
  private Path work;
  private Path database;

  @BeforeEach
  void folders() {
    work = folder.resolve("work");
    database = folder.resolve("shop.db");
  }

  private SqliteSystem system(Recover recover) {
    return new SqliteSystem("db", database, Begun.options(folder, Mechanism.AUTO, recover));
  }

  /// Lets a run go on for some steps while the API writes, then kills it.
  private void killInTheMiddle(SqlProcess api, Mechanism mechanism) throws Exception {
    Process run =
        OtherJvm.running(
                ExploringMain.class, database.toString(), work.toString(), mechanism.name())
            .redirectError(Redirect.INHERIT)
            .start();
    try (BufferedReader said = run.inputReader(StandardCharsets.UTF_8);
        OutputStream steps = run.getOutputStream()) {
      Random random = new Random(7);
      for (int step = 0; step < 40; step++) {
        assertNotNull(said.readLine());
        api.attempt("INSERT INTO log (what) VALUES ('call')");
        Shop.call(api, random);
        steps.write('.');
        steps.flush();
      }
      api.execute("INSERT INTO log (what) VALUES ('the last call')");
    } finally {
      run.destroyForcibly();
      run.onExit().join();
    }
  }

  /// Until what is written cannot have been the run's any more.
  private static void waitUntilTheRunIsLongDead() {
    long dead = System.currentTimeMillis() + Heartbeat.GRACE.toMillis();
    while (System.currentTimeMillis() <= dead) {
      LockSupport.parkUntil(dead + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"UNDO_LOG, wal", "UNDO_LOG, delete", "BACKUP, wal"})
  void theNextStartRestores(Mechanism mechanism, String journalMode) throws Exception {
    Shop.create(database, journalMode);
    try (SqlProcess api = SqliteClient.api(database);
        SqlProcess dumper = SqliteClient.dumper(database)) {
      String before = dumper.dump();
      killInTheMiddle(api, mechanism);
      try (SqliteSystem next = system(Recover.ASK)) {
        next.begin();
        assertEquals(before, dumper.dump());
        next.end();
      }
      assertEquals(before, dumper.dump());
      assertEquals(
          "0", dumper.first("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'venomqa%'"));
    }
    assertEquals(
        List.of(), leftInWork().filter(name -> !name.contains("before-recovery")).toList());
  }

  private Stream<String> leftInWork() {
    return Stream.of(work.toFile().list());
  }

  @Test
  void whatWasWrittenAboutTheMomentOfTheEndIsKeptInACopy() throws Exception {
    Shop.create(database, "wal");
    try (SqlProcess api = SqliteClient.api(database);
        SqlProcess dumper = SqliteClient.dumper(database)) {
      String before = dumper.dump();
      killInTheMiddle(api, Mechanism.AUTO);
      api.execute("REPLACE INTO tags VALUES ('mine', 'en', 42)");
      Path copy;
      try (SqliteSystem next = system(Recover.ASK)) {
        String told = next.recover().orElseThrow();
        copy = Path.of(told.substring(told.indexOf("is kept: ") + 9));
      }
      assertEquals(before, dumper.dump());
      try (SqlProcess kept = SqliteClient.dumper(copy)) {
        assertEquals("42", kept.first("SELECT n FROM tags WHERE tag = 'mine'"));
      }
    }
  }

  @Test
  void somebodyWroteSinceAndIsNotOverwritten() throws Exception {
    Shop.create(database, "wal");
    try (SqlProcess api = SqliteClient.api(database);
        SqlProcess dumper = SqliteClient.dumper(database)) {
      killInTheMiddle(api, Mechanism.AUTO);
      waitUntilTheRunIsLongDead();
      api.execute("INSERT INTO tags VALUES ('mine', 'en', 42)");
      String mine = dumper.dump();
      SystemFailure question;
      try (SqliteSystem next = system(Recover.ASK)) {
        question = assertThrows(SystemFailure.class, next::begin);
      }
      assertEquals(
          "A run that was killed left the database %s changed, and somebody has written to it since:"
                  .formatted(database)
              + " tags, row tag=mine, lang=en: mine, en, 42.",
          question.getMessage());
      assertTrue(question.remedy().contains("--recover=restore"));
      assertTrue(question.remedy().contains("--recover=keep"));
      assertEquals(mine, dumper.dump());

      try (SqliteSystem next = system(Recover.KEEP)) {
        next.begin();
        next.end();
      }
      assertEquals(mine, dumper.dump());
    }
  }

  @Test
  void writesThatChangedNothingSinceAreNotAQuestion() throws Exception {
    Shop.create(database, "wal");
    try (SqlProcess api = SqliteClient.api(database);
        SqlProcess dumper = SqliteClient.dumper(database)) {
      String before = dumper.dump();
      killInTheMiddle(api, Mechanism.AUTO);
      String left = dumper.dump();
      waitUntilTheRunIsLongDead();
      api.execute("INSERT OR IGNORE INTO log (at, what) SELECT at, 'seed' FROM log");
      api.execute("UPDATE log SET what = what");
      api.execute("REPLACE INTO log SELECT * FROM log");
      assertEquals(left, dumper.dump());
      try (SqliteSystem next = system(Recover.ASK)) {
        next.begin();
        next.end();
      }
      assertEquals(before, dumper.dump());
    }
  }

  @Test
  void recoveringAloneRestoresAndBeginsNothing() throws Exception {
    try (SqliteSystem none = system(Recover.ASK)) {
      none.recover();
    }
    assertFalse(Files.exists(database));

    Shop.create(database, "wal");
    try (SqlProcess api = SqliteClient.api(database);
        SqlProcess dumper = SqliteClient.dumper(database)) {
      String before = dumper.dump();
      killInTheMiddle(api, Mechanism.AUTO);
      try (SqliteSystem next = system(Recover.ASK)) {
        next.recover();
        next.recover();
      }
      assertEquals(before, dumper.dump());
      assertEquals(
          "0", dumper.first("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'venomqa%'"));
    }
  }

  @Test
  void somebodyWroteSinceAndLetsItGo() throws Exception {
    Shop.create(database, "delete");
    try (SqlProcess api = SqliteClient.api(database);
        SqlProcess dumper = SqliteClient.dumper(database)) {
      String before = dumper.dump();
      killInTheMiddle(api, Mechanism.AUTO);
      waitUntilTheRunIsLongDead();
      api.execute("DELETE FROM customers;;INSERT INTO tags VALUES ('mine', 'en', 42)");
      try (SqliteSystem next = system(Recover.RESTORE)) {
        next.begin();
        assertEquals(before, dumper.dump());
        next.end();
      }
      assertEquals(before, dumper.dump());
      File[] kept = work.toFile().listFiles((_, name) -> name.contains("before-recovery"));
      try (SqlProcess copy = SqliteClient.dumper(kept[0].toPath())) {
        assertEquals("42", copy.first("SELECT n FROM tags WHERE tag = 'mine'"));
      }
    }
  }

  @Test
  void theSchemaChangedSinceIsAQuestionToo() throws Exception {
    Shop.create(database, "wal");
    try (SqlProcess api = SqliteClient.api(database);
        SqlProcess dumper = SqliteClient.dumper(database)) {
      String before = dumper.dump();
      killInTheMiddle(api, Mechanism.AUTO);
      api.execute("ALTER TABLE tags ADD COLUMN more");
      try (SqliteSystem next = system(Recover.ASK)) {
        assertThrows(SystemFailure.class, next::begin);
      }
      try (SqliteSystem next = system(Recover.RESTORE)) {
        next.begin();
        assertEquals(before, dumper.dump());
        next.end();
      }
      assertEquals(before, dumper.dump());
    }
  }

  @Test
  void aLiveRunIsNotDisturbed() throws Exception {
    Shop.create(database, "wal");
    Process run =
        OtherJvm.running(ExploringMain.class, database.toString(), work.toString(), "AUTO").start();
    try (SqliteSystem second = system(Recover.RESTORE)) {
      run.inputReader(StandardCharsets.UTF_8).readLine();
      SystemFailure refused = assertThrows(SystemFailure.class, second::begin);
      assertEquals(
          "Another run is using the database %s: process %d.".formatted(database, run.pid()),
          refused.getMessage());
    } finally {
      run.destroyForcibly();
      run.onExit().join();
    }
  }

  @Test
  void aRunThatBeganAfterTheLookForDeadOnesIsNotDisturbed() throws Exception {
    try (Begun first = Begun.on(folder, "CREATE TABLE t (a)");
        Database second = Database.open("db", first.file, Duration.ofSeconds(1))) {
      SystemFailure refused =
          assertThrows(
              SystemFailure.class, () -> Session.begin("db", second, Begun.options(folder)));
      assertEquals(
          "Another run is using the database %s: process %d."
              .formatted(first.file, ProcessHandle.current().pid()),
          refused.getMessage());
      first.system.end();
      assertEquals(0, work.toFile().list().length);
    }
  }

  @Test
  void aRunThatWasClosedWithoutAnEndIsDeadThoughItsProcessLives() throws Exception {
    try (Begun db = Begun.on(folder, "CREATE TABLE t (a);;INSERT INTO t VALUES (1)")) {
      db.api("UPDATE t SET a = 2");
      db.system.close();
      try (SqliteSystem next =
          new SqliteSystem("db", db.file, Begun.options(folder, Mechanism.AUTO, Recover.ASK))) {
        next.begin();
        assertEquals("1", db.table("t"));
        next.end();
      }
    }
  }
}
