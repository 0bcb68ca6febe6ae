package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.world.Counter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The tables whose rows SQLite numbers: by AUTOINCREMENT, or by the highest number there is.
record Numbering(List<Numbered> tables) {

  /// @param column the INTEGER PRIMARY KEY
  /// @param last the number given last when the run began
  record Numbered(String table, String column, boolean autoincrement, long last) {}

  static Numbering read(Database db, Schema schema) throws SQLException {
    List<Numbered> tables = new ArrayList<>();
    for (Table table : schema.tables()) {
      if (table.key().size() == 1 && !table.hiddenKey() && isRowid(db, table)) {
        String sql = schema.definitions().getOrDefault("table " + table.name(), "");
        boolean autoincrement =
            schema.sequences() && sql.toUpperCase(Locale.ROOT).contains("AUTOINCREMENT");
        Numbered numbered = new Numbered(table.name(), table.key().getFirst(), autoincrement, 0);
        tables.add(
            new Numbered(table.name(), numbered.column(), autoincrement, last(db, numbered)));
      }
    }
    return new Numbering(List.copyOf(tables));
  }

  List<Counter> counters() {
    return tables.stream()
        .map(table ->
            table.autoincrement()
                ? new Counter(table.table(), table.last())
                : new Counter(table.table(), table.last(), table.table() + "." + table.column()))
        .toList();
  }

  /// Moves all of them on, as a client of the database does it: the highest number of a table by a
  /// row that has it. A table that takes no such row is left out.
  ///
  /// @param db a connection of its own, whose writes are seen as others' are
  Map<String, Long> move(Database db, long smallest) throws SQLException {
    db.run("PRAGMA ignore_check_constraints = 1");
    long offset = smallest;
    Set<String> moved = new HashSet<>();
    for (Numbered table : tables) {
      if (table.autoincrement()) {
        moveSequence(db, table, offset);
        moved.add(table.table());
      } else if (insertRow(db, table, table.last() + offset)) {
        moved.add(table.table());
      }
      offset += 7;
    }
    return offsets(db, moved);
  }

  /// How far they have moved; a trigger may have moved one on further.
  private Map<String, Long> offsets(Database db, Set<String> moved) throws SQLException {
    Map<String, Long> offsets = new LinkedHashMap<>();
    Set<Long> met = new HashSet<>();
    for (Numbered table : tables) {
      long offset = last(db, table) - table.last();
      if (met.add(offset) && moved.contains(table.table())) {
        offsets.put(table.table(), offset);
      }
    }
    return offsets;
  }

  private static void moveSequence(Database db, Numbered table, long offset) throws SQLException {
    PreparedStatement update = db.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = ?");
    update.setLong(1, table.last() + offset);
    update.setString(2, table.table());
    if (update.executeUpdate() == 0) {
      PreparedStatement insert =
          db.prepare("INSERT INTO sqlite_sequence (seq, name) VALUES (?, ?)");
      insert.setLong(1, table.last() + offset);
      insert.setString(2, table.table());
      insert.executeUpdate();
    }
  }

  private static boolean insertRow(Database db, Numbered table, long number) throws SQLException {
    List<String> columns = new ArrayList<>(List.of(Table.quote(table.column())));
    List<String> values = new ArrayList<>(List.of(Long.toString(number)));
    for (List<Cell> column :
        db.rows(
            "SELECT name, type FROM pragma_table_xinfo(?) WHERE \"notnull\" AND dflt_value IS NULL"
                + " AND pk = 0 AND hidden = 0",
            table.table())) {
      String type = column.get(1).display().toUpperCase(Locale.ROOT);
      boolean isText = type.contains("CHAR") || type.contains("TEXT") || type.contains("CLOB");
      columns.add(Table.quote(column.getFirst().display()));
      values.add(isText ? "'" + number + "'" : Long.toString(number));
    }
    try {
      db.run(
          "INSERT INTO %s (%s) VALUES (%s)"
              .formatted(
                  Table.quote(table.table()),
                  String.join(", ", columns),
                  String.join(", ", values)));
      return true;
    } catch (SQLException refused) {
      return false;
    }
  }

  private static boolean isRowid(Database db, Table table) throws SQLException {
    return db.rows(
                "SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND name = ? AND wr = 0",
                table.name())
            .size()
        == 1;
  }

  private static long last(Database db, Numbered table) throws SQLException {
    long highest =
        db.number(
            "SELECT coalesce(max(%s), 0) FROM %s"
                .formatted(Table.quote(table.column()), Table.quote(table.table())));
    if (!table.autoincrement()) {
      return highest;
    }
    List<List<Cell>> row = db.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", table.table());
    return row.isEmpty() || !(row.getFirst().getFirst() instanceof Cell.Whole(long last))
        ? highest
        : Math.max(highest, last);
  }
}
