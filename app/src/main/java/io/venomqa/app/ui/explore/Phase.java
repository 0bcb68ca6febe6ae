package io.venomqa.app.ui.explore;

/// Where a run stands.
public enum Phase {
  IDLE("Ready", "start a run first."),
  STARTING("Starting", "the run is still starting."),
  PROVING("Proving rollback", "rollback is being proven."),
  RUNNING("Running", "pause the run first."),
  PAUSING("Pausing", "the call in flight is being finished."),
  PAUSED("Paused", "the run is paused."),
  STOPPING("Rolling back", "the world is being put back."),
  ENDED("Ended", "start a run first.");

  private final String words;
  private final String reason;

  Phase(String words, String reason) {
    this.words = words;
    this.reason = reason;
  }

  /// For people.
  public String words() {
    return words;
  }

  /// Why something cannot be done in this phase, as the end of a sentence.
  public String reason() {
    return reason;
  }

  /// Whether a run goes on.
  public boolean isActive() {
    return this != IDLE && this != ENDED;
  }
}
