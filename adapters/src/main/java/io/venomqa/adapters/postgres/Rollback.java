package io.venomqa.adapters.postgres;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.SystemFailure;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Goes from any content to any other, once an [Installation] is in the database.
///
/// Each of drain and restore is one round trip: these are the cost.
final class Rollback {

  private static final int ENTRIES = -1;
  private static final int SEQUENCES = -2;
  private static final int STILL_WRITING = -3;
  private static final int CATALOG = -4;
  private static final int TRANSACTIONS = -5;

  /// After so many statements that wrote, or so many rows, what they left in our own tables is
  /// cleared away.
  private static final int BETWEEN_VACUUMS = 100;

  private static final int MANY_ROWS = 5_000;

  private static final int MOST_DEADLOCKS = 5;

  private final String system;
  private final PostgresOptions options;
  private final Schema schema;
  private final Line line;
  private final SchemaWatch watch;
  private Position now;
  private Stillness stillness = Stillness.UNKNOWN;
  private int writes;
  private int rows;
  private int restores;
  private boolean stoodStill;

  /// @param initial the present content
  Rollback(
      String system,
      PostgresOptions options,
      Schema schema,
      Line line,
      SchemaWatch watch,
      Position initial) {
    this.system = system;
    this.options = options;
    this.schema = schema;
    this.line = line;
    this.watch = watch;
    this.now = initial;
  }

  Position now() {
    return now;
  }

  /// Whether nothing at all happened in the server between the last two looks at the database.
  boolean stoodStill() {
    return stoodStill;
  }

  Drained drain() throws SQLException, SystemFailure {
    Answer answer;
    Delta delta;
    try {
      answer = line.once(this::drained);
      delta = answer.delta();
    } catch (Line.Broken broken) {
      stillness = Stillness.UNKNOWN;
      answer = line.run(this::drained);
      Home home = line.run(Rollback::home);
      if (home.restores() != restores) {
        throw new SystemFailure(
            system,
            "The server crashed and lost what was restored last, before the API was called.",
            "Run again.");
      }
      delta = home.delta().minus(now.delta());
    }
    stoodStill = answer.still();
    if (stoodStill) {
      stillness = stillness.next();
      return new Drained(false, List.of(), now.content());
    }
    if (!answer.stillWriting().isEmpty()) {
      throw new SystemFailure(
          system,
          "Somebody has been in the middle of a transaction for longer than %d ms: %s"
              .formatted(options.patience().toMillis(), answer.stillWriting()),
          "End it, or let the API commit before it answers. Nothing was lost or changed.");
    }
    watch.requireSameSchema(line, answer.catalog());
    stillness = Stillness.after(answer.transactions());
    boolean written =
        answer.entries() > 0
            || !delta.isEmpty()
            || (options.restoresSequences() && !answer.sequences().equals(now.sequences()));
    if (written) {
      now = now.moved(schema, delta, answer.sequences());
      tidy(answer.entries() + delta.counts().size());
    }
    return new Drained(written, new ChangeSet(system, schema).of(delta), now.content());
  }

  List<Change> restore(Position target) throws SQLException, SystemFailure {
    Gone gone;
    int noted = now.delta().counts().size() + target.delta().counts().size();
    restores++;
    try {
      Delta from = now.delta();
      gone = goneAgain(from, target);
      stillness = stillness.then(gone.transactions());
      stoodStill = !stillness.equals(Stillness.UNKNOWN) && gone.late().counts().isEmpty();
    } catch (Line.Broken broken) {
      stillness = Stillness.UNKNOWN;
      stoodStill = false;
      // Wherever the database is now, it says so itself; what came late is not told apart.
      line.run(this::drained);
      Delta from = line.run(Rollback::home).delta();
      line.run(db -> gone(db, from, target));
      gone = new Gone(Delta.NONE, "");
    }
    now = target;
    tidy(noted);
    return new ChangeSet(system, schema).of(gone.late());
  }

  /// Goes to the initial content by what the tables hold, not by what was seen to be written.
  ///
  /// @return whether there is a copy of it
  boolean putBack(Position initial) throws SQLException, SystemFailure {
    boolean was =
        line.run(db -> putBack(db, options.restoresSequences() ? initial.sequences() : ""));
    now = was ? initial : now;
    return was;
  }

  /// @param sequences empty to leave them as they are
  static boolean putBack(Database db, String sequences) throws SQLException {
    if (db.text("SELECT to_regproc('venomqa.put_back')").isEmpty()) {
      return false;
    }
    db.rows("SELECT venomqa.put_back(nullif(?, ''))", sequences);
    return true;
  }

  /// Each difference in words; empty when the content is exactly what it should be.
  List<String> audit() throws SQLException, SystemFailure {
    List<String> all = new ArrayList<>(rowDifferences());
    all.addAll(schemaChanges());
    return all;
  }

  /// What of the schema is not as it was at the beginning, in words.
  List<String> schemaChanges() throws SQLException, SystemFailure {
    return watch.changes(line);
  }

  /// Each row that is not as it should be, in words.
  List<String> rowDifferences() throws SQLException, SystemFailure {
    return line.run(db -> {
      List<String> differences = new ArrayList<>();
      for (List<@Nullable String> row : db.rows("SELECT venomqa.differences()")) {
        int table = Integer.parseInt(Objects.requireNonNull(row.getFirst()));
        differences.addAll(new Audit(schema.tables().get(table)).named(db));
      }
      return differences;
    });
  }

