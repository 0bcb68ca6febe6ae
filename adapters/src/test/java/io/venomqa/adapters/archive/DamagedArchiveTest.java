package io.venomqa.adapters.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.venomqa.engine.model.State;
import io.venomqa.engine.model.Transition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An archive from somebody else: whatever is in it, reading it ends with what it says or with an
/// error in words.
@Timeout(120)
class DamagedArchiveTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void anArchive() throws IOException {
    file = folder.resolve("somebody's.run");
    try (RunArchive archive = RunArchive.create(file, SampleEvents.HEADER, words -> fail(words))) {
      new SampleEvents("x").all().forEach(archive::on);
    }
  }

  @Test
  void whatIsNoArchiveIsNamed() throws Exception {
    Path nothing = folder.resolve("nothing.run");
    Path text = Files.writeString(folder.resolve("text.run"), "x".repeat(5_000));
    Path empty = Files.createFile(folder.resolve("empty.run"));
    Path database = folder.resolve("shop.db");
    change(database, "CREATE TABLE orders (id)");

    assertEquals("There is no file " + nothing + ".", refused(nothing));
    assertEquals("There is no file " + folder + ".", refused(folder));
    for (Path other : List.of(text, empty, database)) {
      assertEquals(other + " is not the archive of a run.", refused(other));
    }
  }

  @Test
  void aNewerFormatIsNamed() throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).putInt(60, 7);
    Files.write(file, bytes);

    assertEquals(
        file + " was written by a newer VenomQA (archive format 7; this version reads up to 1).",
        refused(file));
  }

  @Test
  void tablesThatDoSomethingOfTheirOwnAreRefused() throws Exception {
    for (List<String> trick :
        List.of(
            List.of("CREATE VIEW more AS SELECT 1"),
            List.of("CREATE TRIGGER t AFTER INSERT ON skip BEGIN DELETE FROM run; END"),
            List.of("ALTER TABLE skip ADD COLUMN more"),
            List.of("DROP TABLE proof"),
            List.of(
                "DROP TABLE proof",
                """
                CREATE VIEW proof AS WITH RECURSIVE n(id, description, passed) AS
                  (SELECT 1, '', 1 UNION ALL SELECT id + 1, '', 1 FROM n) SELECT * FROM n
                """))) {
      Path tricky = folder.resolve("tricky.run");
      Files.deleteIfExists(tricky);
      Files.copy(file, tricky);
      for (String statement : trick) {
        change(tricky, statement);
      }

      assertTrue(
          refused(tricky).contains("its tables are not those of an archive"), trick.toString());
    }
  }

  @Test
  void aWayInCirclesIsADamageAndNoLoop() throws Exception {
    change(file, "UPDATE state SET way = 2 WHERE number = 1");
    change(file, "UPDATE transition SET source = 2, target = 1 WHERE key = 2");
    change(file, "UPDATE state SET way = 1 WHERE number = 2");

    assertDamaged("the way to state 1 leads nowhere", run -> run.pathTo(1));
    change(file, "UPDATE state SET depth = number + 1000000, way = 2");
    assertDamaged("leads nowhere", run -> run.pathTo(1));
  }

  @Test
  void numbersOutOfRangeAreADamage() throws Exception {
    change(file, "UPDATE transition SET target = 9000000000000000000 WHERE key = 2");
    assertDamaged("not as it should be", run -> run.transition(2));
    change(file, "UPDATE transition SET target = 77 WHERE key = 2");
    assertDamaged("do not fit together", ArchivedRun::result);
    change(file, "UPDATE state SET number = 900 WHERE number = 2");
    assertDamaged("do not fit together", ArchivedRun::result);
    change(file, "UPDATE violation SET severity = 'AWFUL'");
    assertDamaged("not as it should be", run -> run.violations(1, 10));
    change(file, "UPDATE exchange SET request = 123456");
    assertDamaged("content 123456 is missing", run -> run.transition(1));
    change(file, "DELETE FROM run");
    assertDamaged("it does not say what run it is of", ArchivedRun::header);
  }

  @Test
  void contentOfAnotherFormIsADamage() throws Exception {
    for (String content :
        List.of(
            "[".repeat(100_000),
            "{\"is\":\"java.lang.Runtime\"}",
            "null",
            "[null]",
            "[{\"is\":\"added\",\"system\":\"db\",\"table\":null,\"after\":{\"columns\":[],\"cells\":[]}}]",
            "[{\"is\":\"added\",\"system\":\"db\",\"table\":\"t\",\"after\":{\"columns\":[\"a\"],\"cells\":[]}}]",
            "[] []")) {
      try (Connection connection = connect(file);
          PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE content SET bytes = ? WHERE id = (SELECT changes FROM transition WHERE key = 1)")) {
        update.setBytes(1, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        update.executeUpdate();
      }

      assertDamaged("not as it should be", run -> run.transition(1));
    }
  }

  @Test
  void aFileThatIsCutOffIsToldInASentence() throws Exception {
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 5_000));

    assertEquals(
        "The archive " + file + " is damaged: The database disk image is malformed.",
        refused(file));
  }

  @Test
  void damagedBytesAreToldOrDoNoHarm() throws Exception {
    byte[] sound = Files.readAllBytes(file);
    int told = 0;
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      byte[] bytes = sound.clone();
      for (int i = random.nextInt(20); i >= 0; i--) {
        bytes[100 + random.nextInt(bytes.length - 100)] = (byte) random.nextInt(256);
      }
      int length = seed % 5 == 0 ? random.nextInt(bytes.length) : bytes.length;
      Files.write(file, java.util.Arrays.copyOf(bytes, length));
      try {
        readEverything();
      } catch (ArchiveUnreadable damaged) {
        told++;
      } catch (RuntimeException | Error crash) {
        throw new AssertionError("seed " + seed, crash);
      }
    }
    assertTrue(told > 100, told + " of 400 were told");
  }

  @Test
  void readingChangesNothing() throws Exception {
    byte[] before = Files.readAllBytes(file);

    readEverything();

    assertArrayEquals(before, Files.readAllBytes(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  private void readEverything() throws ArchiveUnreadable {
    try (ArchivedRun run = ArchivedRun.open(file)) {
      run.header();
      run.started();
      run.waiting();
      for (State state : run.states(0, 1_000)) {
        run.pathTo(state.number());
        run.outgoing(state.number());
        run.skipped(state.number());
      }
      for (Transition step : run.transitions(1, 1_000)) {
        run.rulesAfter(step.number());
        run.timesOf(step.number());
      }
      run.result();
    }
  }

  private String refused(Path other) {
    return String.valueOf(
        assertThrows(ArchiveUnreadable.class, () -> ArchivedRun.open(other).close()).getMessage());
  }

  private interface Reading {
    Object of(ArchivedRun run) throws ArchiveUnreadable;
  }

  private void assertDamaged(String what, Reading reading) throws ArchiveUnreadable {
    try (ArchivedRun run = ArchivedRun.open(file)) {
      ArchiveUnreadable damaged = assertThrows(ArchiveUnreadable.class, () -> reading.of(run));
      String message = String.valueOf(damaged.getMessage());
      assertTrue(message.contains(what) && message.contains(file.toString()), message);
    }
  }

  private static void change(Path database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(Path database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database);
  }
}
