package io.venomqa.app.cli;

import java.io.PrintWriter;

/// Where a command prints.
///
/// @param interactive whether a person is watching: then progress is drawn over itself
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

  /// Prints a line.
  void line(String text) {
    out.println(text);
    out.flush();
  }

  /// Prints a line about something that went wrong.
  void error(String text) {
    err.println(text);
    err.flush();
  }
}
