package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Puts a database back that a dead run has left behind: unless somebody has written to it since.
///
/// Whose writes those are is told by the clock: each entry of the log has its time, and a run that
/// lives says so twice a second. What was written later than [Heartbeat#GRACE] after the last
/// heartbeat is not the run's, and is never undone without being asked about.
final class Recovery {

  /// Of a run on another machine, whose process cannot be looked at.
  private static final Duration SILENT_WHEN_DEAD = Duration.ofSeconds(10);

  private static final int MOST_NAMED = 10;

  private final String system;
  private final Database db;
  private final SqliteOptions options;
  private final RunRecord run;

  private Recovery(String system, Database db, SqliteOptions options, RunRecord run) {
    this.system = system;
    this.db = db;
    this.options = options;
    this.run = run;
  }

  /// Goes home where a dead run left something.
  ///
  /// @return a copy of what was there, where writes were undone that may be somebody else's
  /// @throws SystemFailure when a run is using the database, or somebody has written since it died
  ///   and it was not said what to do
  static Optional<Path> recover(String system, Database db, SqliteOptions options)
      throws SQLException, SystemFailure, IOException {
    if (!RunRecord.exists(db)) {
      return Optional.empty();
    }
    Recovery recovery = new Recovery(system, db, options, RunRecord.read(db));
    recovery.requireDead();
    return recovery.goHome();
  }

  private void requireDead() throws SystemFailure {
    boolean silent = System.currentTimeMillis() - lastAlive() > SILENT_WHEN_DEAD.toMillis();
    boolean dead =
        (run.process().isCurrent() || !run.process().isOnThisMachine())
            ? silent
            : !run.process().isAlive();
    if (!dead && !Heartbeat.isOver(run.heartbeat())) {
      throw inUse(system, db, run);
    }
  }

  static SystemFailure inUse(String system, Database db, RunRecord run) {
    return new SystemFailure(
        system,
        "Another run is using the database "
            + db.file()
            + ": process "
            + run.process().pid()
            + (run.process().isOnThisMachine() ? "." : " on " + run.process().host() + "."),
        "Wait until it has ended, or end it.");
  }

  private long lastAlive() {
    return Math.max(run.aliveAt(), Heartbeat.lastBeat(run.heartbeat()).orElse(0));
  }

  private Optional<Path> goHome() throws SQLException, SystemFailure, IOException {
    if (run.undoLog()) {
      db.prepareForUndo();
    }
    db.beginImmediate();
    try {
      Schema schema = Schema.read(db, List.of());
      boolean sameSchema = schema.fingerprint().equals(run.schema());
      List<String> foreign = foreignWrites(schema, sameSchema);
      boolean keep = !foreign.isEmpty() && isToBeKept(foreign);
      Optional<Path> copy =
          !keep && (!foreign.isEmpty() || isWrittenSinceLastBeat(schema))
              ? Optional.of(copyOfPresent())
              : Optional.empty();
      if (keep || (run.undoLog() && sameSchema && undo(schema))) {
        RunRecord.removeTraces(db);
        db.commit();
      } else {
        db.rollback();
        putCopyBack();
      }
      forget(keep);
      return copy;
    } catch (SQLException | SystemFailure | IOException | RuntimeException e) {
      db.rollback();
      throw e;
    }
  }

  /// Whether something was written of which it cannot be said whose it is.
  private boolean isWrittenSinceLastBeat(Schema schema) throws SQLException, IOException {
    return run.undoLog()
        ? !new UndoLog(db, schema).writtenAfter(lastAlive()).isEmpty()
        : RunRecord.filesWrittenAfter(db.file(), lastAlive());
  }

  private Path copyOfPresent() throws SQLException, SystemFailure, IOException {
    Files.createDirectories(options.workDir());
    String name = system + "-before-recovery-" + UUID.randomUUID() + ".db";
    return SafetyCopy.make(system, db.file(), options.workDir().resolve(name));
  }

