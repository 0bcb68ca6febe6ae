package io.venomqa.app.session;

import java.util.concurrent.CompletableFuture;

/// A run that goes on. Its methods only set a wish and return at once; what came of it is told by
/// events. Wishes that do not fit (resume while running, anything after the end) do nothing.
public interface RunHandle {

  void pause();

  void resume();

  /// Takes one step and pauses again. Only while paused.
  void step();

  /// Stops at the next step boundary and puts the world back.
  void stop();

  /// Completes when everything is put back and closed and the API's process is gone: after that the
  /// program may exit. Never completes exceptionally.
  CompletableFuture<Void> closed();
}
