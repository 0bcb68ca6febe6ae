package io.venomqa.adapters.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes the rows from one position to another. To be used in a transaction, on a connection that
/// fires no triggers and no foreign key actions.
final class RowSteps {

  private final Database db;
  private final Schema schema;
  private final List<Rows> rows;

  RowSteps(Database db, Schema schema) {
    this.db = db;
    this.schema = schema;
    this.rows = schema.tables().stream().map(table -> new Rows(db, table)).toList();
  }

  Rows of(RowKey key) {
    return rows.get(key.table());
  }

  /// Why this connection cannot write every table, such as an index that needs a function that only
  /// the API has; empty when it can.
  Optional<String> obstacle() {
    for (Rows ofTable : rows) {
      try {
        ofTable.prepare();
      } catch (SQLException e) {
        return Optional.of(
            "table " + ofTable.table().name() + " cannot be written: " + Failures.plain(e));
      }
    }
    return Optional.empty();
  }

  /// Where rows may be in each other's way, as in a unique index, all that differ are removed
  /// before any is put back.
  void go(Position from, Position to) throws SQLException {
    Set<RowKey> keys = from.between(to);
    for (RowKey key : keys) {
      if (from.image(key, to).isPresent() && !isUpdated(key, from, to)) {
        of(key).delete(key);
      }
    }
    for (RowKey key : keys) {
      Optional<Image> image = to.image(key, from);
      if (image.isPresent() && isUpdated(key, from, to)) {
        of(key).update(key, image.get());
      } else if (image.isPresent()) {
        of(key).insert(key, image.get());
      }
    }
    to.aside().restore(db, schema.sequences(), from.aside());
  }

  private boolean isUpdated(RowKey key, Position from, Position to) {
    return of(key).areUpdated()
        && from.image(key, to).isPresent()
        && to.image(key, from).isPresent();
  }
}
