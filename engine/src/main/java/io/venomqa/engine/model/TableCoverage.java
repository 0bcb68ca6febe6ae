package io.venomqa.engine.model;

import java.util.List;

/// What was seen of one table in the states of a run.
///
/// @param fewest rows more than in the initial state, in the state that has the fewest; at most 0
/// @param most rows more than in the initial state, in the state that has the most; at least 0
/// @param contents in how many contents it was seen, that of the initial state included, up to
///   [#MANY]; contents are the same that differ only in what does not count in a state and in what
///   rows are called by
/// @param changedBy the actions that changed it, by name
public record TableCoverage(
    String system, String table, int fewest, int most, int contents, List<ActionId> changedBy) {

  /// No more contents are counted.
  public static final int MANY = 10_000;

  public TableCoverage {
    changedBy = List.copyOf(changedBy);
  }
}
