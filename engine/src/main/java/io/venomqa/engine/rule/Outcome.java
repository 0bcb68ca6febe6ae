package io.venomqa.engine.rule;

import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.ScriptError;

/// What came of performing an action.
public sealed interface Outcome {

  /// It made its call and returns this response.
  record Responded(Response response) implements Outcome {}

  /// It cannot be tried in this state.
  record Skipped(String reason) implements Outcome {}

  /// An expectation of its own did not hold: a bug of the API.
  ///
  /// @param where file and line of the expectation; may be empty
  record ExpectationFailed(String message, String where) implements Outcome {}

  /// The script itself failed: not a bug of the API.
  record ScriptFailed(ScriptError error) implements Outcome {}
}
