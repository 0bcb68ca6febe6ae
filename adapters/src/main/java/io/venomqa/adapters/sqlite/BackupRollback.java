package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Goes back by whole copies, through SQLite's backup: for every schema, and at the cost of the
/// whole database. Each content is copied once.
final class BackupRollback implements Rollback {

  private final String system;
  private final Database db;
  private final SqliteOptions options;
  private final String reason;
  private final Path folder;
  private final Path initialCopy;
  private final ContentHash initial;
  private final Map<ContentHash, Snapshot> snapshots = new HashMap<>();
  private Content now;
  private long dataVersion;
  private boolean stoodStill;

  private BackupRollback(
      String system,
      Database db,
      SqliteOptions options,
      String reason,
      Path initialCopy,
      ContentHash initial,
      Path folder,
      Content now) {
    this.system = system;
    this.db = db;
    this.options = options;
    this.reason = reason;
    this.initialCopy = initialCopy;
    this.initial = initial;
    this.folder = folder;
    this.now = now;
  }

  /// @param file the copy
  /// @param exact what it holds
  private record Snapshot(Path file, ContentHash exact) implements Checkpoint {}

  /// Inside a transaction: makes the present content the initial one.
  ///
  /// @param reason why the undo log does not do; for people
  /// @param initialCopy a copy of the database without anything of ours
  static BackupRollback install(
      String system,
      Database db,
      SqliteOptions options,
      String reason,
      RunRecord run,
      Path initialCopy)
      throws SQLException, IOException {
    Path folder = Files.createDirectory(folderOf(initialCopy));
    Content now = Content.read(db, options.ignore());
    BackupRollback rollback =
        new BackupRollback(system, db, options, reason, initialCopy, run.content(), folder, now);
    rollback.dataVersion = db.dataVersion();
    return rollback;
  }

  @Override
  public String mechanism() {
    return "backup (" + reason + ")";
  }

  @Override
  public ContentHash state() {
    return now.state();
  }

  /// Copies what is new at once: a write that comes before the checkpoint would be too late to tell
  /// it apart.
  @Override
  public Drained drain() throws SQLException, SystemFailure {
    db.beginImmediate();
    try {
      Drained drained = read();
      snapshot();
      return drained;
    } finally {
      db.commit();
    }
  }

  private Drained seen() throws SQLException {
    db.beginImmediate();
    try {
      return read();
    } finally {
      db.commit();
    }
  }

  private Drained read() throws SQLException {
    long version = db.dataVersion();
    stoodStill = version == dataVersion;
    if (stoodStill) {
      return new Drained(false, List.of(), now.state());
    }
    Content before = now;
    now = Content.read(db, options.ignore());
    dataVersion = version;
    return new Drained(true, now.changesSince(before, system), now.state());
  }

  /// Of the initial content a copy is made now, with the record of the run in it.
  @Override
  public Checkpoint checkpoint() throws SQLException, SystemFailure {
    if (!snapshots.containsKey(now.exact())) {
      db.beginImmediate();
      try {
        if (db.dataVersion() != dataVersion) {
          throw new SystemFailure(
              system,
              "The database was written right after the run began.",
              "See that nobody writes before the first call.");
        }
        snapshot();
      } finally {
        db.commit();
      }
    }
    return Objects.requireNonNull(snapshots.get(now.exact()));
  }

  /// Copies the present content, unless there is a copy; while writers are kept out.
  private void snapshot() throws SQLException, SystemFailure {
    if (!snapshots.containsKey(now.exact())) {
      Snapshot snapshot = new Snapshot(folder.resolve(snapshots.size() + ".db"), now.exact());
      SafetyCopy.make(system, db.file(), snapshot.file());
      snapshots.put(now.exact(), snapshot);
    }
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) throws SQLException, SystemFailure {
    Snapshot target = (Snapshot) checkpoint;
    List<Change> late = seen().changes();
    if (now.exact().equals(target.exact())) {
      return late;
    }
    SafetyCopy.putBack(system, target.file(), db.file(), options.busyTimeout());
    seen();
    if (!now.exact().equals(target.exact())) {
      throw new SystemFailure(
          system,
          "The database was written while it was restored.",
          "See that the API has finished its work when it answers.");
    }
    return late;
  }

  @Override
  public boolean stoodStill() {
    return stoodStill;
  }

  @Override
  public boolean keepsSchema() {
    return false;
  }

  @Override
  public List<String> audit() throws SQLException {
    db.beginImmediate();
    try {
      return Content.read(db, options.ignore()).changesSince(now, system).stream()
          .map(change -> "table " + change.table() + ": " + change)
          .toList();
    } finally {
      db.commit();
    }
  }

  @Override
  public void finish() throws SQLException, SystemFailure {
    SafetyCopy.putBack(system, initialCopy, db.file(), options.busyTimeout());
    SafetyCopy.requireContent(system, db, initial);
  }

  @Override
  public void cleanUp() throws IOException {
    deleteSnapshots(initialCopy);
  }

  /// Deletes the snapshots of the run that began with a copy; also of a dead one.
  static void deleteSnapshots(Path initialCopy) throws IOException {
    if (Files.isDirectory(folderOf(initialCopy))) {
      try (DirectoryStream<Path> snapshots = Files.newDirectoryStream(folderOf(initialCopy))) {
        for (Path snapshot : snapshots) {
          Files.delete(snapshot);
        }
      }
      Files.delete(folderOf(initialCopy));
    }
  }

  private static Path folderOf(Path initialCopy) {
    return initialCopy.resolveSibling(initialCopy.getFileName() + ".snapshots");
  }
}
