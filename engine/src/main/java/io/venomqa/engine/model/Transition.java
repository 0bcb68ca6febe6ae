package io.venomqa.engine.model;

import java.util.List;

/// One action, tried once in one state.
///
/// A step of a path that was performed again, such as a violation's, has the numbers of the
/// transition of the graph that it repeats. Where the search did not go, it has numbers below zero.
///
/// @param number 1 for the first transition of the run; below zero, and another for each step of
///   its path, where the graph does not have it
/// @param from number of the state it started in, or [#ELSEWHERE]
/// @param to number of the state it led to, or [#ELSEWHERE]; equal to `from` when nothing changed
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

  /// Number of a state that the graph does not have.
  public static final int ELSEWHERE = -1;

  public Transition {
    exchanges = List.copyOf(exchanges);
    changes = List.copyOf(changes);
  }

  /// Whether the graph has it.
  public boolean isInGraph() {
    return number > 0;
  }

  /// Whether it is known to have left the world as it was.
  public boolean isSelfLoop() {
    return from == to && from != ELSEWHERE;
  }

  /// The status of the last call; 0 when there was no answer or no call.
  public int statusCode() {
    return exchanges.isEmpty() ? 0 : exchanges.getLast().response().statusCode();
  }
}
