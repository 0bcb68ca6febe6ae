package io.venomqa.app.cli;

import io.venomqa.engine.model.Conclusion;

/// What a command says to the shell.
final class ExitCode {

  static final int PASSED = 0;
  static final int VIOLATIONS = 1;
  static final int WRONG_USAGE = 2;
  static final int COULD_NOT_RUN = 3;
  static final int INCOMPLETE = 4;

  private ExitCode() {}

  /// The code for a run's conclusion.
  ///
  /// @param limitIsFine whether a run that reached a limit without finding anything is good enough
  static int of(Conclusion conclusion, boolean limitIsFine) {
    return switch (conclusion) {
      case PASSED -> PASSED;
      case VIOLATIONS -> VIOLATIONS;
      case SCRIPTS_FAILED -> WRONG_USAGE;
      case INCOMPLETE -> limitIsFine ? PASSED : INCOMPLETE;
      case NOTHING_CHANGED, COULD_NOT_RUN -> COULD_NOT_RUN;
    };
  }
}
