package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.engine.world.SystemFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A connection that is made again when the server has closed it, such as by a restart.
///
/// A statement whose answer was lost may have been carried out: after that, [#takeLoss] tells once
/// that what is known of the database is not certain any more.
final class Line implements AutoCloseable {

  private static final Duration RESTART = Duration.ofSeconds(30);
  private static final long BETWEEN_TRIES_MILLIS = 200;

  private final String system;
  private final PostgresAddress address;
  private final Duration patience;
  private final Preparation preparation;
  private Database db;
  private boolean lost;

  /// What each new connection needs, such as the lock that says that a run lives.
  interface Preparation {
    void of(Database db) throws SQLException, SystemFailure;
  }

  interface Work<T> {
    T on(Database db) throws SQLException, SystemFailure;
  }

  Line(String system, PostgresAddress address, Duration patience, Preparation preparation)
      throws SQLException, SystemFailure {
    this.system = system;
    this.address = address;
    this.patience = patience;
    this.preparation = preparation;
    this.db = connected();
  }

  /// Does something that can be done again when the connection breaks in the middle.
  <T> T run(Work<T> work) throws SQLException, SystemFailure {
    try {
      return work.on(db);
    } catch (SQLException e) {
      if (!Failures.isDisconnected(e)) {
        throw e;
      }
      reconnect(e);
      return work.on(db);
    }
  }

  /// Whether the connection was lost since this was last asked.
  boolean takeLoss() {
    boolean was = lost;
    lost = false;
    return was;
  }

  private void reconnect(SQLException cause) throws SystemFailure {
    lost = true;
    closeQuietly();
    long end = System.nanoTime() + RESTART.toNanos();
    while (true) {
      try {
        db = connected();
        return;
      } catch (SQLException | SystemFailure notYet) {
        if (System.nanoTime() > end) {
          throw Failures.of(system, address, "went away", cause);
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw Failures.of(system, address, "went away", cause);
      }
    }
  }

  private Database connected() throws SQLException, SystemFailure {
    Database opened = Database.open(system, address, patience);
    try {
      preparation.of(opened);
      return opened;
    } catch (SQLException | SystemFailure | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void closeQuietly() {
    try {
      db.close();
    } catch (IllegalStateException brokenAlready) {
      // It is gone anyway.
    }
  }

  @Override
  public void close() {
    closeQuietly();
  }
}
