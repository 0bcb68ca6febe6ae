package io.venomqa.app.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An examination of whether a project's systems can be rolled back, while it goes on.
public interface Examination {

  /// Breaks it off; everything is put back. Returns at once.
  void stop();

  /// Completes when it is over and everything is put back: with what was found, or with nothing
  /// when it was stopped before. Never completes exceptionally.
  CompletableFuture<Optional<List<Finding>>> findings();
}
