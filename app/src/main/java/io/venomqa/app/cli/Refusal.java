package io.venomqa.app.cli;

import io.venomqa.app.session.ProjectRefused;
import io.venomqa.app.session.ProjectRefused.Problem;

/// Prints why a project cannot be explored.
final class Refusal {

  private Refusal() {}

  static void print(ProjectRefused refused, Terminal terminal) {
    terminal.error(String.valueOf(refused.getMessage()));
    for (Problem problem : refused.problems()) {
      terminal.error(
          "  " + (problem.where().isEmpty() ? "" : problem.where() + ": ") + problem.message());
      problem.remedy().lines().forEach(line -> terminal.error("      " + line));
    }
  }
}
