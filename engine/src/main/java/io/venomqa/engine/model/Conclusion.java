package io.venomqa.engine.model;

/// What a run's result means, the question that a CI job asks.
public enum Conclusion {
  /// Everything within the scope was tried, and nothing is broken.
  PASSED,
  /// At least one rule is broken.
  VIOLATIONS,
  /// Nothing is broken as far as it could be judged, but scripts of the project failed.
  SCRIPTS_FAILED,
  /// A limit was reached, or the user stopped, before everything was tried; nothing is broken so
  /// far.
  INCOMPLETE,
  /// No call ever changed a system that is watched: nothing is known about sequences.
  NOTHING_CHANGED,
  /// The run could not go on.
  COULD_NOT_RUN
}
