package io.venomqa.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A command line that cannot be followed is answered in a few lines: what, where, what to do.
class WrongUsageTest {

  @TempDir Path folder;

  @Test
  void aFolderThatIsNotThere() {
    Path missing = folder.resolve("shop");

    refused(
        CommandLineRun.of("run", missing.toString()),
        """
        %s cannot be explored: there is a problem in it.
          %s: There is no such folder.
              Check the path.
        """
            .formatted(missing, missing));
  }

  @Test
  void aFolderWithoutAProject() {
    refused(
        CommandLineRun.of("run", folder.resolve(".").toString()),
        """
        %s cannot be explored: there is a problem in it.
          %s: There is no venomqa.yaml in this folder.
              Write one: `api: {url: http://127.0.0.1:8080}` is its first line.
        """
            .formatted(folder, folder));
  }

  @Test
  void anUnknownStrategy() {
    refused(
        CommandLineRun.of("run", "shop", "--strategy", "foo"),
        """
        Invalid value for option '--strategy': 'foo' is none of breadth-first, depth-first, iterative-deepening, random, coverage, weighted, blend.
        What can be given: venomqa run --help
        """);
  }

  @Test
  void aLimitOfNothing() {
    refused(
        CommandLineRun.of("run", "shop", "--max-steps", "0"),
        """
        Invalid value for option '--max-steps': '0' is not a whole number from 1 to 2147483647.
        What can be given: venomqa run --help
        """);
  }

  @Test
  void noFolder() {
    refused(
        CommandLineRun.of("run"),
        """
        Missing required parameter: 'DIR'.
        What can be given: venomqa run --help
        """);
  }

  @Test
  void anUnknownCommand() {
    refused(
        CommandLineRun.of("rum"),
        """
        Unmatched argument at index 0: 'rum'.
        Did you mean: venomqa run?
        What can be given: venomqa --help
        """);
  }

  private static void refused(CommandLineRun run, String err) {
    assertEquals(new CommandLineRun(2, "", err.replace("\n", System.lineSeparator())), run);
  }
}
