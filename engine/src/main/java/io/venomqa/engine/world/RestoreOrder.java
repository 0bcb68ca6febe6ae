package io.venomqa.engine.world;

/// To which checkpoints a system can go back; the most able first.
public enum RestoreOrder {
  /// To any checkpoint, from anywhere.
  ANY,
  /// To a checkpoint that is still on the stack; going back drops the newer ones.
  NEWEST_FIRST,
  /// To the initial state only; later ones are reached by making the calls again.
  BY_REPLAY,
  /// To none, since there is no system: paths are walked again by the actions' own code, on fresh
  /// resources.
  NEVER;

  /// Whether a search that needs as much works with it. Making the calls again leads anywhere.
  public boolean suffices(RestoreOrder needed) {
    return this == BY_REPLAY || this == NEVER || compareTo(needed) <= 0;
  }
}
