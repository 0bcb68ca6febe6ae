package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.RunControl.Turn;

/// Holds a paused run back. The time of a pause costs nothing of the run's budget.
final class Pacer {

  private final RunControl control;
  private final Budget budget;
  private final ExplorationListener listener;

  Pacer(RunControl control, Budget budget, ExplorationListener listener) {
    this.control = control;
    this.budget = budget;
    this.listener = listener;
  }

  /// Waits for the next step to be allowed.
  ///
  /// @return false when the run was stopped
  boolean awaitTurn() throws InterruptedException {
    Turn turn = control.turn();
    if (turn != Turn.WAIT) {
      return turn == Turn.GO;
    }
    listener.on(new ExplorationEvent.Paused());
    budget.pause();
    boolean goOn = control.awaitTurn();
    budget.resume();
    if (goOn) {
      listener.on(new ExplorationEvent.Resumed());
    }
    return goOn;
  }
}
