package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An API with a cache in its memory, which no rollback reaches: its answers are not believed.
@Timeout(180)
class HiddenStateTest {

  @TempDir Path folder;

  @Test
  void aCacheThatShowsARowThatWasRolledBackIsNotProven() throws IOException {
    project("cache", "uuid");

    CommandLineRun doctor = CommandLineRun.of("doctor", folder.toString());

    assertEquals(3, doctor.exitCode(), doctor.out() + doctor.err());
    assertTrue(
        doctor.out().contains("(read_note) still shows a row that was rolled back"), doctor.out());
    assertTrue(doctor.out().contains("Switch the API's cache off"), doctor.out());
  }

  @Test
  void aCacheThatAnswersWithAnotherStateIsNoBugOfASequence() throws IOException {
    project("cache", "serial");

    CommandLineRun run = CommandLineRun.of("run", folder.toString());

    assertEquals(3, run.exitCode(), run.out() + run.err());
    assertTrue(run.out().contains("HIDDEN STATE  GET /notes/n1 (read_note)"), run.out());
    assertTrue(run.out().matches("(?s).*at first: +404\n +later: +200 +n1: draft\n.*"), run.out());
  }

  @Test
  void withoutTheCacheEverythingIsTried() throws IOException {
    project("no-cache", "uuid");

    CommandLineRun run = CommandLineRun.of("run", folder.toString());

    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  private void project(String cache, String ids) throws IOException {
    write(
        "venomqa.yaml",
        """
        name: notes
        api:
          start:
            command: java -cp "%s" io.venomqa.app.cli.CachingNotesApi ${port} ${systems.db.path} %s %s
        systems: {db: {sqlite: notes.db}}
        scope: {callsPerAction: 1}
        """
            .formatted(classPath(), cache, ids));
    write(
        "actions/create_note.js",
        """
        export const expectedStatus = 201;
        export default function (api, context) {
          const answer = api.post("/notes", "draft");
          context.set("id", answer.text);
          return answer;
        }
        """);
    write(
        "actions/delete_note.js",
        """
        export const preconditions = ["create_note"];
        export default function (api, context) {
          return api.delete(`/notes/${context.get("id")}`);
        }
        """);
    write(
        "actions/read_note.js",
        """
        export const preconditions = ["create_note"];
        export default function (api, context) {
          return api.get(`/notes/${context.get("id")}`);
        }
        """);
    write("actions/count_notes.js", "export default (api) => api.get(\"/notes\");\n");
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(part ->
            part.contains("test-classes") || part.contains("sqlite-jdbc") || part.contains("slf4j"))
        .map(part -> part.replace('\\', '/'))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
