package io.venomqa.adapters.report;

import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Row;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Values as one line of text.
///
/// @param redaction what is left out
/// @param namesSystems whether a table is written with its system, as `db.orders`
record PlainText(Redaction redaction, boolean namesSystems) {

  private static final int LONGEST_VALUE = 60;

  /// `+ orders id=1 total=100`, `~ orders id=1 refunded 0 → 100`, `− orders id=1`.
  String change(Change change) {
    String table = namesSystems ? change.system() + "." + change.table() : change.table();
    return switch (change) {
      case Change.Added added -> "+ " + line(table) + "  " + row(added.after());
      case Change.Removed removed -> "− " + line(table) + "  " + row(removed.before());
      case Change.Changed changed ->
          "~ " + line(table) + "  " + difference(changed.before(), changed.after());
    };
  }

  private String row(Row row) {
    return IntStream.range(0, row.columns().size())
        .mapToObj(i -> cell(row.columns().get(i), row.cells().get(i)))
        .collect(Collectors.joining(" "));
  }

  private String cell(String column, Cell cell) {
    return line(column) + "=" + value(column, cell);
  }

  private String value(String column, Cell cell) {
    return redaction.hides(column) && !(cell instanceof Cell.Null)
        ? Redaction.REPLACEMENT
        : cut(cell instanceof Cell.Json json ? redaction.body(json.value()) : cell.display());
  }

  /// The first column, which tells which row it is, unless it changed itself; then what changed.
  private String difference(Row before, Row after) {
    Stream<String> first =
        after.columns().stream()
            .limit(1)
            .filter(column -> before.cell(column).equals(after.cell(column)))
            .flatMap(column -> after.cell(column).stream().map(cell -> cell(column, cell)));
    Stream<String> changed =
        after.columns().stream()
            .filter(column -> !before.cell(column).equals(after.cell(column)))
            .map(column ->
                "%s %s → %s"
                    .formatted(
                        line(column),
                        before.cell(column).map(cell -> value(column, cell)).orElse("nothing"),
                        after.cell(column).map(cell -> value(column, cell)).orElse("nothing")));
    return Stream.concat(first, changed).collect(Collectors.joining("  "));
  }

  private static String cut(String value) {
    return line(
        value.codePointCount(0, value.length()) <= LONGEST_VALUE
            ? value
            : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…");
  }

  /// Text of the API on one line, without the control characters that a terminal would obey.
  static String line(String text) {
    return text.replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replaceAll("\\p{Cc}", "�");
  }

  /// `1,064`.
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `1 state`, `1,064 states`.
  static String count(long number, String thing) {
    return number(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /// `7.3 ms`, `412 ms`, `12.4 s`, `10 min 3 s`.
  static String duration(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    if (millis < 10) {
      return String.format(Locale.ROOT, "%.1f ms", millis);
    }
    if (millis < 1000) {
      return String.format(Locale.ROOT, "%.0f ms", millis);
    }
    return duration.toMinutes() == 0
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000)
        : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
  }
}
