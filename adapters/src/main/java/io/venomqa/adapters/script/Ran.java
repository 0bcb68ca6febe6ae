package io.venomqa.adapters.script;

import io.venomqa.engine.model.ScriptError;
import org.graalvm.polyglot.Value;

/// What came of running a script's function.
sealed interface Ran {

  /// It returned.
  ///
  /// @param value a number or a text: see entry.js
  record Returned(Value value) implements Ran {}

  /// It threw, or was stopped.
  ///
  /// @param expectation whether an expectation about the API failed
  record Failed(boolean expectation, ScriptError error) implements Ran {}
}