  /// @param still whether nothing at all happened since the last look; then the rest is empty
  /// @param catalog what [SchemaWatch#catalogQuery] says
  /// @param transactions what [Stillness] needs
  private record Answer(
      boolean still,
      Delta delta,
      int entries,
      String sequences,
      String stillWriting,
      String catalog,
      String transactions) {}

  private Answer drained(Database db) throws SQLException {
    PreparedStatement statement = db.prepared("SELECT t, i, c FROM venomqa.drain(?, ?)");
    statement.setInt(1, Math.toIntExact(options.patience().toMillis()));
    statement.setString(2, stillness.known(options.restoresSequences() ? now.sequences() : ""));
    Map<Image, Integer> counts = new HashMap<>();
    boolean still = true;
    int entries = 0;
    String sequences = "";
    String stillWriting = "";
    String catalog = "";
    String transactions = "";
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        still = false;
        int table = result.getInt(1);
        String text = Objects.requireNonNullElse(result.getString(2), "");
        switch (table) {
          case ENTRIES -> entries = result.getInt(3);
          case SEQUENCES -> sequences = text;
          case STILL_WRITING -> stillWriting = text;
          case CATALOG -> catalog = text;
          case TRANSACTIONS -> transactions = text;
          default -> counts.put(new Image(table, text), result.getInt(3));
        }
      }
    }
    return new Answer(
        still, new Delta(counts), entries, sequences, stillWriting, catalog, transactions);
  }

  /// @param late what was found written since the last drain
  /// @param transactions what [Stillness] needs
  private record Gone(Delta late, String transactions) {}

  private Gone gone(Database db, Delta from, Position target) throws SQLException {
    PreparedStatement statement =
        db.prepared("SELECT t, i, c FROM venomqa.go(?, ?, ?, ?, ?, ?, ?, ?)");
    bind(db, statement, 1, target.delta().minus(from));
    bind(db, statement, 4, target.delta());
    statement.setString(7, options.restoresSequences() ? target.sequences() : null);
    statement.setInt(8, restores);
    Map<Image, Integer> late = new HashMap<>();
    String transactions = "";
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        if (result.getInt(1) == TRANSACTIONS) {
          transactions = result.getString(2);
        } else {
          late.put(new Image(result.getInt(1), result.getString(2)), result.getInt(3));
        }
      }
    }
    return new Gone(new Delta(late), transactions);
  }

  /// Goes, and once more where a transaction held a row and then waited to write it: after a
  /// deadlock nothing of ours is done, and the other one goes on.
  private Gone goneAgain(Delta from, Position target)
      throws SQLException, SystemFailure, Line.Broken {
    for (int deadlocks = 1; ; deadlocks++) {
      try {
        return line.once(db -> gone(db, from, target));
      } catch (SQLException e) {
        if (!Failures.isDeadlock(e) || deadlocks == MOST_DEADLOCKS) {
          throw e;
        }
      }
    }
  }

  /// What the database says of itself.
  private record Home(Delta delta, int restores) {}

  private static Home home(Database db) throws SQLException {
    try (ResultSet result =
        db.prepared(
                "SELECT tbl, img, sum(n)::int FROM venomqa.home WHERE tbl >= 0 GROUP BY tbl, img HAVING sum(n) <> 0")
            .executeQuery()) {
      return new Home(
          delta(result),
          Math.toIntExact(db.number("SELECT max(n) FROM venomqa.home WHERE tbl < 0")));
    }
  }

  static Delta delta(ResultSet result) throws SQLException {
    Map<Image, Integer> counts = new HashMap<>();
    while (result.next()) {
      counts.put(new Image(result.getInt(1), result.getString(2)), result.getInt(3));
    }
    return new Delta(counts);
  }

  static void bind(Database db, PreparedStatement statement, int first, Delta delta)
      throws SQLException {
    List<Map.Entry<Image, Integer>> entries = List.copyOf(delta.counts().entrySet());
    Array tables =
        db.connection()
            .createArrayOf("int4", entries.stream().map(entry -> entry.getKey().table()).toArray());
    Array images =
        db.connection()
            .createArrayOf("text", entries.stream().map(entry -> entry.getKey().text()).toArray());
    Array counts =
        db.connection().createArrayOf("int4", entries.stream().map(Map.Entry::getValue).toArray());
    statement.setArray(first, tables);
    statement.setArray(first + 1, images);
    statement.setArray(first + 2, counts);
  }

  /// Rows that our functions deleted stay in the files until they are vacuumed, and every look at
  /// the log reads them. Only after many rows are the files worth making smaller, which keeps
  /// others out for a moment.
  private void tidy(int more) throws SQLException, SystemFailure {
    writes++;
    rows += more;
    boolean many = rows >= MANY_ROWS;
    if (many || writes >= BETWEEN_VACUUMS) {
      writes = 0;
      rows = 0;
      line.run(db -> {
        String vacuum = "VACUUM (TRUNCATE " + many + ") venomqa.";
        db.run(vacuum + "home");
        if (!db.text("SELECT to_regclass('venomqa.log')").isEmpty()) {
          db.run(vacuum + "log");
        }
        return db;
      });
    }
  }
}
