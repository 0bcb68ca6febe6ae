package io.venomqa.engine.model;

/// Where a transition leads: what a graph keeps of each.
///
/// @param number 1 for the first transition of the run
/// @param from number of the state it started in
/// @param to number of the state it led to; equal to `from` when nothing changed
/// @param statusCode of the last call; 0 when there was no answer or no call
/// @param safe whether it made calls to the API, all of them with safe methods
public record Edge(int number, int from, ActionId action, int to, int statusCode, boolean safe) {

  /// Whether it left the world as it was.
  public boolean isSelfLoop() {
    return from == to;
  }
}
