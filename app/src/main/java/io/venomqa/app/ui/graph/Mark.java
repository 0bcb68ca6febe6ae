package io.venomqa.app.ui.graph;

/// The severity of the worst rule that is broken in a state; worst first.
public enum Mark {
  /// An octagon.
  CRITICAL(Ink.DANGER),
  /// A triangle.
  HIGH(Ink.SEVERE),
  /// A diamond.
  MEDIUM(Ink.WARNING),
  /// A hollow square.
  LOW(Ink.MUTED);

  private final Ink ink;

  Mark(Ink ink) {
    this.ink = ink;
  }

  Ink ink() {
    return ink;
  }
}
