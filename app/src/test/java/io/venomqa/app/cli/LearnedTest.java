package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one run of a project finds out, and the next one makes of it.
class LearnedTest {

  @TempDir Path temp;

  private Path folder = Path.of("");

  @BeforeEach
  void aProject() throws IOException {
    folder = Files.createDirectories(temp.resolve("Notizen ü"));
    new NotesFolder(folder).write("no-cache", "uuid");
  }

  @Test
  void isKeptForTheNextRunWhichGoesTheSameWay() throws IOException {
    CommandLineRun first = run();
    List<String> learned = lines();
    CommandLineRun second = run();

    assertEquals(0, first.exitCode(), first.out() + first.err());
    assertEquals(List.of("format: 1", "learned:", "  db.notes.id: random"), learned);
    assertTrue(
        first
            .out()
            .contains("learned: Found out and kept in learned.yaml: db.notes.id (random values)."),
        first.out());
    assertTrue(first.out().contains("write state: {keep: [\"notes.id\"]}."), first.out());
    assertEquals(0, second.exitCode(), second.out() + second.err());
    assertFalse(second.out().contains("learned:"), second.out());
    assertEquals(learned, lines());
    assertEquals(size(first), size(second));
  }

  @Test
  void whatIsWrongInItMakesNothingOneAndIsToldOf() throws IOException {
    CommandLineRun truth = run();
    Files.writeString(
        folder.resolve("learned.yaml"),
        """
        format: 1
        learned:
          db.notes.title: [time, number, random]
          db.notes.gone_at: time
        """);

    CommandLineRun lied = run();

    assertEquals(size(truth), size(lied));
    for (String told :
        List.of(
            "Note: db.notes.gone_at is known from earlier runs, and is no longer there.",
            "Note: db.notes.title held times in earlier runs, and does not in this one: its values count as this run found them.")) {
      assertTrue(lied.out().contains(told), lied.out());
    }
    assertEquals(List.of("format: 1", "learned:", "  db.notes.id: random"), lines());
  }

  @Test
  void whereItIsDamagedTheRunGoesOnWithoutAndLeavesIt() throws IOException {
    Files.writeString(folder.resolve("learned.yaml"), "format: 1\nlearned: [\n");

    CommandLineRun run = run();

    assertEquals(0, run.exitCode(), run.out() + run.err());
    assertTrue(run.out().contains("learned: learned.yaml:3:1: not YAML"), run.out());
    assertTrue(run.out().contains("The run goes on without learned.yaml"), run.out());
    assertEquals("format: 1\nlearned: [\n", Files.readString(folder.resolve("learned.yaml")));
  }

  @Test
  void isNeitherReadNorWrittenWhereNotWanted() throws IOException {
    CommandLineRun run = run("--no-learn");

    assertEquals(0, run.exitCode(), run.out() + run.err());
    assertFalse(Files.exists(folder.resolve("learned.yaml")));
  }

  private CommandLineRun run(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "run";
    arguments[1] = "--no-archive";
    arguments[2] = folder.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CommandLineRun.of(arguments);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("learned.yaml")).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  /// Such as `5 states, 12 transitions`.
  private static String size(CommandLineRun run) {
    return run.out()
        .lines()
        .filter(line -> line.matches("\\d+ states?, \\d+ transitions?, .*"))
        .map(line -> line.replaceAll("(transitions?), .*", "$1"))
        .findFirst()
        .orElseThrow();
  }
}
