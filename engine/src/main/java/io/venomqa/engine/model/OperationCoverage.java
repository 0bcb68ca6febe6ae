package io.venomqa.engine.model;

import java.util.List;
import java.util.SortedMap;

/// How one operation of the API was answered.
///
/// @param path without query; `{}` stands for a part that is a value, such as an id
/// @param statuses how often each status was answered; 0 stands for no answer
/// @param actions that called it, by name
public record OperationCoverage(
    String method, String path, SortedMap<Integer, Integer> statuses, List<ActionId> actions) {

  public OperationCoverage {
    actions = List.copyOf(actions);
  }

  public int calls() {
    return statuses.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Such as `POST /orders/{}/refund`.
  @Override
  public String toString() {
    return method + " " + path;
  }
}
