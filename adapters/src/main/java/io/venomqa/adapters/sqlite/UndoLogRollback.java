package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.SystemFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes back by what triggers logged: at the cost of the change, whatever the size of the database.
///
/// Whatever it reads or writes, it does in a transaction that keeps writers out. So nobody is in
/// the middle of anything then, and nothing is read that could still be rolled back.
final class UndoLogRollback implements Rollback {

  private final String system;
  private final Database db;
  private final RunRecord run;
  private final UndoLog log;
  private final RowSteps steps;
  private final Scan initialScan;
  private final Position initial;
  private final Schema schema;
  private Position now;
  private UndoLog.Home home = UndoLog.Home.INITIAL;
  private long lastEntry;
  private long dataVersion;
  private boolean stoodStill;
  private long schemaVersion;

  private UndoLogRollback(String system, Database db, Schema schema, RunRecord run, Scan scan) {
    this.system = system;
    this.db = db;
    this.schema = schema;
    this.run = run;
    this.log = new UndoLog(db, schema);
    this.steps = new RowSteps(db, schema);
    this.initialScan = scan;
    this.initial = Position.initial(scan.state(), run.aside());
    this.now = initial;
  }

  /// Inside a transaction: makes the present content the initial one, installs log and triggers.
  static UndoLogRollback install(
      String system, Database db, Schema schema, RunRecord run, Scan scan) throws SQLException {
    UndoLogRollback rollback = new UndoLogRollback(system, db, schema, run, scan);
    rollback.log.create();
    rollback.dataVersion = db.dataVersion();
    rollback.schemaVersion = db.schemaVersion();
    return rollback;
  }

  @Override
  public String mechanism() {
    return "undo log";
  }

  @Override
  public ContentHash state() {
    return now.content();
  }

  @Override
  public Drained drain() throws SQLException, SystemFailure {
    db.beginImmediate();
    try {
      return read();
    } finally {
      db.commit();
    }
  }

  @Override
  public Checkpoint checkpoint() {
    return now;
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) throws SQLException, SystemFailure {
    Position target = (Position) checkpoint;
    db.beginImmediate();
    try {
      List<Change> late = read().changes();
      Optional<UndoLog.Home> gone = now.equals(target) ? Optional.empty() : Optional.of(go(target));
      db.commit();
      now = target;
      gone.ifPresent(this::isHome);
      return late;
    } catch (SQLException | SystemFailure | RuntimeException e) {
      db.rollback();
      throw e;
    }
  }

  @Override
  public boolean stoodStill() {
    return stoodStill;
  }

  @Override
  public boolean keepsSchema() {
    return true;
  }

  @Override
  public List<String> audit() throws SQLException, SystemFailure {
    db.beginImmediate();
    try {
      return differences(now);
    } finally {
      db.commit();
    }
  }

  @Override
  public void finish() throws SQLException, SystemFailure {
    db.beginImmediate();
    try {
      read();
      go(initial);
      List<String> differences = differences(initial);
      if (!differences.isEmpty()) {
        throw new SystemFailure(
            system,
            "The undo log did not bring the database back exactly: "
                + String.join("; ", differences),
            "");
      }
      RunRecord.removeTraces(db);
      db.commit();
    } catch (SQLException | SystemFailure | RuntimeException e) {
      db.rollback();
      throw e;
    }
  }

  @Override
  public void cleanUp() {}

  private void isHome(UndoLog.Home now) {
    home = now;
    lastEntry = now.last();
  }

  /// Puts the rows and the log where they belong at a position. Everything before has been read.
  private UndoLog.Home go(Position target) throws SQLException, SystemFailure {
    steps.go(now, target);
    if (log.last() != lastEntry) {
      throw new SystemFailure(
          system, "Triggers fired while the database was restored; nothing was restored.", "");
    }
    RunRecord.touch(db);
    return log.rewrite(home, target);
  }

  private Drained read() throws SQLException, SystemFailure {
    long version = db.dataVersion();
    stoodStill = version == dataVersion;
    if (stoodStill) {
      return new Drained(false, List.of(), now.content());
    }
    requireSameSchema();
    Map<RowKey, UndoLog.Entry> touched = log.firstTouchesAfter(lastEntry);
    Aside aside = Aside.read(db, schema.sequences());
    boolean written = !touched.isEmpty() || !aside.equals(now.aside());
    List<Change> changes = written ? advance(touched, aside) : List.of();
    if (!written) {
      requireNothingUnseen();
    }
    lastEntry = log.last();
    dataVersion = version;
    return new Drained(written, changes, now.content());
  }

  private List<Change> advance(Map<RowKey, UndoLog.Entry> touched, Aside aside)
      throws SQLException, SystemFailure {
    Map<RowKey, Difference> delta = new LinkedHashMap<>(now.delta());
    ContentHash content = now.content();
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<RowKey, UndoLog.Entry> entry : touched.entrySet()) {
      RowKey key = entry.getKey();
      Table table = steps.of(key).table();
      Optional<Image> before = entry.getValue().image();
      Optional<Image> after = steps.of(key).find(key);
      Difference known = delta.get(key);
      if (known != null && !known.now().equals(before)) {
        throw new SystemFailure(
            system,
            "The undo log contradicts itself at " + key.words(table) + ".",
            "Set `mechanism: backup` for this database, and report this.");
      }
      Difference difference = new Difference(known == null ? before : known.initial(), after);
      if (difference.initial().equals(difference.now())) {
        delta.remove(key);
      } else {
        delta.put(key, difference);
      }
      if (!before.equals(after)) {
        content = content.minus(hash(table, before)).plus(hash(table, after));
        Changes.of(system, table, before, after).ifPresent(changes::add);
      }
    }
    now = new Position(delta, content, aside);
    return changes;
  }

  private static ContentHash hash(Table table, Optional<Image> image) {
    return image.map(present -> Fingerprint.ofState(table, present)).orElse(ContentHash.ZERO);
  }

  private void requireSameSchema() throws SQLException, SystemFailure {
    long version = db.schemaVersion();
    if (version == schemaVersion) {
      return;
    }
    List<String> changes = Schema.read(db, List.of()).changesSince(schema);
    throw new SystemFailure(
        system,
        changes.isEmpty()
            ? "The database was rebuilt by VACUUM or ANALYZE while it was explored."
            : "The API changed the schema while it was explored: "
                + String.join(", ", changes)
                + ".",
        "Let the API do this before the run, or set `mechanism: backup` for this database.");
  }

  /// A commit that neither the log nor the sequences know: harmless, or a writer whose triggers are
  /// switched off.
  private void requireNothingUnseen() throws SQLException, SystemFailure {
    List<String> differences = differences(now);
    if (!differences.isEmpty()) {
      throw new SystemFailure(
          system,
          "The database was changed by a connection that fires no triggers: "
              + String.join("; ", differences),
          "Set `mechanism: backup` for this database.");
    }
  }

  private List<String> differences(Position expected) throws SQLException, SystemFailure {
    return new Audit(system, db, schema, run.safetyCopy()).compare(initialScan, expected);
  }
}
