package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What a run leaves in the database while it lasts, so that a later one can tell what happened.
///
/// @param process the run's process
/// @param aliveAt when the run was last known to live, in milliseconds since 1970; the heartbeat
///   file knows better
/// @param safetyCopy the initial content; empty when it was too large to copy
/// @param content the exact hash of the initial content
/// @param schema the hash of the schema
/// @param aside the initial sequences and version numbers
record RunRecord(
    OwnProcess process,
    boolean undoLog,
    long aliveAt,
    Path heartbeat,
    Optional<Path> safetyCopy,
    ContentHash content,
    ContentHash schema,
    Aside aside) {

  /// What a run makes: nothing else whose name begins alike is ours.
  static final String OURS =
      "(name IN ('venomqa_run', 'venomqa_sequence', 'venomqa_undo')"
          + " OR name GLOB 'venomqa_[0-9]*_[a-z][a-z]' AND type = 'trigger')";

  static boolean exists(Database db) throws SQLException {
    return db.number(
            "SELECT count(*) FROM sqlite_schema WHERE name = 'venomqa_run'"
                + " AND sql LIKE 'CREATE TABLE venomqa_run (pid, started, host, undo, %'")
        > 0;
  }

  static RunRecord read(Database db) throws SQLException {
    List<Cell> run =
        db.rows(
                "SELECT pid, started, host, undo, alive, heartbeat, copy, content, schema,"
                    + " user_version, application_id FROM venomqa_run")
            .getFirst();
    return new RunRecord(
        new OwnProcess(whole(run.get(0)), whole(run.get(1)), run.get(2).display()),
        whole(run.get(3)) == 1,
        whole(run.get(4)),
        Path.of(run.get(5).display()),
        run.get(6) instanceof Cell.Null
            ? Optional.empty()
            : Optional.of(Path.of(run.get(6).display())),
        hash(run.get(7)),
        hash(run.get(8)),
        new Aside(
            db.rows("SELECT id, name, seq FROM venomqa_sequence ORDER BY id"),
            whole(run.get(9)),
            whole(run.get(10))));
  }

  void create(Database db) throws SQLException {
    db.run(
        "CREATE TABLE venomqa_run (pid, started, host, undo, alive, heartbeat, copy, content,"
            + " schema, user_version, application_id)");
    db.run("CREATE TABLE venomqa_sequence (id INTEGER PRIMARY KEY, name, seq)");
    insert(
        db,
        "INSERT INTO venomqa_run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        List.of(
            new Cell.Whole(process.pid()),
            new Cell.Whole(process.started()),
            new Cell.Text(process.host()),
            new Cell.Whole(undoLog ? 1 : 0),
            new Cell.Whole(aliveAt),
            new Cell.Text(heartbeat.toString()),
            safetyCopy.<Cell>map(path -> new Cell.Text(path.toString())).orElse(new Cell.Null()),
            new Cell.Text(content.toString()),
            new Cell.Text(schema.toString()),
            new Cell.Whole(aside.userVersion()),
            new Cell.Whole(aside.applicationId())));
    for (List<Cell> sequence : aside.sequences()) {
      insert(db, "INSERT INTO venomqa_sequence VALUES (?, ?, ?)", sequence);
    }
  }

  /// Notes that the run lives; where something is written anyway.
  static void touch(Database db) throws SQLException {
    PreparedStatement update = db.prepared("UPDATE venomqa_run SET alive = ?");
    update.setLong(1, System.currentTimeMillis());
    update.executeUpdate();
  }

  /// Takes everything out of the database that a run has put into it.
  static void removeTraces(Database db) throws SQLException {
    db.showTriggers();
    for (List<Cell> ours :
        db.rows(
            "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'table') AND "
                + OURS
                + " ORDER BY type DESC")) {
      db.run("DROP " + ours.get(0).display() + " " + Table.quote(ours.get(1).display()));
    }
  }

  /// Whether the database's files were written after a moment, in milliseconds since 1970.
  static boolean filesWrittenAfter(Path database, long moment) throws IOException {
    Path log = database.resolveSibling(database.getFileName() + "-wal");
    return writtenAfter(database, moment) || (Files.exists(log) && writtenAfter(log, moment));
  }

  private static boolean writtenAfter(Path file, long moment) throws IOException {
    return Files.size(file) > 0 && Files.getLastModifiedTime(file).toMillis() > moment;
  }

  private static void insert(Database db, String sql, List<Cell> values) throws SQLException {
    PreparedStatement insert = db.prepared(sql);
    for (int i = 0; i < values.size(); i++) {
      Image.bind(insert, i + 1, values.get(i));
    }
    insert.executeUpdate();
  }

  private static long whole(Cell cell) {
    return cell instanceof Cell.Whole(long value) ? value : 0;
  }

  private static ContentHash hash(Cell cell) {
    String digits = cell.display();
    return new ContentHash(
        Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
  }
}
