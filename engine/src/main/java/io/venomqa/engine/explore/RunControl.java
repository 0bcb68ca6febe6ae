package io.venomqa.engine.explore;

import org.jspecify.annotations.Nullable;

/// Pause, go on, single step and stop, from any thread. One instance serves one run.
public final class RunControl {

  /// What is allowed at this moment.
  enum Turn {
    GO,
    WAIT,
    STOPPED
  }

  private static final long MOMENT_NANOS = 200_000_000;

  private boolean paused;
  private boolean stopped;
  private int steps;
  private @Nullable Thread calling;

  /// Pauses before the next call.
  public synchronized void pause() {
    paused = true;
    notifyAll();
  }

  public synchronized void resume() {
    paused = false;
    steps = 0;
    notifyAll();
  }

  /// Lets a paused run make one step. A run that is not paused is paused after one step.
  public synchronized void step() {
    paused = true;
    steps++;
    notifyAll();
  }

  /// Ends the run after what is being done, and breaks off a call in flight. The world is put back.
  public synchronized void stop() {
    stopped = true;
    if (calling != null) {
      calling.interrupt();
    }
    notifyAll();
  }

  public synchronized boolean isStopped() {
    return stopped;
  }

  /// Whether the run is stopped, now or in a moment: Ctrl-C in a terminal ends the API that a run
  /// started as well, and may reach that first. Waits a fifth of a second for it.
  public synchronized boolean isStoppedInAMoment() {
    long deadline = System.nanoTime() + MOMENT_NANOS;
    try {
      for (long left = MOMENT_NANOS; !stopped && left > 0; left = deadline - System.nanoTime()) {
        wait(left / 1_000_000 + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return stopped;
  }

  /// Whether the next step may be taken now; takes the permission if so.
  synchronized Turn turn() {
    if (stopped) {
      return Turn.STOPPED;
    }
    if (mustWait()) {
      return Turn.WAIT;
    }
    if (paused) {
      steps--;
    }
    return Turn.GO;
  }

  /// Waits for the next step to be allowed, and takes the permission.
  ///
  /// @return false when the run was stopped
  synchronized boolean awaitTurn() throws InterruptedException {
    Turn turn = turn();
    while (turn == Turn.WAIT) {
      wait();
      turn = turn();
    }
    return turn == Turn.GO;
  }

  private boolean mustWait() {
    return paused && steps == 0;
  }

  synchronized void enterCall() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException("the run was stopped");
    }
    calling = Thread.currentThread();
  }

  /// Afterwards [#stop] does not interrupt the thread any more, and one that did leaves no trace.
  synchronized void leaveCall() {
    calling = null;
    if (stopped) {
      Thread.interrupted();
    }
  }
}
