package io.venomqa.app;

import io.venomqa.app.cli.Terminal;
import io.venomqa.app.cli.VenomQa;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Starts VenomQA.
public final class Main {

  private Main() {}

  /// Runs the command line and exits with its code.
  public static void main(String[] arguments) {
    Terminal terminal =
        new Terminal(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    System.exit(
        VenomQa.run(terminal, System.getenv(), new DesktopWindow(System.getenv()), arguments));
  }
}
