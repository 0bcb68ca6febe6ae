package io.venomqa.engine.world;

/// Ends the API's process and starts it anew, so that it forgets what it keeps in its memory.
public interface ApiRestart {

  /// Returns when the API answers again.
  ///
  /// @throws SystemFailure when it does not
  void restart() throws SystemFailure, InterruptedException;

  /// Whether the process has ended, or does so within a moment. One that is dying may still take
  /// connections.
  default boolean hasEnded() throws InterruptedException {
    return false;
  }
}
