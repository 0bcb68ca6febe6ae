package io.venomqa.engine.rule;

import io.venomqa.engine.model.Severity;

/// A rule that must hold in every state.
///
/// @param message what the rule says, for people
public record Invariant(String name, Severity severity, String message, Check check) {

  /// Looks at the world and judges. Called by the thread that explores.
  public interface Check {

    /// Judges. What it throws counts as its own error, never as a bug of the API.
    Verdict check(Observation world);
  }
}
