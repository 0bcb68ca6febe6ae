package io.venomqa.engine.model;

import java.util.List;

/// One action, tried once in one state.
///
/// @param number 1 for the first transition of the run
/// @param from number of the state it started in
/// @param to number of the state it led to; equal to `from` when nothing changed
/// @param exchanges the calls it made, in order
/// @param changes the rows that it changed
/// @param contextAfter the context after it; may differ from the target's own where the target was
///   known before (see [Context#LAST_STATUS])
public record Transition(
    int number,
    int from,
    ActionId action,
    int to,
    List<Exchange> exchanges,
    List<Change> changes,
    Context contextAfter) {

  public Transition {
    exchanges = List.copyOf(exchanges);
    changes = List.copyOf(changes);
  }

  /// Whether it left the world as it was.
  public boolean isSelfLoop() {
    return from == to;
  }

  /// The status of the last call; 0 when there was no answer or no call.
  public int statusCode() {
    return exchanges.isEmpty() ? 0 : exchanges.getLast().response().statusCode();
  }
}
