package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Copies of the database in the work folder, and the way back from one.
final class SafetyCopy {

  /// A larger database is not copied.
  static final long MOST_BYTES = 512L << 20;

  private static final Duration RETRY = Duration.ofMillis(20);

  private SafetyCopy() {}

  /// Copies the database, as others see it. To be used while writers are kept out.
  ///
  /// @return the target
  static Path make(String system, Path database, Path target) throws SQLException, SystemFailure {
    try (Database source = Database.open(system, database, RETRY)) {
      source.backupTo(target);
    }
    return target;
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

  /// Proves that the database holds what it should, whatever its tables count as.
  ///
  /// @param exact the hash of everything in all tables
  static void requireContent(String system, Database db, ContentHash exact)
      throws SQLException, SystemFailure {
    if (!Scan.of(db, Schema.read(db, List.of()).tables()).all().equals(exact)) {
      throw new SystemFailure(
          system, "The content of " + db.file() + " is not what its safety copy holds.", "");
    }
  }

  static void delete(Path copy) throws IOException {
    for (String suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
      Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + suffix));
    }
  }
}
