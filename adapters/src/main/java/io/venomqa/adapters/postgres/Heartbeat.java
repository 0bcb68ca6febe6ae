package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.thread.DaemonThreads;
import io.venomqa.engine.world.SystemFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Says in the database again and again that a run lives, over a connection of its own.
final class Heartbeat implements AutoCloseable {

  /// What is written up to so long after the last beat may be the run's own last call.
  static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final String system;
  private final PostgresAddress address;
  private final Duration patience;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private Heartbeat(String system, PostgresAddress address, Duration patience) {
    this.system = system;
    this.address = address;
    this.patience = patience;
    this.thread = DaemonThreads.start("postgres-heartbeat", this::goOn);
  }

  static Heartbeat start(String system, PostgresAddress address, Duration patience) {
    return new Heartbeat(system, address, patience);
  }

  private void goOn() {
    Database db = null;
    try {
      while (!stop.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        db = beat(db);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closeQuietly(db);
    }
  }

  /// @return the connection to go on with; null when it has to be made anew
  private @Nullable Database beat(@Nullable Database db) {
    Database used = db;
    try {
      if (used == null) {
        used = Database.open(system, address, patience);
      }
      used.run("UPDATE venomqa.run SET beat = clock_timestamp()");
      return used;
    } catch (SQLException | SystemFailure missed) {
      // The server restarts: the next beat tries again. Were the run killed meanwhile, the next one
      // would ask more than it had to.
      closeQuietly(used);
      return null;
    }
  }

  private static void closeQuietly(@Nullable Database db) {
    if (db != null) {
      try {
        db.close();
      } catch (IllegalStateException brokenAlready) {
        // It is gone anyway.
      }
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
