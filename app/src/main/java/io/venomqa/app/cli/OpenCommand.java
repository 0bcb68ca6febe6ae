package io.venomqa.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `venomqa open DIR`.
@Command(
    name = "open",
    description = "Open a project in the window.",
    mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Window window;

  @Parameters(paramLabel = "DIR", description = "The project's folder.")
  Path folder = Path.of("");

  OpenCommand(Terminal terminal, Window window) {
    this.terminal = terminal;
    this.window = window;
  }

  @Override
  public Integer call() {
    return open(window, Optional.of(folder), terminal);
  }

  static int open(Window window, Optional<Path> folder, Terminal terminal) {
    if (!window.isPossible()) {
      terminal.error("There is no display to open a window on.");
      terminal.error(
          "Without one, use: venomqa run %s".formatted(folder.map(Path::toString).orElse("DIR")));
      return ExitCode.COULD_NOT_RUN;
    }
    window.open(folder);
    return ExitCode.PASSED;
  }
}
