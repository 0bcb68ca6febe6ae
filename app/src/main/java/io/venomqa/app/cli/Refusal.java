package io.venomqa.app.cli;

import io.venomqa.adapters.archive.ArchiveUnreadable;
import io.venomqa.app.cli.RunOptions.WrongUsage;
import io.venomqa.app.session.ProjectRefused;
import io.venomqa.app.session.ProjectRefused.Problem;
import java.util.Locale;

/// Prints why nothing can be made of what was given, with the exit code for it.
final class Refusal {

  private Refusal() {}

  static int print(ProjectRefused refused, Terminal terminal) {
    terminal.error(sentence(String.valueOf(refused.getMessage())));
    for (Problem problem : refused.problems()) {
      terminal.error(
          "  "
              + (problem.where().isEmpty() ? "" : problem.where() + ": ")
              + sentence(problem.message()));
      problem.remedy().lines().forEach(line -> terminal.error("      " + line));
    }
    return ExitCode.WRONG_USAGE;
  }

  static int print(ArchiveUnreadable unreadable, Terminal terminal) {
    terminal.error(String.valueOf(unreadable.getMessage()));
    terminal.error(unreadable.remedy());
    return ExitCode.WRONG_USAGE;
  }

  static int print(WrongUsage wrong, Terminal terminal) {
    terminal.error(String.valueOf(wrong.getMessage()));
    return ExitCode.WRONG_USAGE;
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
