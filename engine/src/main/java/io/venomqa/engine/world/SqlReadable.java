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

  /// The same in the content as it was when last drained or restored, which may be remembered from
  /// when that content was there before. For whoever has not called the API since then, or finds
  /// out by the next drain whether it wrote, and asks again then.
  ///
  /// @throws QueryFailure as [#query] does
  default List<Row> recall(String sql, List<Cell> parameters) throws QueryFailure {
    return query(sql, parameters);
  }

  /// Breaks off the query that is running, if one is: it fails. From any thread.
  void cancel();
}
