package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.sql.Queries;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Counter;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.Recoverable;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SqlReadable;
import io.venomqa.engine.world.SystemFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL database that the API keeps connections to while it is rolled back: to any
/// checkpoint, exactly.
public final class PostgresSystem implements Rollbackable, SqlReadable, Recoverable {

  private final String name;
  private final PostgresAddress address;
  private final PostgresOptions options;
  private final Queries queries;
  private @Nullable Session session;
  private @Nullable Position initial;

  /// Connects to nothing yet.
  ///
  /// @param name the system's name in the project
  public PostgresSystem(String name, PostgresAddress address, PostgresOptions options) {
    this.name = name;
    this.address = address;
    this.options = options;
    this.queries = new Queries(() -> SqlReader.open(name, address));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "PostgreSQL";
  }

  @Override
  public String mechanism() {
    return session == null
        ? ""
        : session.mechanism()
            + options
                .template()
                .map(name -> ", made anew from " + name + " for each run")
                .orElse("");
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.ANY;
  }

  @Override
  public Optional<String> recover() throws SystemFailure {
    return attempt(
        "could not be made ready",
        () -> {
          try (Database db = Database.open(name, address, options.patience())) {
            if (RunRecord.exists(db)) {
              RunRecord.claim(name, address, db);
              Session.requireRights(name, db);
              Recovery.recover(name, address, db, options);
            }
          }
          return Optional.<String>empty();
        });
  }

  /// Makes the database anew from its template, where it has one: to be called before an API starts
  /// on it, and after [#recover].
  ///
  /// @return what people have to know about it; empty when nothing
  /// @throws SystemFailure when somebody is connected, who is named, or the user may not
  public Optional<String> makeAnew() throws SystemFailure {
    Optional<String> template = options.template();
    return template.isEmpty()
        ? Optional.empty()
        : attempt(
            "could not be made anew from " + template.get(),
            () -> Template.makeAnew(name, address, template.get(), options.patience()));
  }

  @Override
  public Drained begin() throws SystemFailure {
    if (session != null) {
      throw new IllegalStateException("Begun already.");
    }
    Session begun = attempt("could not be made ready", () -> Session.begin(name, address, options));
    session = begun;
    initial = begun.rollback().now();
    begun
        .dependence()
        .ifPresentOrElse(
            known -> queries.remember(known, begun.rollback().now()), queries::rememberNothing);
    return new Drained(false, List.of(), begun.rollback().now().content());
  }

  @Override
  public Map<String, List<String>> tables() {
    return begun().schema().columnsByTable();
  }

  @Override
  public Map<String, List<String>> keys() {
    return begun().schema().keysByTable();
  }

  @Override
  public List<Counter> counters() throws SystemFailure {
    Session begun = begun();
    return attempt(
        "could not be read",
        () -> begun.line().run(db -> new Sequences(begun.schema()).counters(db)));
  }

  @Override
  public Map<String, Long> moveCounters(long smallest) throws SystemFailure {
    Session begun = begun();
    queries.lost();
    return options.restoresSequences()
        ? attempt(
            "could not be written",
            () -> begun.line().run(db -> new Sequences(begun.schema()).move(db, smallest)))
        : Map.of();
  }

  @Override
  public Drained drain() throws SystemFailure {
    Rollback rollback = begun().rollback();
    Drained drained = attempt("could not be read", rollback::drain);
    queries.at(rollback.now(), rollback.stoodStill());
    return drained;
  }

  @Override
  public Checkpoint checkpoint() {
    return begun().rollback().now();
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) throws SystemFailure {
    Rollback rollback = begun().rollback();
    List<Change> late =
        attempt("could not be restored", () -> rollback.restore((Position) checkpoint));
    queries.at(checkpoint, rollback.stoodStill());
    return late;
  }

  @Override
  public List<String> audit() throws SystemFailure {
    Rollback rollback = begun().rollback();
    return attempt("could not be read", rollback::audit);
  }

  @Override
  public void end() throws SystemFailure {
    Session ending = session;
    Position home = initial;
    if (ending == null || home == null) {
      return;
    }
    List<String> schemaChanges =
        attempt("could not be brought back to its initial content", () -> ending.end(home));
    session = null;
    if (!schemaChanges.isEmpty()) {
      throw new SystemFailure(
          name,
          "The rows are as they were, but the API changed what is not taken back while it was"
              + " explored: "
              + String.join(", ", schemaChanges),
          "Let the API do this before the run. To have the schema as it was, undo it by hand or make"
              + " the database anew.");
    }
  }

  @Override
  public List<Row> query(String sql, List<Cell> parameters) throws QueryFailure {
    return queries.ask(sql, parameters);
  }

  @Override
  public Optional<List<Row>> recall(String sql, List<Cell> parameters) {
    return queries.recall(sql, parameters);
  }

  @Override
  public void cancel() {
    queries.cancel();
  }

  @Override
  public void close() {
    queries.close();
    if (session != null) {
      session.close();
      session = null;
    }
  }

  private Session begun() {
    if (session == null) {
      throw new IllegalStateException("Not begun.");
    }
    return session;
  }

  private interface Attempt<T> {
    T run() throws SQLException, SystemFailure;
  }

  private <T> T attempt(String what, Attempt<T> attempt) throws SystemFailure {
    try {
      return attempt.run();
    } catch (SQLException e) {
      throw Failures.of(name, address, what, e);
    }
  }
}
