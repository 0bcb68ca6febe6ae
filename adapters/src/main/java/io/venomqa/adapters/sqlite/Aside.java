package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Cell;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// What is restored with the rows, but is no row of the API's and no part of a state.
///
/// @param sequences the rows of `sqlite_sequence`: rowid, table, last AUTOINCREMENT value
record Aside(List<List<Cell>> sequences, long userVersion, long applicationId) {

  static Aside read(Database db, boolean hasSequences) throws SQLException {
    return new Aside(
        hasSequences ? sequences(db) : List.of(),
        db.number("PRAGMA user_version"),
        db.number("PRAGMA application_id"));
  }

  /// Puts back what is not so already, after the rows: they move the sequences.
  ///
  /// @param now how it was before the rows were put back
  void restore(Database db, boolean hasSequences, Aside now) throws SQLException {
    if (now.userVersion != userVersion) {
      db.run("PRAGMA user_version = " + userVersion);
    }
    if (now.applicationId != applicationId) {
      db.run("PRAGMA application_id = " + applicationId);
    }
    if (hasSequences) {
      restoreSequences(db);
    }
  }

  private void restoreSequences(Database db) throws SQLException {
    List<List<Cell>> present = sequences(db);
    for (List<Cell> row : present) {
      if (!sequences.contains(row)) {
        run(db, "DELETE FROM sqlite_sequence WHERE rowid = ?", row.subList(0, 1));
      }
    }
    for (List<Cell> row : sequences) {
      if (!present.contains(row)) {
        run(db, "INSERT INTO sqlite_sequence (rowid, name, seq) VALUES (?, ?, ?)", row);
      }
    }
  }

  private static void run(Database db, String sql, List<Cell> parameters) throws SQLException {
    PreparedStatement statement = db.prepared(sql);
    for (int i = 0; i < parameters.size(); i++) {
      Image.bind(statement, i + 1, parameters.get(i));
    }
    statement.executeUpdate();
  }

  private static List<List<Cell>> sequences(Database db) throws SQLException {
    return db.rows("SELECT rowid, name, seq FROM sqlite_sequence ORDER BY rowid");
  }
}
