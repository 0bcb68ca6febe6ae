package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// A run's hold on the database: from the moment that its content became the initial one, until it
/// is so again.
///
/// @param initial the exact hash of the initial content, over all tables
record Session(
    String system,
    Database db,
    SqliteOptions options,
    Rollback rollback,
    Heartbeat heartbeat,
    Optional<Path> safetyCopy,
    ContentHash state,
    ContentHash initial) {

  /// Takes a safety copy, then installs what is needed to go back; in one transaction.
  static Session begin(String system, Database db, SqliteOptions options)
      throws SQLException, SystemFailure, IOException {
    Path workDir = Files.createDirectories(options.workDir()).toAbsolutePath();
    String run = system + "-" + UUID.randomUUID();
    Heartbeat heartbeat = Heartbeat.start(workDir.resolve(run + ".alive"));
    Path copyFile = workDir.resolve(run + ".db");
    try {
      Session session = install(system, db, options, heartbeat, copyFile);
      db.prepareForUndo();
      return session;
    } catch (SQLException | SystemFailure | IOException | RuntimeException e) {
      heartbeat.end();
      throw e;
    }
  }

  private static Session install(
      String system, Database db, SqliteOptions options, Heartbeat heartbeat, Path copyFile)
      throws SQLException, SystemFailure, IOException {
    db.beginImmediate();
    try {
      Schema schema = Schema.read(db, options.ignore());
      Optional<String> obstacle =
          schema.obstacles().stream().findFirst().or(() -> new RowSteps(db, schema).obstacle());
      boolean undoLog = isUndoLog(system, options.mechanism(), obstacle);
      Optional<Path> copy = SafetyCopy.makeUnlessLarge(system, db.file(), copyFile);
      Scan scan = Scan.of(db, schema.tables());
      RunRecord run =
          new RunRecord(
              OwnProcess.current(),
              undoLog,
              System.currentTimeMillis(),
              heartbeat.file(),
              copy,
              scan.all(),
              schema.fingerprint(),
              Aside.read(db, schema.sequences()));
      run.create(db);
      Rollback rollback = UndoLogRollback.install(system, db, schema, run, scan);
      db.commit();
      return new Session(system, db, options, rollback, heartbeat, copy, scan.state(), scan.all());
    } catch (SQLException | SystemFailure | IOException | RuntimeException e) {
      db.rollback();
      SafetyCopy.delete(copyFile);
      throw e;
    }
  }

  private static boolean isUndoLog(String system, Mechanism wanted, Optional<String> obstacle)
      throws SystemFailure {
    if (wanted == Mechanism.UNDO_LOG && obstacle.isPresent()) {
      throw new SystemFailure(
          system,
          "The undo log cannot watch this database: " + obstacle.get() + ".",
          "Set `mechanism: backup` for it, or leave `mechanism` out.");
    }
    if (wanted == Mechanism.BACKUP || obstacle.isPresent()) {
      throw new SystemFailure(
          system,
          "This database needs the backup mechanism"
              + obstacle.map(reason -> ": " + reason).orElse("")
              + ".",
          "Leave `mechanism` out, or take away what the undo log cannot watch.");
    }
    return true;
  }

  /// Goes home and proves it: by the mechanism, and where that fails by the safety copy.
  void end() throws SQLException, SystemFailure, IOException {
    try {
      rollback.finish();
    } catch (SQLException | SystemFailure e) {
      endByCopy(e);
    }
    if (safetyCopy.isPresent()) {
      SafetyCopy.delete(safetyCopy.get());
    }
    heartbeat.end();
  }

  private void endByCopy(Exception cause) throws SQLException, SystemFailure {
    Path copy = safetyCopy.orElse(null);
    if (copy == null) {
      throw new SystemFailure(
          system,
          "The initial content could not be restored: " + cause.getMessage(),
          "There is no safety copy, because the database is too large. The undo log is still in"
              + " the database: start again to let it try once more.",
          cause);
    }
    SafetyCopy.putBack(system, copy, db.file(), options.busyTimeout());
    ContentHash content = Scan.of(db, Schema.read(db, options.ignore()).tables()).all();
    if (!content.equals(initial)) {
      throw new SystemFailure(
          system,
          "The initial content could not be restored: " + cause.getMessage(),
          "It is kept in " + copy + ": stop the API and copy it over " + db.file() + ".",
          cause);
    }
  }
}
