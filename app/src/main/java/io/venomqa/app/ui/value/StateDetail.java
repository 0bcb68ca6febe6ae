package io.venomqa.app.ui.value;

import java.util.List;

/// Everything that is known of one state.
///
/// @param id abbreviated fingerprint
/// @param status such as `waiting` or `all calls tried`
/// @param values what flows on from here
/// @param path the shortest known way to it
/// @param rules what each rule said when it was found
/// @param calls what was tried in it
public record StateDetail(
    int number,
    int depth,
    String id,
    String status,
    List<PassedValue> values,
    List<PathStep> path,
    List<RuleLine> rules,
    List<PathStep> calls) {

  public String name() {
    return "s" + number;
  }
}
