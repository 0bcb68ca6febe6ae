package io.venomqa.engine.rule;

import io.venomqa.engine.model.ScriptError;

/// What an invariant says about a state.
public sealed interface Verdict {

  record Holds() implements Verdict {}

  /// It does not hold.
  ///
  /// @param detail what was seen, for people; may be empty
  record Broken(String detail) implements Verdict {}

  /// The invariant itself failed, so nothing is known.
  record Undecided(ScriptError error) implements Verdict {}
}
