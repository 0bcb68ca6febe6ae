package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.proxy.Alone;
import io.venomqa.adapters.postgres.proxy.BackendLost;
import io.venomqa.adapters.postgres.proxy.ProxyFailure;
import io.venomqa.adapters.postgres.proxy.SavepointProxy;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.SystemFailure;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Goes back to the savepoints of a proxy's transaction. What was written is told by the triggers
/// of the undo log, which are in that transaction too.
final class SavepointRollback implements AutoCloseable {

  private static final int ENTRIES = -1;
  private static final int SEQUENCES = -2;

  /// Names of functions that may set settings, take locks of the session, notify, or make temporary
  /// tables.
  private static final String HIDDEN =
      """
      SELECT string_agg(DISTINCT quote_ident(n.nspname) || '.' || quote_ident(p.proname), ', ')
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
      WHERE WATCHED AND l.lanname NOT IN ('c', 'internal')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        AND p.prosrc ~* '\\m(set_config|pg_notify|notify|pg_(try_)?advisory_(un)?lock(_shared)?|temp|temporary)\\M'
      """;

  private final String system;
  private final SavepointProxy proxy;
  private final PostgresOptions options;
  private final Line line;
  private final Schema schema;
  private final SchemaWatch watch;
  private final String hidden;
  private final Deque<Savepoint> live = new ArrayDeque<>();
  private Position now;
  private long read;
  private long made;

  /// A savepoint.
  private record Savepoint(SavepointRollback of, long number, Position position)
      implements Checkpoint {}

  private SavepointRollback(
      String system,
      SavepointProxy proxy,
      PostgresOptions options,
      Line line,
      Schema schema,
      SchemaWatch watch,
      String hidden,
      Position initial) {
    this.system = system;
    this.proxy = proxy;
    this.options = options;
    this.line = line;
    this.schema = schema;
    this.watch = watch;
    this.hidden = hidden;
    this.now = initial;
  }

  /// Makes the present content the initial one.
  static SavepointRollback begin(String system, SavepointProxy proxy, PostgresOptions options)
      throws SQLException, SystemFailure {
    Line line = new Line(system, proxy.inner(), options.patience(), Duration.ZERO, _ -> {});
    try {
      return line.run(db -> installed(system, proxy, options, line, db));
    } catch (SQLException | SystemFailure | RuntimeException e) {
      line.close();
      throw e;
    }
  }

  private static SavepointRollback installed(
      String system, SavepointProxy proxy, PostgresOptions options, Line line, Database db)
      throws SQLException, SystemFailure {
    Session.requireSchemaRight(system, db);
    Schema schema = Session.requiredSchema(system, proxy.address(), options, db);
    if (!schema.obstacles().isEmpty()) {
      throw new SystemFailure(
          system,
          "What is written to this database cannot be seen by triggers: "
              + schema.obstacles().getFirst()
              + ".",
          "Leave `mechanism` out, or set it to copy.");
    }
    db.begin();
    try {
      db.run("CREATE SCHEMA venomqa");
      Installation installation = new Installation(schema, options);
      List<String> steps = new ArrayList<>(installation.savepoints());
      steps.addAll(installation.initial(Session.isSmall(schema, db)));
      for (String step : steps) {
        db.run(step);
      }
      db.commit();
    } catch (SQLException | RuntimeException e) {
      db.rollback();
      throw e;
    }
    Position initial =
        new Position(
            Delta.NONE,
            ContentHash.of(String.valueOf(db.rows("SELECT * FROM venomqa.initial ORDER BY tbl"))),
            db.text("SELECT venomqa.sequences()"));
    return new SavepointRollback(
        system,
        proxy,
        options,
        line,
        schema,
        new SchemaWatch(system, options, schema, db),
        db.text(HIDDEN.replace("WATCHED", Schema.watched(options))),
        initial);
  }

  /// Functions that may do what the proxy cannot see; empty where there are none.
  String hidden() {
    return hidden;
  }

  Schema schema() {
    return schema;
  }

  ContentHash content() {
    return now.content();
  }

