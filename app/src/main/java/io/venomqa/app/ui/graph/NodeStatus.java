package io.venomqa.app.ui.graph;

/// How far the exploration is with a state.
public enum NodeStatus {
  /// Found, none of its calls tried yet.
  WAITING("waiting"),
  /// Its calls are being tried now.
  TRYING("being tried"),
  /// All its calls are tried.
  TRIED("all calls tried"),
  /// No call is possible in it.
  NOTHING_ENABLED("nothing enabled");

  private final String words;

  NodeStatus(String words) {
    this.words = words;
  }

  /// The words that a person reads.
  public String words() {
    return words;
  }
}
