package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.engine.world.SystemFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A connection that is made again when the server has closed it, such as by a restart.
final class Line implements AutoCloseable {

  /// So long a server may take to be there again.
  static final Duration RESTART = Duration.ofSeconds(30);

  private static final long BETWEEN_TRIES_MILLIS = 200;

  private final String system;
  private final PostgresAddress address;
  private final Duration patience;
  private final Duration restart;
  private final Preparation preparation;
  private Database db;
  private Optional<SQLException> untold = Optional.empty();

  /// The connection broke and was made again. What was being done may have been done or not, and,
  /// since we do not wait for the disk, what was done just before may be undone.
  static final class Broken extends Exception {

    private static final long serialVersionUID = 1;

    Broken(Throwable cause) {
      super(cause);
    }
  }

  /// What each new connection needs, such as the lock that says that a run lives.
  interface Preparation {
    void of(Database db) throws SQLException, SystemFailure;
  }

  interface Work<T> {
    T on(Database db) throws SQLException, SystemFailure;
  }

  /// @param restart how long the server may be away
  Line(
      String system,
      PostgresAddress address,
      Duration patience,
      Duration restart,
      Preparation preparation)
      throws SQLException, SystemFailure {
    this.system = system;
    this.address = address;
    this.patience = patience;
    this.restart = restart;
    this.preparation = preparation;
    this.db = connected();
  }

  /// Does something once; nothing, where the connection broke while [#run] used it, which nobody
  /// was told yet.
  <T> T once(Work<T> work) throws SQLException, SystemFailure, Broken {
    if (untold.isPresent()) {
      SQLException cause = untold.get();
      untold = Optional.empty();
      throw new Broken(cause);
    }
    try {
      return work.on(db);
    } catch (SQLException e) {
      if (!Failures.isDisconnected(e)) {
        throw e;
      }
      reconnect(e);
      throw new Broken(e);
    }
  }

  /// Does something that only reads, again when the connection breaks in the middle.
  <T> T run(Work<T> work) throws SQLException, SystemFailure {
    try {
      return work.on(db);
    } catch (SQLException e) {
      if (!Failures.isDisconnected(e)) {
        throw e;
      }
      reconnect(e);
      untold = Optional.of(e);
      return work.on(db);
    }
  }

  private void reconnect(SQLException cause) throws SystemFailure {
    closeQuietly();
    long end = System.nanoTime() + restart.toNanos();
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
