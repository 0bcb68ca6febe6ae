package io.venomqa.adapters.report;

import static io.venomqa.adapters.report.PlainText.count;
import static io.venomqa.adapters.report.PlainText.line;
import static io.venomqa.adapters.report.PlainText.number;

import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Left;
import io.venomqa.engine.model.OperationCoverage;
import io.venomqa.engine.model.TableCoverage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a run reached, as text: all actions, and of operations and tables what is worth telling.
final class CoverageText {

  private static final int MOST_NAMED = 8;

  private final Ink ink;
  private final Redaction redaction;

  CoverageText(Ink ink, Redaction redaction) {
    this.ink = ink;
    this.redaction = redaction;
  }

  /// Ends with an empty line, unless there is nothing to tell.
  String of(Coverage coverage) {
    StringBuilder text = new StringBuilder();
    int width =
        coverage.actions().stream().mapToInt(one -> one.action().name().length()).max().orElse(0);
    text.append(coverage.actions().isEmpty() ? "" : "Actions\n");
    for (ActionCoverage one : coverage.actions()) {
      String name = one.action().name();
      text.append(
          "  %s%s  %s\n".formatted(line(name), " ".repeat(width - name.length()), did(one)));
    }
    text.append(text.isEmpty() ? "" : "\n");
    tables(text, coverage);
    refused(text, coverage.operations());
    return text.toString();
  }

  private String did(ActionCoverage one) {
    if (one.calls() == 0) {
      String what =
          one.standing() == ActionCoverage.Standing.NEVER_ENABLED
              ? "never enabled"
              : "not called until the run's end";
      String why = redaction.text(one.reason());
      return ink.warning(why.isEmpty() ? what : what + ": " + line(why));
    }
    String last = AnswerText.brief(redaction.body(one.lastRefusal()));
    String effect =
        switch (one.standing()) {
          case EFFECTIVE -> "changed the state " + count(one.effective(), "time");
          case ONLY_READS -> "only reads";
          case REFUSED_AS_EXPECTED -> "refused each time, as it expects";
          case NEVER_EFFECTIVE -> ink.warning("never changed the state: " + line(one.reason()));
          case NEVER_SUCCESSFUL ->
              ink.warning(
                  "never successful"
                      + (last.isEmpty() ? "" : ", last answered with \"" + last + "\""));
          case NEVER_ENABLED, NOT_REACHED -> "";
        };
    return count(one.calls(), "call") + ", " + effect + "; " + statuses(one.statuses());
  }

  private static String statuses(Map<Integer, Integer> statuses) {
    return statuses.entrySet().stream()
        .map(entry ->
            (entry.getKey() == 0 ? "no answer" : entry.getKey().toString())
                + " × "
                + number(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static void tables(StringBuilder text, Coverage coverage) {
    boolean namesSystems =
        coverage.tables().stream().map(TableCoverage::system).distinct().count() > 1;
    List<TableCoverage> changed =
        coverage.tables().stream().filter(table -> !table.changedBy().isEmpty()).toList();
    text.append(coverage.tables().isEmpty() ? "" : "Tables\n");
    for (TableCoverage table : changed) {
      text.append(
          "  %s: %s, %s, changed by %s\n"
              .formatted(
                  line(name(table, namesSystems)),
                  rows(table),
                  contents(table),
                  some(table.changedBy().stream().map(ActionId::name).toList())));
    }
    List<String> untouched =
        coverage.untouched().stream().map(table -> name(table, namesSystems)).toList();
    text.append(untouched.isEmpty() ? "" : "  No call changed " + some(untouched) + ".\n");
    text.append(coverage.tables().isEmpty() ? "" : "\n");
  }

  private static String name(TableCoverage table, boolean namesSystems) {
    return namesSystems ? table.system() + "." + table.table() : table.table();
  }

  private static String rows(TableCoverage table) {
    if (table.fewest() == 0 && table.most() == 0) {
      return "as many rows in each state";
    }
    String fewer = table.fewest() == 0 ? "" : count(-table.fewest(), "row") + " fewer";
    String more = table.most() == 0 ? "" : count(table.most(), "row") + " more";
    return "up to " + (fewer.isEmpty() || more.isEmpty() ? fewer + more : fewer + " or " + more);
  }

  private static String contents(TableCoverage table) {
    return table.contents() >= TableCoverage.MANY
        ? "at least " + number(TableCoverage.MANY) + " contents"
        : count(table.contents(), "content");
  }

  private static String some(List<String> names) {
    String few = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return line(
        names.size() <= MOST_NAMED ? few : few + " and " + (names.size() - MOST_NAMED) + " more");
  }

  /// Operations that never answered with success: of what they do, nothing is tested.
  private void refused(StringBuilder text, List<OperationCoverage> operations) {
    List<OperationCoverage> refused =
        operations.stream()
            .filter(one -> one.statuses().keySet().stream().noneMatch(CoverageText::isSuccess))
            .toList();
    if (operations.isEmpty()) {
      return;
    }
    text.append("Operations: %d called".formatted(operations.size()));
    text.append(refused.isEmpty() ? ", each with success.\n" : ".");
    if (!refused.isEmpty()) {
      text.append(" Never answered with success:\n");
    }
    refused.stream()
        .limit(MOST_NAMED)
        .forEach(one ->
            text.append("  ")
                .append(ink.warning(line(redaction.target(one.toString()))))
                .append("  ")
                .append(statuses(one.statuses()))
                .append('\n'));
    if (refused.size() > MOST_NAMED) {
      text.append("  and %d more\n".formatted(refused.size() - MOST_NAMED));
    }
    text.append('\n');
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 400;
  }

  /// How much is left, as sentences; empty when nothing is.
  static List<String> left(Left left) {
    if (left.isNothing()) {
      return List.of();
    }
    String calls =
        "At least " + count(left.calls(), "call") + (left.calls() == 1 ? " is" : " are") + " left";
    return List.of(
        left.likely() == Left.UNKNOWN
            ? calls + "; how many more cannot be told."
            : calls
                + ", about %s by what was found so far, hardly more than %s."
                    .formatted(number(left.likely()), number(left.most())),
        "States found with 0, 1, 2 … calls: "
            + left.foundByDepth().stream()
                .map(found -> number(found))
                .collect(Collectors.joining(", "))
            + ".");
  }
}