  Drained drain() throws SQLException, SystemFailure, ProxyFailure {
    Look look = proxy.alone(this::look);
    if (!look.used()) {
      return new Drained(false, List.of(), now.content());
    }
    watch.requireSameSchema(line);
    boolean written =
        look.entries() > 0
            || (options.restoresSequences() && !look.sequences().equals(now.sequences()));
    if (written) {
      now = now.moved(schema, look.delta(), look.sequences());
    }
    return new Drained(written, new ChangeSet(system, schema).of(look.delta()), now.content());
  }

  Checkpoint checkpoint() throws ProxyFailure {
    Savepoint newest = live.peek();
    if (newest != null && newest.position().equals(now)) {
      return newest; // the content is the same
    }
    Savepoint savepoint = new Savepoint(this, made++, now);
    proxy.alone(session -> {
      session.checkpoint(savepoint.number());
      return savepoint;
    });
    live.push(savepoint);
    return savepoint;
  }

  List<Change> restore(Checkpoint checkpoint) throws SystemFailure, ProxyFailure {
    if (!(checkpoint instanceof Savepoint target) || target.of() != this) {
      throw new IllegalArgumentException("a checkpoint of another system");
    }
    if (live.stream().noneMatch(savepoint -> savepoint.number() == target.number())) {
      throw new SystemFailure(
          system,
          "The savepoint that was to be gone back to is gone: going back to an earlier one has released it.",
          "Report this: the search must not ask for it.");
    }
    String sequences =
        options.restoresSequences() && !target.position().sequences().isEmpty()
            ? "SELECT venomqa.set_sequences(" + Sql.literal(target.position().sequences()) + ")"
            : "";
    Delta late =
        proxy.alone(session -> {
          Delta found = look(session).delta();
          session.restore(target.number(), sequences);
          return found;
        });
    while (live.element().number() != target.number()) {
      live.pop();
    }
    now = target.position();
    return new ChangeSet(system, schema).of(late);
  }

  /// Each difference in words; empty when the content is exactly what it should be.
  List<String> audit() throws SQLException, SystemFailure {
    return line.run(db -> {
      db.begin();
      try {
        PreparedStatement home =
            db.prepared("INSERT INTO venomqa.home (tbl, img, n) SELECT * FROM unnest(?, ?, ?)");
        Rollback.bind(db, home, 1, now.delta());
        home.execute();
        // What was written and not read yet is no difference, but the next call's.
        db.run(
            "INSERT INTO venomqa.home (tbl, img, n) SELECT tbl, img, sign FROM venomqa.log WHERE id > "
                + read);
        List<String> differences = new ArrayList<>();
        for (List<@Nullable String> row : db.rows("SELECT venomqa.differences()")) {
          int table = Integer.parseInt(Objects.requireNonNull(row.getFirst()));
          differences.addAll(new Audit(schema.tables().get(table)).named(db));
        }
        return differences;
      } finally {
        db.rollback();
      }
    });
  }

  /// What was written since the last look.
  ///
  /// @param used whether anybody has used the database at all
  private record Look(boolean used, Delta delta, long entries, String sequences) {}

  private Look look(Alone session) throws ProxyFailure, BackendLost {
    if (!session.takeTouched()) {
      return new Look(false, Delta.NONE, 0, "");
    }
    Map<Image, Integer> counts = new HashMap<>();
    long entries = 0;
    String sequences = "";
    for (List<@Nullable String> row :
        session.rows("SELECT t, i, c FROM venomqa.written(" + read + ")")) {
      int table = Integer.parseInt(Objects.requireNonNull(row.getFirst()));
      String text = Objects.requireNonNullElse(row.get(1), "");
      long count = Long.parseLong(Objects.requireNonNull(row.get(2)));
      switch (table) {
        case ENTRIES -> {
          entries = count;
          read = text.isEmpty() ? read : Long.parseLong(text);
        }
        case SEQUENCES -> sequences = text;
        default -> counts.put(new Image(table, text), Math.toIntExact(count));
      }
    }
    return new Look(true, new Delta(counts), entries, sequences);
  }

  @Override
  public void close() {
    line.close();
  }
}
