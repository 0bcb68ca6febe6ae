package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An API whose data nothing reaches but a call that makes it forget everything.
@Timeout(180)
class ResetTest {

  @TempDir Path folder;

  @Test
  void theDoctorSaysThatOnlyTheAnswersShowIt() throws IOException {
    new NotesFolder(folder).writeWithReset();

    CommandLineRun doctor = CommandLineRun.of("doctor", folder.toString());

    assertEquals(0, doctor.exitCode(), doctor.out() + doctor.err());
    assertTrue(
        doctor
            .out()
            .contains(
                "its content cannot be read, so the API's answers alone show that it goes back"),
        doctor.out());
  }

  @Test
  void everySequenceIsTriedByMakingTheCallsAgain() throws IOException {
    new NotesFolder(folder).writeWithReset();

    CommandLineRun run = CommandLineRun.of("run", folder.toString());

    assertEquals(0, run.exitCode(), run.out() + run.err());
  }
}
