package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A whole content in memory.
///
/// @param tables by name
/// @param state the hash of what counts as state, the schema included
/// @param exact the hash of everything
record Content(Map<String, Rowset> tables, ContentHash state, ContentHash exact) {

  /// The rows of a table by their key.
  record Rowset(Table table, Map<List<Cell>, Image> rows) {

    private boolean isIn(Content other) {
      Rowset there = other.tables.get(table.name());
      return there != null && there.table().columns().equals(table.columns());
    }

    /// This table with the rows that it has there.
    private Rowset in(Content other) {
      Rowset there = other.tables.get(table.name());
      return there != null && isIn(other) ? there : new Rowset(table, Map.of());
    }

    List<Change> changesSince(Rowset before, String system) {
      Set<List<Cell>> keys = new LinkedHashSet<>(before.rows.keySet());
      keys.addAll(rows.keySet());
      List<Change> changes = new ArrayList<>();
      for (List<Cell> key : keys) {
        Optional<Image> was = Optional.ofNullable(before.rows.get(key));
        Optional<Image> is = Optional.ofNullable(rows.get(key));
        if (!was.equals(is)) {
          Changes.of(system, table, was, is).ifPresent(changes::add);
        }
      }
      return changes;
    }
  }

  static Content read(Database db, List<String> ignore) throws SQLException {
    Schema schema = Schema.read(db, ignore);
    Map<String, Rowset> tables = new LinkedHashMap<>();
    ContentHash aside = ContentHash.of(Aside.read(db, schema.sequences()).toString());
    ContentHash state = schema.fingerprint();
    ContentHash exact = schema.fingerprint().plus(aside);
    for (Table table : schema.tables()) {
      Map<List<Cell>, Image> rows = new LinkedHashMap<>();
      new Rows(db, table).forEach((key, image) -> rows.put(key.values(), image));
      for (Map.Entry<List<Cell>, Image> row : rows.entrySet()) {
        RowKey key = new RowKey(table.number(), row.getKey());
        state = state.plus(Fingerprint.ofState(table, row.getValue()));
        exact = exact.plus(Fingerprint.ofAll(table, key, row.getValue()));
      }
      tables.put(table.name(), new Rowset(table, rows));
    }
    return new Content(tables, state, exact);
  }

  /// What made this content of an earlier one. The rows of a table whose columns are others now
  /// went and came.
  List<Change> changesSince(Content before, String system) {
    List<Change> changes = new ArrayList<>();
    for (Rowset was : before.tables.values()) {
      changes.addAll(was.in(this).changesSince(was, system));
    }
    for (Rowset is : tables.values()) {
      if (!is.isIn(before)) {
        changes.addAll(is.changesSince(is.in(before), system));
      }
    }
    return changes;
  }
}
