package io.venomqa.adapters.script;

import io.venomqa.adapters.thread.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Stops a script that runs too long by itself, its queries included. Time outside of it, waiting
/// for the API, does not count, and such a wait is never broken off by the watchdog.
final class Watchdog implements AutoCloseable {

  private enum Phase {
    IDLE,
    SCRIPT,
    QUERY,
    OUTSIDE,
    STOPPING,
    STOPPED
  }

  private final long limit;
  private final Runnable stop;
  private Runnable stopQuery = () -> {};
  private boolean queryStopped;
  private final ScheduledExecutorService timer;
  private Phase phase = Phase.IDLE;
  private long deadline;
  private long leftAt;

  /// @param stop makes the running script end, and returns when it has; called on the timer's
  ///   thread
  Watchdog(Duration limit, Runnable stop) {
    this.limit = limit.toNanos();
    this.stop = stop;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(DaemonThreads.factory("script-watchdog"));
    long tick = Math.clamp(this.limit / 20, 1_000_000, 100_000_000);
    var _ = timer.scheduleWithFixedDelay(this::look, tick, tick, TimeUnit.NANOSECONDS);
  }

  /// The script starts.
  synchronized void start() {
    deadline = System.nanoTime() + limit;
    queryStopped = false;
    phase = Phase.SCRIPT;
  }

  /// The script waits for something that is not its own.
  ///
  /// @return false when it is being stopped: it must not begin to wait
  synchronized boolean leave() {
    if (phase != Phase.SCRIPT) {
      return false;
    }
    leftAt = System.nanoTime();
    phase = Phase.OUTSIDE;
    return true;
  }

  /// The script asks a system something: its time goes on.
  ///
  /// @param stop breaks the query off, from another thread; may be called before it has begun, and
  ///   more than once
  /// @return false when it is being stopped: it must not ask
  synchronized boolean enterQuery(Runnable stop) {
    if (phase != Phase.SCRIPT) {
      return false;
    }
    stopQuery = stop;
    phase = Phase.QUERY;
    return true;
  }

  /// The query has ended, by itself or broken off.
  synchronized void leaveQuery() {
    stopQuery = () -> {};
    if (phase == Phase.QUERY) {
      phase = Phase.SCRIPT;
    }
  }

  /// The script goes on.
  synchronized void enter() {
    deadline += System.nanoTime() - leftAt;
    phase = Phase.SCRIPT;
  }

  /// The script has ended. Waits until a stop that has begun is over, so that it cannot hit the
  /// next.
  ///
  /// @return whether it was stopped
  synchronized boolean end() {
    boolean interrupted = false;
    while (phase == Phase.STOPPING) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    boolean stopped = phase == Phase.STOPPED || queryStopped;
    phase = Phase.IDLE;
    return stopped;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void look() {
    if (isQueryOverdue()) {
      // Again at the next tick, should it not have begun yet. The script itself is stopped when the
      // query has ended.
      queryStop().run();
    } else if (isOverdue()) {
      try {
        stop.run();
      } finally {
        stopped();
      }
    }
  }

  private synchronized boolean isOverdue() {
    boolean overdue = phase == Phase.SCRIPT && System.nanoTime() - deadline > 0;
    if (overdue) {
      phase = Phase.STOPPING;
    }
    return overdue;
  }

  private synchronized boolean isQueryOverdue() {
    boolean overdue = phase == Phase.QUERY && System.nanoTime() - deadline > 0;
    queryStopped |= overdue;
    return overdue;
  }

  private synchronized Runnable queryStop() {
    return stopQuery;
  }

  private synchronized void stopped() {
    phase = Phase.STOPPED;
    notifyAll();
  }
}
