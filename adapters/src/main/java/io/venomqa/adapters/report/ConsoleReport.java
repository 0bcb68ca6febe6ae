package io.venomqa.adapters.report;

import static io.venomqa.adapters.report.PlainText.count;
import static io.venomqa.adapters.report.PlainText.line;

import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Conclusion;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.ScriptProblem;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A run's result as text for a terminal: what is broken and by which calls, what each action did,
/// and how complete it all is.
public final class ConsoleReport {

  private final Ink ink;
  private final Redaction redaction;

  /// @param colours whether the terminal shows colours
  public ConsoleReport(boolean colours, Redaction redaction) {
    this.ink = new Ink(colours);
    this.redaction = redaction;
  }

  /// The whole report; ends with a line break.
  public String of(ExplorationResult result) {
    StringBuilder text = new StringBuilder();
    violations(text, result);
    scriptProblems(text, result.scriptProblems());
    text.append(new CoverageText(ink, redaction).of(result.coverage()));
    hidden(text, result.hidden());
    notices(text, result);
    ending(text, result);
    return text.toString();
  }

  private void violations(StringBuilder text, ExplorationResult result) {
    PlainText plain = new PlainText(redaction, systems(result) > 1);
    for (Cause cause : Cause.of(result.violations())) {
      violation(text, cause.shortest(), plain);
      if (cause.states() > 1) {
        text.append(cause.shortest().minimal() ? "  One cause, found in " : "  Found in ")
            .append(count(cause.states(), "state"))
            .append(cause.shortest().minimal() ? ".\n" : ", perhaps of more than one cause.\n");
      }
      text.append('\n');
    }
  }

  private static int systems(ExplorationResult result) {
    return result.graph().changedSystems().size();
  }

  private void violation(StringBuilder text, Violation violation, PlainText plain) {
    text.append(ink.severity(violation.severity()))
        .append("  ")
        .append(ink.strong(line(violation.group())))
        .append("  ")
        .append(confirmation(violation))
        .append('\n');
    for (String sentence : List.of(violation.message(), violation.detail())) {
      if (!sentence.isBlank()) {
        text.append("  ").append(line(sentence)).append('\n');
      }
    }
    text.append("  ").append(line(violation.path().toString())).append('\n');
    if (!violation.simplified().isEmpty()) {
      text.append("  Requests made simpler; the action's own code sends more: ")
          .append(line(String.join("; ", violation.simplified())))
          .append('\n');
    }
    int number = 0;
    for (Transition step : violation.path().steps()) {
      number++;
      if (step.exchanges().isEmpty()) {
        text.append("    ").append(number).append("  ").append(line(step.action().name()));
        text.append("  made no call\n");
      }
      String lead = String.valueOf(number);
      for (Exchange exchange : step.exchanges()) {
        text.append("    ").append(lead).append("  ").append(exchange(exchange)).append('\n');
        lead = " ".repeat(lead.length());
      }
      for (Change change : step.changes()) {
        text.append("         ").append(plain.change(change)).append('\n');
      }
    }
  }

  private String confirmation(Violation violation) {
    return switch (violation.confirmation()) {
      case CONFIRMED ->
          violation.minimal()
              ? "confirmed by replay, no call can be left out"
              : "confirmed by replay; perhaps a call can be left out";
      case NOT_REPRODUCIBLE ->
          ink.warning("not reproducible: the same calls kept the rule another time");
      case UNCHECKED -> "not replayed";
    };
  }

  private String exchange(Exchange exchange) {
    String answer =
        exchange.response().isAnswered()
            ? Integer.toString(exchange.response().statusCode())
            : "no answer: " + line(exchange.response().networkError());
    return exchange.request().method()
        + " "
        + line(redaction.target(exchange.request().target()))
        + "  "
        + answer;
  }

  private void scriptProblems(StringBuilder text, List<ScriptProblem> problems) {
    for (ScriptProblem problem : problems) {
      text.append(ink.danger("SCRIPT ERROR"))
          .append("  ")
          .append(line(problem.script()))
          .append("  the script's own error, not the API's\n")
          .append("  ")
          .append(line(problem.error().toString()))
          .append("\n  after: ")
          .append(line(problem.path().toString()))
          .append("\n\n");
    }
  }

  private void hidden(StringBuilder text, List<HiddenState> hidden) {
    for (HiddenState found : hidden) {
      List<String> lines = HiddenStateText.lines(found, redaction);
      text.append(found.certain() ? ink.danger("HIDDEN STATE") : ink.warning("HIDDEN STATE?"))
          .append("  ")
          .append(line(lines.getFirst()))
          .append('\n');
      lines.stream().skip(1).forEach(more -> text.append("  ").append(more).append('\n'));
      text.append("  ").append(HiddenState.REMEDY).append("\n\n");
    }
  }

  private void notices(StringBuilder text, ExplorationResult result) {
    result.notices().stream()
        .map(notice -> line(notice.message()))
        .distinct()
        .forEach(
            message -> text.append(ink.warning("Note:")).append(' ').append(message).append('\n'));
    text.append(result.notices().isEmpty() ? "" : "\n");
  }

  private void ending(StringBuilder text, ExplorationResult result) {
    List<String> lines = EndingText.lines(result);
    text.append(headline(result.conclusion(), lines.getFirst())).append('\n');
    lines.stream().skip(1).forEach(more -> text.append(line(more)).append('\n'));
    result
        .proof()
        .ifPresent(proof ->
            text.append(
                proof.passed()
                    ? proof.readBack()
                        ? "Rollback was proven before the run, through the API.\n"
                        : "Rollback was shown before the run in the systems, not in the API's answers.\n"
                    : "Rollback was not proven: " + line(proof.failure()) + "\n"));
    Duration duration = Duration.ofNanos(result.durationNanos());
    int depth = result.graph().states().stream().mapToInt(State::depth).max().orElse(0);
    text.append(
        ink.muted(
            "%s, %s, %s transitions/s, depth %d, %s, %s"
                .formatted(
                    count(result.statesVisited(), "state"),
                    count(result.transitionsTaken(), "transition"),
                    perSecond(result),
                    depth,
                    PlainText.duration(duration),
                    result.strategy())));
    text.append('\n');
  }

  private String headline(Conclusion conclusion, String headline) {
    return switch (conclusion) {
      case PASSED -> ink.success(headline);
      case INCOMPLETE -> ink.warning(headline);
      case VIOLATIONS, SCRIPTS_FAILED, NOTHING_CHANGED, COULD_NOT_RUN -> ink.danger(headline);
    };
  }

  private static String perSecond(ExplorationResult result) {
    return result.durationNanos() == 0
        ? "0"
        : String.format(
            Locale.ROOT, "%,.0f", result.transitionsTaken() * 1e9 / result.durationNanos());
  }
}
