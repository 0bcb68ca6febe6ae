package io.venomqa.engine.world;

import java.util.Optional;

/// What can be done to the API's process.
///
/// @param restart starts it anew; empty where somebody else has started it
/// @param betweenBranches whether it is started anew whenever the systems went back
/// @param end ends it where it is ours to end
public record ApiControl(Optional<ApiRestart> restart, boolean betweenBranches, Runnable end) {

  /// Nothing can be done to it.
  public static final ApiControl NONE = new ApiControl(Optional.empty(), false, () -> {});

  /// It is ended by this, and goes on until then.
  public static ApiControl endedBy(Runnable end) {
    return new ApiControl(Optional.empty(), false, end);
  }
}