  private List<String> foreignWrites(Schema schema, boolean sameSchema)
      throws SQLException, IOException {
    long until = lastAlive() + Heartbeat.GRACE.toMillis();
    if (!sameSchema) {
      return List.of("the schema was changed");
    }
    if (!run.undoLog()) {
      return RunRecord.filesWrittenAfter(db.file(), until)
          ? List.of("the file was written; which rows, is not known")
          : List.of();
    }
    List<String> rows = new ArrayList<>();
    RowSteps steps = new RowSteps(db, schema);
    for (Map.Entry<RowKey, Optional<Image>> written :
        new UndoLog(db, schema).writtenAfter(until).entrySet()) {
      RowKey key = written.getKey();
      Optional<Image> now = steps.of(key).find(key);
      // An `INSERT OR IGNORE` is logged too where it is ignored.
      if (!now.equals(written.getValue())) {
        String words = now.map(Recovery::words).orElse("deleted");
        rows.add(key.words(steps.of(key).table()) + ": " + words);
      }
    }
    return rows;
  }

  private static String words(Image image) {
    return image.cells().stream().map(Cell::display).collect(Collectors.joining(", "));
  }

  private boolean isToBeKept(List<String> foreign) throws SystemFailure {
    return switch (options.recover()) {
      case KEEP -> true;
      case RESTORE -> false;
      case ASK -> {
        int more = foreign.size() - MOST_NAMED;
        throw new SystemFailure(
            system,
            "A run that was killed left the database "
                + db.file()
                + " changed, and somebody has written to it since: "
                + String.join("; ", foreign.subList(0, Math.min(MOST_NAMED, foreign.size())))
                + (more > 0 ? "; and " + more + " more." : "."),
            "Say --recover=restore to go back to the content before that run (a copy of the present"
                + " content is kept in "
                + options.workDir()
                + "), or --recover=keep to keep everything as it is.");
      }
    };
  }

  /// @return whether the content is the initial one now, proven by reading all of it
  private boolean undo(Schema schema) throws SQLException, SystemFailure {
    RowSteps steps = new RowSteps(db, schema);
    Map<RowKey, Difference> delta = new LinkedHashMap<>();
    for (Map.Entry<RowKey, UndoLog.Entry> entry :
        new UndoLog(db, schema).firstTouchesAfter(0).entrySet()) {
      RowKey key = entry.getKey();
      delta.put(key, new Difference(entry.getValue().image(), steps.of(key).find(key)));
    }
    Aside aside = Aside.read(db, schema.sequences());
    Position now = new Position(delta, ContentHash.ZERO, aside);
    steps.go(now, Position.initial(ContentHash.ZERO, run.aside()));
    return Scan.of(db, schema.tables()).all().equals(run.content());
  }

  private void putCopyBack() throws SQLException, SystemFailure {
    Path copy = run.safetyCopy().filter(Files::exists).orElse(null);
    if (copy == null) {
      throw new SystemFailure(
          system,
          "A run that was killed left the database "
              + db.file()
              + " changed, and there is no way"
              + " back: its safety copy is gone.",
          "Put your own copy of the database in its place, or say --recover=keep.");
    }
    SafetyCopy.putBack(system, copy, db.file(), options.busyTimeout());
    try {
      SafetyCopy.requireContent(system, db, run.content());
    } catch (SystemFailure e) {
      throw new SystemFailure(
          system,
          "A run that was killed left the database "
              + db.file()
              + " changed, and it could not be brought back exactly.",
          "Its content before that run is in " + copy + ": stop the API and copy it over.",
          e);
    }
  }

  private void forget(boolean keepCopy) throws IOException {
    Files.deleteIfExists(run.heartbeat());
    if (run.safetyCopy().isPresent()) {
      BackupRollback.deleteSnapshots(run.safetyCopy().get());
      if (!keepCopy) {
        SafetyCopy.delete(run.safetyCopy().get());
      }
    }
  }
}
