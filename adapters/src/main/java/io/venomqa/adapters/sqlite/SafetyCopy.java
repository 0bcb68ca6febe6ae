package io.venomqa.adapters.sqlite;

import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Copies of the database in the work folder, and the way back from one.
final class SafetyCopy {

  /// A larger database is not copied.
  static final long MOST_BYTES = 512L << 20;

  private static final Duration RETRY = Duration.ofMillis(20);

  private SafetyCopy() {}

  /// Copies the database, unless it is too large.
  static Optional<Path> makeUnlessLarge(String system, Path database, Path target)
      throws SQLException, SystemFailure, IOException {
    if (Files.size(database) > MOST_BYTES) {
      return Optional.empty();
    }
    make(system, database, target);
    return Optional.of(target);
  }

  /// Copies the database, as others see it. To be used while writers are kept out.
  static void make(String system, Path database, Path target) throws SQLException, SystemFailure {
    try (Database source = Database.open(system, database, RETRY)) {
      source.backupTo(target);
    }
  }

  /// Overwrites the database that the API has open by the copy, through SQLite's backup: run from
  /// the copy, because the other direction reports success where nothing was restored.
  ///
  /// @throws SQLException also when the database stays locked for longer than the time given
  static void putBack(String system, Path copy, Path database, Duration busyTimeout)
      throws SQLException, SystemFailure {
    long deadline = System.nanoTime() + busyTimeout.toNanos();
    try (Database source = Database.open(system, copy, busyTimeout)) {
      while (true) {
        try {
          source.backupTo(database);
          return;
        } catch (SQLException e) {
          if (!Failures.isBusy(e) || System.nanoTime() > deadline) {
            throw e;
          }
          LockSupport.parkNanos(RETRY.toNanos());
        }
      }
    }
  }

  static void delete(Path copy) throws IOException {
    for (String suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
      Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + suffix));
    }
  }
}
