package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.project.Recover;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How a SQLite database is rolled back.
///
/// @param mechanism how to go back
/// @param ignore columns that do not count as state, as `table.column` with `*` for any part of a
///   name, such as `*.updated_at` or `audit_log.*`; they are restored like all others
/// @param recover what to do when a dead run left the database changed and somebody has written to
///   it since
/// @param workDir a folder of VenomQA's own for safety copies, snapshots and the heartbeat; made
///   when missing
/// @param busyTimeout how long to wait for others' transactions
public record SqliteOptions(
    Mechanism mechanism, List<String> ignore, Recover recover, Path workDir, Duration busyTimeout) {

  /// How to go back.
  public enum Mechanism {
    /// The undo log where it is exact for this schema, else the backup.
    AUTO,
    /// Triggers log what was there before; flat in the size of the database.
    UNDO_LOG,
    /// Whole copies through SQLite's backup; for any schema, also one that changes.
    BACKUP
  }

  public SqliteOptions {
    ignore = List.copyOf(ignore);
  }

  public static SqliteOptions defaults(Path workDir) {
    return new SqliteOptions(
        Mechanism.AUTO, List.of(), Recover.ASK, workDir, Duration.ofSeconds(5));
  }
}
