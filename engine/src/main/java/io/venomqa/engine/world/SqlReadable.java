package io.venomqa.engine.world;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import java.util.List;

/// A system that invariants can ask in SQL.
public interface SqlReadable {

  /// Runs one statement that reads.
  ///
  /// @param parameters values for the statement's `?`s, in order
  /// @throws QueryFailure when the statement is wrong, tries to write, or the system cannot be read
  List<Row> query(String sql, List<Cell> parameters) throws QueryFailure;

  /// Breaks off the query that is running, if one is: it fails. From any thread.
  void cancel();
}
