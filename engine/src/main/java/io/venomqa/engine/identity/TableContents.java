package io.venomqa.engine.identity;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// What a state holds, table by table, told by how it differs from the initial one.
///
/// @param byTable of the tables that differ, or whose rows were replaced
public record TableContents(Map<Table, Rest> byTable) {

  /// A table's name and that of its system.
  public record Table(String system, String name) implements Comparable<Table> {

    @Override
    public int compareTo(Table other) {
      return Comparator.comparing(Table::system).thenComparing(Table::name).compare(this, other);
    }
  }

  /// How one table differs.
  ///
  /// @param more rows than in the initial state
  /// @param mark equal for contents that are the same but for what rows are called by; 0 for that
  ///   of the initial state
  public record Rest(int more, long mark) {

    private Rest with(int rows, long row) {
      return new Rest(more + rows, mark + rows * row);
    }
  }

  static TableContents of(Delta delta, Rows rows) {
    Map<Table, Rest> byTable = new TreeMap<>();
    for (int row : delta.came()) {
      count(byTable, rows, row, 1);
    }
    for (int row : delta.gone()) {
      count(byTable, rows, row, -1);
    }
    return new TableContents(byTable);
  }

  private static void count(Map<Table, Rest> byTable, Rows rows, int number, int sign) {
    TableRow row = rows.row(number);
    long mark = rows.fact(number).map(fact -> fact.constants().low()).orElse(0L);
    byTable.merge(
        new Table(row.system(), row.table()),
        new Rest(sign, sign * mark),
        (sum, _) -> sum.with(sign, mark));
  }
}
