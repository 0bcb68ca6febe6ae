package io.venomqa.engine.explore;

import io.venomqa.engine.explore.StepRules.BrokenRule;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.model.Violation.Kind;
import java.util.Optional;

/// The rule that a replay has to see broken for it to have shown a violation again: an invariant by
/// its name; what is wrong with a call by its action, and by the status or the expectation, so that
/// a failure inside the API is not taken for a refusal by it.
///
/// @param action empty for an invariant
/// @param seen the status or the place of the expectation; empty where that does not matter
record WantedRule(Kind kind, String rule, Optional<ActionId> action, String seen) {

  static WantedRule of(Violation violation) {
    return switch (violation.kind()) {
      case INVARIANT -> new WantedRule(Kind.INVARIANT, violation.rule(), Optional.empty(), "");
      case EXPECTED_STATUS, EXPECTATION, NO_ANSWER ->
          of(
              violation.path().steps().getLast().action(),
              violation.kind(),
              violation.rule(),
              violation.detail());
    };
  }

  /// Whether this rule is the one that a step broke.
  boolean isBrokenBy(ActionId performed, BrokenRule broken) {
    return broken.kind() == kind
        && of(performed, broken.kind(), broken.rule(), broken.detail()).equals(this);
  }

  private static WantedRule of(ActionId action, Kind kind, String rule, String detail) {
    return new WantedRule(kind, rule, Optional.of(action), kind == Kind.NO_ANSWER ? "" : detail);
  }
}
