package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An API with a cache in its memory, which no rollback reaches: its answers are not believed.
@Timeout(180)
class HiddenStateTest {

  @TempDir Path folder;

  @Test
  void aCacheThatShowsARowThatWasRolledBackIsNotProven() throws IOException {
    new NotesFolder(folder).write("cache", "uuid");

    CommandLineRun doctor = CommandLineRun.of("doctor", folder.toString());

    assertEquals(3, doctor.exitCode(), doctor.out() + doctor.err());
    assertTrue(
        doctor.out().contains("(read_note) still shows a row that was rolled back"), doctor.out());
    assertTrue(doctor.out().contains("Switch the API's cache off"), doctor.out());
  }

  @Test
  void soIsOneWithShortKeysWhereThePathNamesTheTable() throws IOException {
    new NotesFolder(folder).write("cache", "serial");

    CommandLineRun doctor = CommandLineRun.of("doctor", folder.toString());

    assertEquals(3, doctor.exitCode(), doctor.out() + doctor.err());
    assertTrue(
        doctor.out().contains("(read_note) still shows a row that was rolled back"), doctor.out());
  }

  @Test
  void aCacheThatAnswersWithAnotherStateIsNoBugOfASequence() throws IOException {
    new NotesFolder(folder).write("cache", "documents");

    CommandLineRun run = CommandLineRun.of("run", folder.toString());

    assertEquals(3, run.exitCode(), run.out() + run.err());
    assertTrue(run.out().contains("HIDDEN STATE  GET /notes/n1 (read_note)"), run.out());
    assertTrue(run.out().matches("(?s).*at first: +404\n +later: +200 +n1: draft\n.*"), run.out());
  }

  @Test
  void anApiThatIsStartedAnewForgetsIt() throws IOException {
    NotesFolder notes = new NotesFolder(folder);
    notes.write("cache", "documents");
    notes.replace("venomqa.yaml", "  start:", "  restart: between-branches\n  start:");

    CommandLineRun run = CommandLineRun.of("run", folder.toString());

    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  @Test
  void withoutTheCacheEverythingIsTried() throws IOException {
    new NotesFolder(folder).write("no-cache", "uuid");

    CommandLineRun run = CommandLineRun.of("run", folder.toString());

    assertEquals(0, run.exitCode(), run.out() + run.err());
  }
}
