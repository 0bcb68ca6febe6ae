package io.venomqa.engine.explore;

import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.world.Api;

/// Tells an API that left one call unanswered from one that is gone.
final class ApiPresence {

  private final Api api;

  ApiPresence(Api api) {
    this.api = api;
  }

  boolean isThere() {
    return api.isReachable();
  }

  /// Ends the run where the API cannot be connected to.
  ///
  /// @param during what was being done
  /// @param path the calls before that
  void require(String during, Path path) throws RunAborted {
    if (!isThere()) {
      throw new RunAborted(
          Ending.Cause.API_DOWN,
          "the API at %s went away during %s, after %s".formatted(api.address(), during, path),
          "Look at the API's own output for the reason, start it again and run again. What was"
              + " found so far is kept.");
    }
  }
}
