package io.venomqa.app.ui.value;

import java.util.List;

/// Everything that is known of one call.
///
/// @param transition its number in the run; below zero where the search did not go
/// @param from number of a state; below zero for one that the search did not visit
/// @param depths such as `depth 2 → 3`; empty where the search did not go
/// @param path the calls from the initial state up to and including this one
/// @param rules what each rule said after it
public record CallDetail(
    int transition,
    String action,
    int from,
    int to,
    String depths,
    String millis,
    List<ExchangeText> exchanges,
    List<TableDiff> tables,
    List<PassedValue> values,
    List<PathStep> path,
    List<RuleLine> rules) {

  /// `s1 → s3`.
  public String way() {
    return PathStep.way(from, to);
  }

  /// The same with what is known of it besides, such as `s1 → s3 · depth 1 → 2 · 4 ms`.
  public String summary() {
    if (from == to && from >= 0) {
      return "s%d · no effect · %s".formatted(from, millis);
    }
    return way() + (depths.isEmpty() ? "" : " · " + depths) + " · " + millis;
  }
}
