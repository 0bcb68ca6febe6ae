package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A run's hold on the database: from the moment that its content became the initial one, until it
/// is so again.
///
/// @param safetyCopy the initial content; empty when it is too large to copy
/// @param tables of the API, each with its columns
/// @param initial the exact hash of the initial content, over all tables
record Session(
    String system,
    Database db,
    SqliteOptions options,
    Rollback rollback,
    Heartbeat heartbeat,
    Optional<Path> safetyCopy,
    ContentHash initial,
    Map<String, List<String>> tables) {

  /// Takes a safety copy, then installs what is needed to go back; in one transaction.
  static Session begin(String system, Database db, SqliteOptions options)
      throws SQLException, SystemFailure, IOException {
    Path workDir = Files.createDirectories(options.workDir()).toAbsolutePath();
    String run = system + "-" + UUID.randomUUID();
    Heartbeat heartbeat = Heartbeat.start(workDir.resolve(run + ".alive"));
    Path copyFile = workDir.resolve(run + ".db");
    Session session;
    try {
      db.beginImmediate();
      if (RunRecord.exists(db)) { // begun since we looked for what a dead run left
        throw Recovery.inUse(system, db, RunRecord.read(db));
      }
      session = install(system, db, options, heartbeat, copyFile);
      db.commit();
    } catch (SQLException | SystemFailure | IOException | RuntimeException e) {
      db.rollback();
      SafetyCopy.delete(copyFile);
      heartbeat.end();
      throw e;
    }
    try {
      if (session.rollback instanceof UndoLogRollback) {
        db.prepareForUndo();
      }
      return session;
    } catch (SQLException | RuntimeException e) {
      heartbeat.close(); // the next run puts back what was installed
      throw e;
    }
  }

  private static Session install(
      String system, Database db, SqliteOptions options, Heartbeat heartbeat, Path copyFile)
      throws SQLException, SystemFailure, IOException {
    Schema schema = Schema.read(db, options.ignore());
    Optional<String> whyBackup = whyBackup(system, db, options.mechanism(), schema);
    Optional<Path> copy =
        whyBackup.isPresent() || Files.size(db.file()) <= SafetyCopy.MOST_BYTES
            ? Optional.of(SafetyCopy.make(system, db.file(), copyFile))
            : Optional.empty();
    Scan scan = Scan.of(db, schema.tables());
    RunRecord run =
        new RunRecord(
            OwnProcess.current(),
            whyBackup.isEmpty(),
            System.currentTimeMillis(),
            heartbeat.file(),
            copy,
            scan.all(),
            schema.fingerprint(),
            Aside.read(db, schema.sequences()));
    run.create(db);
    Rollback rollback =
        whyBackup.isPresent()
            ? BackupRollback.install(system, db, options, whyBackup.get(), run, copyFile)
            : UndoLogRollback.install(system, db, schema, run, scan);
    return new Session(
        system, db, options, rollback, heartbeat, copy, scan.all(), schema.columns());
  }

  /// The columns of a table's primary key; empty when none was declared.
  List<String> primaryKey(String table) throws SQLException {
    return db.rows("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table).stream()
        .map(row -> row.getFirst().display())
        .toList();
  }

  /// Why whole copies are needed; empty when the undo log does.
  private static Optional<String> whyBackup(
      String system, Database db, Mechanism wanted, Schema schema) throws SystemFailure {
    if (wanted == Mechanism.BACKUP) {
      return Optional.of("as configured");
    }
    Optional<String> obstacle =
        schema.obstacles().stream().findFirst().or(() -> new RowSteps(db, schema).obstacle());
    if (wanted == Mechanism.UNDO_LOG && obstacle.isPresent()) {
      throw new SystemFailure(
          system,
          "The undo log cannot watch this database: " + obstacle.get() + ".",
          "Set `mechanism: backup` for it, or leave `mechanism` out.");
    }
    return obstacle;
  }

  /// Goes home and proves it: by the mechanism, and where that fails by the safety copy.
  ///
  /// @return why it was the safety copy; empty when all went as it should
  Optional<SystemFailure> end() throws SQLException, SystemFailure, IOException {
    Optional<SystemFailure> detour = Optional.empty();
    try {
      rollback.finish();
    } catch (SQLException | SystemFailure e) {
      endByCopy(e);
      detour = Optional.of(detour(e));
    }
    if (safetyCopy.isPresent()) {
      SafetyCopy.delete(safetyCopy.get());
    }
    rollback.cleanUp();
    heartbeat.end();
    return detour;
  }

  private void endByCopy(Exception cause) throws SystemFailure {
    Path copy = safetyCopy.orElse(null);
    if (copy == null) {
      throw new SystemFailure(
          system,
          "The initial content could not be restored: " + cause.getMessage(),
          "There is no safety copy, because the database is too large. The undo log is still in"
              + " the database: start again to let it try once more.",
          cause);
    }
    try {
      SafetyCopy.putBack(system, copy, db.file(), options.busyTimeout());
      SafetyCopy.requireContent(system, db, initial);
    } catch (SQLException | SystemFailure e) {
      cause.addSuppressed(e);
      throw new SystemFailure(
          system,
          "The initial content could not be restored: " + cause.getMessage(),
          "It is kept in " + copy + ": stop the API and copy it over " + db.file() + ".",
          cause);
    }
  }

  private SystemFailure detour(Exception cause) {
    return new SystemFailure(
        system,
        cause.getMessage()
            + " The database was brought back from the safety copy, and is as it was before the"
            + " run.",
        cause instanceof SystemFailure failure ? failure.remedy() : "",
        cause);
  }
}
