package io.venomqa.adapters.project;

/// What to do with a dead run's leftovers in a system to which somebody has written since.
public enum Recover {
  /// Refuse, and show what was written since.
  ASK,
  /// Go back to the content before the dead run; a copy of the present content is kept where that
  /// is possible.
  RESTORE,
  /// Keep everything as it is.
  KEEP
}
