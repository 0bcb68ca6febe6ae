package io.venomqa.adapters.sqlite;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A SQLite database that the API keeps open while it is rolled back: to any checkpoint, exactly.
public final class SqliteSystem implements Rollbackable, SqlReadable, Recoverable {

  private final String name;
  private final Path file;
  private final SqliteOptions options;
  private final Queries queries;
  private @Nullable Database db;
  private @Nullable Session session;
  private @Nullable Numbering numbering;

  /// @param name the system's name in the project
  /// @param file the database; it must exist when the run begins
  public SqliteSystem(String name, Path file, SqliteOptions options) {
    this.name = name;
    this.file = file;
    this.options = options;
    this.queries =
        new Queries(() -> new SqlReader(Database.openReadOnly(name, file, options.busyTimeout())));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "SQLite";
  }

  @Override
  public String mechanism() {
    return session == null ? "" : session.rollback().mechanism();
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.ANY;
  }

  @Override
  public Optional<String> recover() throws SystemFailure {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return attempt(
        "could not be made ready",
        () -> {
          // Closed before the API starts, which may put another file in its place.
          try (Database left = Database.open(name, file, options.busyTimeout())) {
            return Recovery.recover(name, left, options).map(SqliteSystem::toldOf);
          }
        });
  }

  private static String toldOf(Path copy) {
    return "What a run that was killed had left was taken back, and with it all that was written"
        + " about the moment of its end. A copy from before is kept: "
        + copy;
  }

  @Override
  public Drained begin() throws SystemFailure {
    if (session != null) {
      throw new IllegalStateException("Begun already.");
    }
    return attempt(
        "could not be made ready",
        () -> {
          if (db == null) {
            db = Database.open(name, file, options.busyTimeout());
          }
          Recovery.recover(name, db, options);
          Session begun = Session.begin(name, db, options);
          session = begun;
          if (begun.rollback().keepsSchema()) {
            queries.remember(Schema.dependence(db), begun.rollback().checkpoint());
          } else {
            queries.rememberNothing();
          }
          numbering = Numbering.read(db, Schema.read(db, options.ignore()));
          return new Drained(false, List.of(), begun.rollback().state());
        });
  }

  @Override
  public Map<String, List<String>> tables() {
    return begun().tables();
  }

  @Override
  public Map<String, List<String>> keys() {
    Session begun = begun();
    Map<String, List<String>> keys = new LinkedHashMap<>();
    try {
      for (String table : begun.tables().keySet()) {
        keys.put(table, begun.primaryKey(table));
      }
      return keys;
    } catch (SQLException unknown) {
      return Map.of();
    }
  }

  @Override
  public List<Counter> counters() throws SystemFailure {
    return numbering().counters();
  }

  @Override
  public Map<String, Long> moveCounters(long smallest) throws SystemFailure {
    Numbering numbering = numbering();
    queries.lost();
    return attempt(
        "could not be written",
        () -> {
          try (Database other = Database.open(name, file, options.busyTimeout())) {
            return numbering.move(other, smallest);
          }
        });
  }

  /// As it was when the run began.
  private Numbering numbering() {
    begun();
    if (numbering == null) {
      throw new IllegalStateException("Not begun.");
    }
    return numbering;
  }

  @Override
  public Drained drain() throws SystemFailure {
    Rollback rollback = begun().rollback();
    return attempt(
        "could not be read",
        () -> {
          Drained drained = rollback.drain();
          queries.at(rollback.checkpoint(), rollback.stoodStill());
          return drained;
        });
  }

  @Override
  public Checkpoint checkpoint() throws SystemFailure {
    Rollback rollback = begun().rollback();
    return attempt("could not be copied", rollback::checkpoint);
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) throws SystemFailure {
    Rollback rollback = begun().rollback();
    return attempt(
        "could not be restored",
        () -> {
          List<Change> late = rollback.restore(checkpoint);
          queries.at(checkpoint, rollback.stoodStill());
          return late;
        });
  }

  @Override
  public List<String> audit() throws SystemFailure {
    Rollback rollback = begun().rollback();
    return attempt("could not be read", rollback::audit);
  }

  @Override
  public void end() throws SystemFailure {
    Session ending = session;
    if (ending == null) {
      return;
    }
    Optional<SystemFailure> detour =
        attempt("could not be brought back to its initial content", ending::end);
    session = null;
    if (detour.isPresent()) {
      throw detour.get();
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
      session.heartbeat().close();
      session = null;
    }
    if (db != null) {
      db.close();
      db = null;
    }
  }

  private Session begun() {
    if (session == null) {
      throw new IllegalStateException("Not begun.");
    }
    return session;
  }

  private interface Attempt<T> {
    T run() throws SQLException, SystemFailure, IOException;
  }

  private <T> T attempt(String what, Attempt<T> attempt) throws SystemFailure {
    try {
      return attempt.run();
    } catch (SQLException e) {
      throw Failures.of(name, file, what, e);
    } catch (IOException e) {
      throw new SystemFailure(
          name,
          "The work folder " + options.workDir() + " cannot be used: " + e.getMessage(),
          "Check that it can be written and has room for a copy of the database.",
          e);
    }
  }
}
