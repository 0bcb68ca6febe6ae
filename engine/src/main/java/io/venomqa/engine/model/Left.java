package io.venomqa.engine.model;

import java.util.List;

/// What a run left to try when it ended early.
///
/// @param states in which calls wait
/// @param calls that wait in them: at least so many are left, since each may lead to states with
///   more
/// @param likely an estimate of all calls that are left within the scope, [#UNKNOWN] where there is
///   too little to tell by
/// @param foundByDepth how many states were found by the number of calls that lead there, from 0
public record Left(int states, long calls, long likely, List<Integer> foundByDepth) {

  public static final Left NOTHING = new Left(0, 0, 0, List.of());

  public static final long UNKNOWN = -1;

  /// In worlds of known size hardly ever more calls were left than so many times the estimate.
  public static final int FACTOR = 3;

  public Left {
    foundByDepth = List.copyOf(foundByDepth);
  }

  public boolean isNothing() {
    return states == 0;
  }

  /// The upper end of what may be left, or [#UNKNOWN].
  public long most() {
    return likely == UNKNOWN ? UNKNOWN : likely * FACTOR;
  }
}
