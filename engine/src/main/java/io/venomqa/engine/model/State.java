package io.venomqa.engine.model;

import java.util.Map;

/// What the world is after some calls.
///
/// @param number 0 for the initial state, then in order of discovery; shown as `s3`
/// @param depth length of the shortest known path from the initial state
/// @param content the fingerprint of each system's content, by the system's name
/// @param context the values that travel with this state
public record State(
    StateId id, int number, int depth, Map<String, ContentHash> content, Context context) {

  public State {
    content = Map.copyOf(content);
  }

  /// The state's short name, such as `s3`.
  public String name() {
    return "s" + number;
  }

  public State withDepth(int newDepth) {
    return new State(id, number, newDepth, content, context);
  }
}
