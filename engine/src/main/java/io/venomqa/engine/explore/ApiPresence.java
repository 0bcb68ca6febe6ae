package io.venomqa.engine.explore;

import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;

/// Tells an API that left one call unanswered from one that is gone, and starts that anew where it
/// can.
final class ApiPresence {

  private static final int MOST_CRASHES = 20;

  private final Api api;
  private final World world;
  private int crashes;

  ApiPresence(Api api, World world) {
    this.api = api;
    this.world = world;
  }

  /// To be asked after a call that was not answered.
  boolean isThere() throws InterruptedException {
    return api.isReachable() && !world.hasApiEnded();
  }

  /// Ends the run where the API cannot be connected to.
  ///
  /// @param during what was being done
  /// @param path the calls before that
  void require(String during, Path path) throws RunAborted, InterruptedException {
    if (!isThere()) {
      throw new RunAborted(
          Ending.Cause.API_DOWN,
          "the API at %s went away during %s, after %s".formatted(api.address(), during, path),
          "Look at the API's own output for the reason, start it again and run again. What was"
              + " found so far is kept.");
    }
  }

  /// Starts the API anew where it is gone. The world may be anywhere then.
  ///
  /// @param during what was being done
  /// @param path the calls before that
  /// @throws RunAborted where it cannot be started anew
  void recover(String during, Path path) throws RunAborted, SystemFailure, InterruptedException {
    if (!isThere() && !world.revive()) {
      require(during, path);
    }
  }

  /// A step of the search made the API go away.
  ///
  /// @throws RunAborted where it cannot be started anew, or was too often
  void crashed(String during, Path path) throws RunAborted, SystemFailure, InterruptedException {
    crashes++;
    if (crashes > MOST_CRASHES) {
      throw new RunAborted(
          Ending.Cause.API_DOWN,
          "the API at %s went away %d times, the last time during %s, after %s"
              .formatted(api.address(), crashes, during, path),
          "Mend what was found first: each of these is a violation with its path.");
    }
    recover(during, path);
  }
}
