package io.venomqa.engine.world;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import java.util.List;
import java.util.Optional;

/// A system that invariants can ask in SQL.
public interface SqlReadable {

  /// Runs one statement that reads.
  ///
  /// @param parameters values for the statement's `?`s, in order
  /// @throws QueryFailure when the statement is wrong, tries to write, or the system cannot be read
  List<Row> query(String sql, List<Cell> parameters) throws QueryFailure;

  /// What [#query] answered when the content was there before that the system was last drained in,
  /// or restored to. For whoever has not called the API since then, or finds out by the next drain
  /// whether it wrote, and asks then.
  ///
  /// @return the very same list for the same content; empty where nothing is remembered, or where
  ///   the answer may depend on more than the content
  default Optional<List<Row>> recall(String sql, List<Cell> parameters) {
    return Optional.empty();
  }

  /// Breaks off the query that is running, if one is: it fails. From any thread.
  void cancel();
}
