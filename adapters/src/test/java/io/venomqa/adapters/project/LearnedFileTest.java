package io.venomqa.adapters.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.project.LearnedFile.Contents;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.Learned.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a project's runs found out, as a file.
class LearnedFileTest {

  @TempDir Path temp;

  private Path folder = Path.of("");

  @BeforeEach
  void inAFolderOfAnyName() throws IOException {
    folder = Files.createDirectories(temp.resolve("mein Projekt ü"));
  }

  @Test
  void isALineForEachSourceInTheirOrder() throws IOException {
    List<Learned> known =
        List.of(
            new Learned(Kind.TIME, "db.orders.paid_at", ""),
            new Learned(Kind.NUMBER, "db.orders.code", ""),
            new Learned(Kind.TIME, "db.orders.code", ""),
            new Learned(Kind.AMBIGUOUS, "db.notes.target", ""),
            new Learned(Kind.RANDOM, "context.the \"token\": ü\n[]", ""));

    assertTrue(new LearnedFile(folder).write(known));

    assertEquals(
        """
        format: 1
        learned:
          "context.the \\"token\\": ü\\u000a[]": random
          db.notes.target: ambiguous
          db.orders.code: [time, number]
          db.orders.paid_at: time
        """,
        withoutComments());
    assertEquals(
        new Contents.Known(
            List.of(
                new Learned(Kind.RANDOM, "context.the \"token\": ü\n[]", ""),
                new Learned(Kind.AMBIGUOUS, "db.notes.target", ""),
                new Learned(Kind.TIME, "db.orders.code", ""),
                new Learned(Kind.NUMBER, "db.orders.code", ""),
                new Learned(Kind.TIME, "db.orders.paid_at", ""))),
        new LearnedFile(folder).read());
  }

  @Test
  void isLeftAsItIsWhereNothingChanged() throws IOException {
    String own =
        """
        # of my own
        format: 1
        learned: {db.orders.paid_at: time}
        """;
    file(own);

    assertFalse(
        new LearnedFile(folder).write(List.of(new Learned(Kind.TIME, "db.orders.paid_at", ""))));

    assertEquals(own, Files.readString(folder.resolve("learned.yaml")));
  }

  @Test
  void isNotMadeForNothing() throws IOException {
    assertEquals(new Contents.Known(List.of()), new LearnedFile(folder).read());
    assertFalse(new LearnedFile(folder).write(List.of()));
    assertFalse(Files.exists(folder.resolve("learned.yaml")));
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() throws IOException {
    file(
        """
        format: 1
        learned:
          db.orders.paid_at: tim
          paid_at: time
          db.orders.id: [number, {}]
        """);

    assertEquals(
        List.of(
            "learned.yaml:3:22: `db.orders.paid_at` must be one of time, number, random, ambiguous, encoded, unexplained\n"
                + "  Mend the line or delete the file: runs find out anew what it says.",
            "learned.yaml:4:12: `paid_at` must be `system.table.column` or `context.key`\n"
                + "  Mend the line or delete the file: runs find out anew what it says.",
            "learned.yaml:5:26: `db.orders.id` must be one of time, number, random, ambiguous, encoded, unexplained\n"
                + "  Mend the line or delete the file: runs find out anew what it says."),
        problems());
  }

  @Test
  void aMergeThatIsNotFinishedIsNoYaml() throws IOException {
    file(
        """
        format: 1
        learned:
        <<<<<<< ours
          db.orders.paid_at: time
        =======
        """);

    assertEquals(1, problems().size());
    assertTrue(problems().getFirst().startsWith("learned.yaml:"), problems().getFirst());
  }

  @Test
  void aNewerFileIsNotReadAsThisOne() throws IOException {
    file("format: 2\n");

    assertEquals(
        List.of(
            "learned.yaml:1:9: `format` must be 1\n"
                + "  A newer VenomQA may have written this file: use that one. Mend the line or delete the file: runs find out anew what it says."),
        problems());
  }

  @Test
  void aFolderInItsPlaceIsAFailure() throws IOException {
    Files.createDirectories(folder.resolve("learned.yaml/in the way"));

    assertThrows(
        IOException.class,
        () ->
            new LearnedFile(folder)
                .write(List.of(new Learned(Kind.TIME, "db.orders.paid_at", ""))));
    assertEquals(List.of("learned.yaml"), List.of(folder.toFile().list()));
  }

  private List<String> problems() {
    return new LearnedFile(folder).read() instanceof Contents.Damaged(var problems)
        ? problems.stream().map(Problem::toString).toList()
        : List.of();
  }

  private void file(String content) throws IOException {
    Files.writeString(folder.resolve("learned.yaml"), content);
  }

  private String withoutComments() throws IOException {
    return Files.readAllLines(folder.resolve("learned.yaml")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }
}
