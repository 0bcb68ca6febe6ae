package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.Violation.Kind;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The rules that speak about one step: that the API answers, with an expected status, and what the
/// action itself expects.
final class StepRules {

  private StepRules() {}

  /// A rule that a step broke.
  record BrokenRule(Kind kind, String rule, Severity severity, String message, String detail) {}

  static List<BrokenRule> broken(Action action, Performed performed) {
    List<BrokenRule> broken = new ArrayList<>();
    performed.exchanges().stream()
        .filter(exchange -> !exchange.response().isAnswered())
        .findFirst()
        .ifPresent(exchange -> broken.add(noAnswer(exchange)));
    switch (performed.outcome()) {
      case Outcome.Responded(var response) -> {
        if (!action.expectedStatus().isEmpty()
            && response.isAnswered()
            && !action.expectedStatus().contains(response.statusCode())) {
          broken.add(unexpectedStatus(action, response.statusCode()));
        }
      }
      case Outcome.ExpectationFailed(var message, var where) -> {
        if (broken.isEmpty()) {
          broken.add(
              new BrokenRule(
                  Kind.EXPECTATION,
                  "expectation",
                  Severity.HIGH,
                  message,
                  where.isEmpty() ? "" : "expected at " + where));
        }
      }
      case Outcome.Skipped _, Outcome.ScriptFailed _ -> {}
    }
    return broken;
  }

  private static BrokenRule noAnswer(Exchange exchange) {
    return new BrokenRule(
        Kind.NO_ANSWER,
        "no_answer",
        Severity.HIGH,
        "The API must answer every call",
        exchange.request() + ": " + exchange.response().networkError());
  }

  private static BrokenRule unexpectedStatus(Action action, int status) {
    String expected =
        action.expectedStatus().stream()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(" or "));
    return new BrokenRule(
        Kind.EXPECTED_STATUS,
        "expected_status",
        Severity.HIGH,
        action.id() + " must be answered with " + expected,
        "answered with " + status);
  }
}
