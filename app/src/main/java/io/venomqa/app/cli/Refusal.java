package io.venomqa.app.cli;

import io.venomqa.app.session.ProjectRefused;
import io.venomqa.app.session.ProjectRefused.Problem;
import java.util.Locale;

/// Prints why a project cannot be explored.
final class Refusal {

  private Refusal() {}

  static void print(ProjectRefused refused, Terminal terminal) {
    terminal.error(sentence(String.valueOf(refused.getMessage())));
    for (Problem problem : refused.problems()) {
      terminal.error(
          "  "
              + (problem.where().isEmpty() ? "" : problem.where() + ": ")
              + sentence(problem.message()));
      problem.remedy().lines().forEach(line -> terminal.error("      " + line));
    }
  }

  /// A sentence of its own: with a capital letter, and with a full stop unless the text ends in a
  /// sign already.
  static String sentence(String text) {
    if (text.isEmpty()) {
      return text;
    }
    char last = text.charAt(text.length() - 1);
    return text.substring(0, 1).toUpperCase(Locale.ROOT)
        + text.substring(1)
        + (Character.isLetterOrDigit(last) || last == '\'' ? "." : "");
  }
}
