package io.venomqa.engine.explore;

import io.venomqa.engine.model.TransitionLog;

/// What a run keeps outside of the graph, and what it has of an earlier run.
///
/// @param transitions where its transitions are kept whole
/// @param past the run that it goes on with
public record RunRecords(TransitionLog transitions, PastRun past) {

  /// Transitions in memory, and no earlier run.
  public static RunRecords inMemory() {
    return new RunRecords(TransitionLog.inMemory(), PastRun.NONE);
  }
}
