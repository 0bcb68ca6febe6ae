package io.venomqa.app.ui.value;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows of one table that a call changed.
///
/// @param summary such as `1 changed, 2 added`
public record TableDiff(
    String system, String table, List<String> columns, List<RowDiff> rows, String summary) {

  /// What happened to a row.
  public enum Sign {
    CHANGED("~", "changed"),
    ADDED("+", "added"),
    REMOVED("−", "removed");

    private final String mark;
    private final String word;

    Sign(String mark, String word) {
      this.mark = mark;
      this.word = word;
    }

    public String mark() {
      return mark;
    }

    public String word() {
      return word;
    }
  }

  public record RowDiff(Sign sign, List<CellDiff> cells) {}

  /// A value before and after; the same text twice where it stayed.
  public record CellDiff(String before, String after) {
    public boolean isChanged() {
      return !before.equals(after);
    }
  }

  /// Changes grouped by system and table, in the order of their first change.
  public static List<TableDiff> of(List<Change> changes) {
    Map<List<String>, List<Change>> byTable = new LinkedHashMap<>();
    for (Change change : changes) {
      byTable
          .computeIfAbsent(List.of(change.system(), change.table()), key -> new ArrayList<>())
          .add(change);
    }
    return byTable.entrySet().stream()
        .map(table -> table(table.getKey().get(0), table.getKey().get(1), table.getValue()))
        .toList();
  }

  /// How many rows have this sign.
  public static long count(List<TableDiff> tables, Sign sign) {
    return tables.stream()
        .flatMap(table -> table.rows().stream())
        .filter(row -> row.sign() == sign)
        .count();
  }

  private static TableDiff table(String system, String table, List<Change> changes) {
    Set<String> columns = new LinkedHashSet<>();
    for (Change change : changes) {
      columns.addAll(present(change).columns());
    }
    List<String> names = List.copyOf(columns);
    List<RowDiff> rows = changes.stream().map(change -> row(change, names)).toList();
    List<String> summary = new ArrayList<>();
    for (Sign sign : Sign.values()) {
      long count = rows.stream().filter(row -> row.sign() == sign).count();
      if (count > 0) {
        summary.add(Words.count(count) + " " + sign.word());
      }
    }
    return new TableDiff(system, table, names, rows, String.join(", ", summary));
  }

  private static Row present(Change change) {
    return switch (change) {
      case Change.Added added -> added.after();
      case Change.Removed removed -> removed.before();
      case Change.Changed changed -> changed.after();
    };
  }

  private static RowDiff row(Change change, List<String> columns) {
    return switch (change) {
      case Change.Added added -> new RowDiff(Sign.ADDED, same(added.after(), columns));
      case Change.Removed removed -> new RowDiff(Sign.REMOVED, same(removed.before(), columns));
      case Change.Changed changed ->
          new RowDiff(
              Sign.CHANGED,
              columns.stream()
                  .map(column ->
                      new CellDiff(text(changed.before(), column), text(changed.after(), column)))
                  .toList());
    };
  }

  private static List<CellDiff> same(Row row, List<String> columns) {
    return columns.stream()
        .map(column -> new CellDiff(text(row, column), text(row, column)))
        .toList();
  }

  private static String text(Row row, String column) {
    return row.cell(column).map(Cell::display).orElse("");
  }
}
