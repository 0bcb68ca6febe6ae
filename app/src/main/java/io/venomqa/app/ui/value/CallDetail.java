package io.venomqa.app.ui.value;

import java.util.List;

/// Everything that is known of one call.
///
/// @param transition its number in the run
/// @param depths such as `depth 2 → 3`
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
    List<RuleLine> rules) {}
