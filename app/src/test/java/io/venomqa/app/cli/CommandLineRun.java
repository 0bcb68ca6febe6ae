package io.venomqa.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a command line printed and returned, run in this process.
record CommandLineRun(int exitCode, String out, String err) {

  static CommandLineRun of(String... arguments) {
    return of(new NoDisplay(), arguments);
  }

  static CommandLineRun of(Map<String, String> environment, String... arguments) {
    return of(new NoDisplay(), environment, arguments);
  }

  static CommandLineRun of(Window window, String... arguments) {
    return of(window, Map.copyOf(System.getenv()), arguments);
  }

  private static CommandLineRun of(
      Window window, Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
    int exitCode = VenomQa.run(terminal, environment, window, arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }

  private static final class NoDisplay implements Window {
    @Override
    public boolean isPossible() {
      return false;
    }

    @Override
    public void open(Optional<Path> folder) {
      throw new AssertionError("there is no display");
    }

    @Override
    public void openDemo() {
      throw new AssertionError("there is no display");
    }
  }
}
