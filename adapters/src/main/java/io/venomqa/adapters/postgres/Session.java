package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.sql.Dependence;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.NotThereYet;
import io.venomqa.engine.world.SystemFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run's hold on the database: from the moment that its content became the initial one, until it
/// is so again.
///
/// @param mechanism in words
/// @param dependence what answers may depend on beside rows; empty where what is written in between
///   and taken back would not be seen
record Session(
    String system,
    Line line,
    Rollback rollback,
    Schema schema,
    Heartbeat heartbeat,
    String mechanism,
    Optional<Dependence> dependence) {

  /// Above this size no copy of the initial rows is kept: then an audit names tables, not rows.
  private static final long MOST_BYTES = 2L << 30;

  /// Who holds locks on what is not of PostgreSQL itself.
  private static final String HOLDERS =
      """
      SELECT string_agg(DISTINCT format('process %s (%s, %s), last statement: %s', a.pid,
        coalesce(nullif(a.application_name, ''), 'no name'), coalesce(a.state, 'state unknown'),
        coalesce(left(a.query, 200), 'unknown')), '; ')
      FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'relation' AND l.granted AND a.application_name NOT LIKE 'venomqa%'
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.relation >= 16384 AND l.pid <> pg_backend_pid()
      """;

  static Session begin(String system, PostgresAddress address, PostgresOptions options)
      throws SQLException, SystemFailure {
    Line line =
        new Line(
            system,
            address,
            options.patience(),
            Line.RESTART,
            db -> {
              RunRecord.claim(system, address, db);
              requireRights(system, db);
            });
    try {
      line.run(db -> {
        Recovery.recover(system, address, db, options);
        return db;
      });
      return line.run(db -> installed(system, address, options, line, db));
    } catch (SQLException | SystemFailure | RuntimeException e) {
      line.close();
      throw e;
    }
  }

  /// Makes the session one that fires no triggers; without that, going back would not be exact.
  static void requireRights(String system, Database db) throws SQLException, SystemFailure {
    String user = db.text("SELECT current_user");
    if (!db.becomesReplica()) {
      throw new SystemFailure(
          system,
          "User "
              + user
              + " may not switch triggers and foreign keys off for its own session, which going back needs.",
          db.number("SELECT current_setting('server_version_num')::int") >= 150_000
              ? "Say as a superuser: GRANT SET ON PARAMETER session_replication_role TO "
                  + Sql.quoted(user)
              : "Before PostgreSQL 15 only a superuser may: connect as one.");
    }
    requireSchemaRight(system, db);
  }

  static void requireSchemaRight(String system, Database db) throws SQLException, SystemFailure {
    if (!db.isTrue("SELECT has_database_privilege(current_database(), 'CREATE')")) {
      String user = db.text("SELECT current_user");
      String database = db.text("SELECT current_database()");
      throw new SystemFailure(
          system,
          "User " + user + " may not make a schema in database " + database + ".",
          "Say as a superuser: GRANT CREATE ON DATABASE "
              + Sql.quoted(database)
              + " TO "
              + Sql.quoted(user));
    }
  }

  /// The schema, which must have a table.
  static Schema requiredSchema(
      String system, PostgresAddress address, PostgresOptions options, Database db)
      throws SQLException, SystemFailure {
    Schema schema = Schema.read(db, options);
    if (!schema.foreign().isEmpty()) {
      String name = schema.foreign().getFirst();
      throw new SystemFailure(
          system,
          "The rows of foreign table " + name + " lie elsewhere, and are not taken back here.",
          "Let it be a table of this database for the test. If the API only reads it, leave it out:"
              + " `state: {ignore: [\""
              + name
              + ".*\"]}`.");
    }
    if (schema.tables().isEmpty()) {
      throw new NotThereYet(
          system,
          "There is no table to watch in " + address + ".",
          "Start the API once so that it makes its tables, or correct `schemas`.");
    }
    return schema;
  }

  /// Whether a copy of all rows can be kept.
  static boolean isSmall(Schema schema, Database db) throws SQLException {
    return db.number(
            "SELECT coalesce(sum(pg_total_relation_size(o::oid)), 0)::bigint FROM unnest(?::text[]) o",
            "{"
                + String.join(
                    ",", schema.tables().stream().map(t -> Long.toString(t.oid())).toList())
                + "}")
        <= MOST_BYTES;
  }

  private static Session installed(
      String system, PostgresAddress address, PostgresOptions options, Line line, Database db)
      throws SQLException, SystemFailure {
    Schema schema = requiredSchema(system, address, options, db);
    if (!schema.alwaysFiring().isEmpty()) {
      throw new SystemFailure(
          system,
          schema.alwaysFiring().getFirst()
              + " is enabled ALWAYS or as REPLICA: it acts also while rows are put back, which would not be exact then.",
          "Let it be enabled as others are for the test (ALTER TABLE … ENABLE TRIGGER or RULE), or use `mechanism: savepoint-proxy`.");
    }
    boolean compares = options.mechanism() == Mechanism.COPY;
    String why = "as configured";
    if (!schema.obstacles().isEmpty()) {
      why = schema.obstacles().getFirst();
      if (options.mechanism() == Mechanism.UNDO_LOG) {
        throw new SystemFailure(
            system,
            "The undo log cannot watch this database: " + why + ".",
            "Leave `mechanism` out, or set it to copy.");
      }
      compares = true;
    }
    boolean small = isSmall(schema, db);
    if (compares && !small) {
      throw new SystemFailure(
          system,
          "The undo log cannot watch this database (" + why + "), and it is too large to compare.",
          "Remove the obstacle, or use a smaller database.");
    }
    db.begin();
    try {
      db.run("SET LOCAL synchronous_commit = on"); // the way home has to survive every crash
      db.run("CREATE SCHEMA venomqa");
      RunRecord.create(db);
      Installation installation = new Installation(schema, options);
      List<String> steps =
          new ArrayList<>(installation.common(SchemaWatch.catalogQuery(db, options)));
      steps.addAll(compares ? new Comparison(schema).sql() : installation.undoLog());
      if (compares) {
        steps.add("SELECT venomqa.hold()");
      }
      steps.addAll(installation.initial(small));
      if (small) {
        steps.add(installation.putBack());
      }
      steps.add("UPDATE venomqa.run SET sequences = venomqa.sequences()");
      for (String step : steps) {
        db.run(step);
      }
      db.commit();
    } catch (SQLException | RuntimeException e) {
      db.rollback();
      throw e;
    }
    SchemaWatch watch = new SchemaWatch(system, options, schema, db);
    Position initial =
        new Position(
            Delta.NONE,
            ContentHash.of(String.valueOf(db.rows("SELECT * FROM venomqa.initial ORDER BY tbl"))),
            db.text("SELECT venomqa.sequences()"));
    return new Session(
        system,
        line,
        new Rollback(system, options, schema, line, watch, initial),
        schema,
        Heartbeat.start(system, address, options.patience()),
        compares ? "copy and comparison (" + why + ")" : "undo log",
        compares ? Optional.empty() : Beside.ofRows(db, schema));
  }

  /// Goes home, proves it and takes everything away.
  ///
  /// @return what of the schema is not as it was at the beginning, which nothing here takes back
  /// @throws SystemFailure also where others' locks are in the way, naming who holds them
  List<String> end(Position initial) throws SQLException, SystemFailure {
    try {
      return ended(initial);
    } catch (SQLException e) {
      if (!Failures.isLockTimeout(e)) {
        throw e;
      }
      String holders = line.run(db -> db.text(HOLDERS));
      throw new SystemFailure(
          system,
          "The database could not be put back and left as it was, since somebody holds locks on its tables: "
              + (holders.isEmpty() ? "they have ended meanwhile" : holders)
              + ".",
          "End these transactions; an API should not stay in one after it answered. Then run again, or"
              + " `venomqa doctor`: that puts the database back first.",
          e);
    }
  }

  private List<String> ended(Position initial) throws SQLException, SystemFailure {
    List<String> differences = differencesAtHome(initial);
    boolean wentByCopy = !differences.isEmpty() && rollback.putBack(initial);
    if (wentByCopy ? !rollback.rowDifferences().isEmpty() : !differences.isEmpty()) {
      throw new SystemFailure(
          system,
          "The database was not brought back exactly: " + String.join("; ", differences),
          "The rows as they were are in the tables venomqa.copy_N of that database.");
    }
    List<String> schemaChanges = rollback.schemaChanges();
    heartbeat.close();
    line.run(db -> {
      RunRecord.remove(db);
      return db;
    });
    line.close();
    if (wentByCopy) {
      throw new SystemFailure(
          system,
          "The way back was not exact, so every row was put back from the copy that was taken at the"
              + " start: "
              + String.join("; ", differences),
          "What was found before is not to be relied on.");
    }
    return schemaChanges;
  }

  private List<String> differencesAtHome(Position initial) throws SQLException, SystemFailure {
    try {
      rollback.restore(initial);
    } catch (SQLException e) {
      if (Failures.isDisconnected(e) || Failures.isLockTimeout(e)) {
        throw e;
      }
      return List.of(Failures.plain(e));
    }
    return rollback.rowDifferences();
  }

  void close() {
    heartbeat.close();
    line.close();
  }
}
