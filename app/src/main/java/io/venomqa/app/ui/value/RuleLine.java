package io.venomqa.app.ui.value;

import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.RuleResult;
import io.venomqa.engine.rule.Verdict;

/// What a rule said in one state.
///
/// @param detail what was seen, or why it could not judge; may be empty
public record RuleLine(String rule, Level level, Said said, String detail) {

  public enum Said {
    HOLDS,
    BROKEN,
    UNDECIDED
  }

  public static RuleLine of(RuleResult result) {
    Level level = Level.of(result.severity());
    return switch (result.verdict()) {
      case Verdict.Holds() -> new RuleLine(result.rule(), level, Said.HOLDS, "");
      case Verdict.Broken(String detail) -> new RuleLine(result.rule(), level, Said.BROKEN, detail);
      case Verdict.Undecided(var error) ->
          new RuleLine(result.rule(), level, Said.UNDECIDED, error.toString());
    };
  }

  /// A rule that no invariant speaks for, such as an action's expected status.
  public static RuleLine of(Violation violation) {
    return new RuleLine(
        violation.rule(), Level.of(violation.severity()), Said.BROKEN, violation.detail());
  }
}
