package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.proxy.ProxyFailure;
import io.venomqa.adapters.postgres.proxy.SavepointProxy;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.sql.Queries;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
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

/// A PostgreSQL database that the API reaches through a [SavepointProxy]: nothing that it does is
/// ever committed. Goes back to a checkpoint by one command; the later ones are gone then.
public final class ProxySystem implements Rollbackable, SqlReadable, Recoverable {

  private final String name;
  private final PostgresAddress address;
  private final PostgresOptions options;
  private final Queries queries;
  private final int port;
  private @Nullable Outside outside;
  private @Nullable SavepointProxy proxy;
  private @Nullable SavepointRollback rollback;

  /// Connects to nothing yet.
  ///
  /// @param name the system's name in the project
  /// @param port where the proxy is to listen on the loopback address; 0 for a free one
  public ProxySystem(String name, PostgresAddress address, PostgresOptions options, int port) {
    this.name = name;
    this.address = address;
    this.options = options;
    this.queries = new Queries(() -> SqlReader.open(name, listening().inner()));
    this.port = port;
  }

  /// Begins the transaction that is never committed, and listens for the API. From now on nothing
  /// that comes through the proxy outlasts the run.
  public void listen() throws SystemFailure {
    attempt(
        "could not be made ready",
        () -> {
          outside = Outside.open(name, address, options);
          proxy = SavepointProxy.open(address, port, options.patience());
          outside.watch(proxy);
          return proxy;
        });
  }

  /// Where the API has to connect to, as the same user; by the last part of the names that stand
  /// for it in a project.
  public Map<String, String> addresses() {
    PostgresAddress at = listening().address();
    return Map.of(
        "url", at.url(),
        "jdbc", at.jdbcUrl(),
        "host", at.host(),
        "port", Integer.toString(at.port()));
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
    String hidden = rollback == null ? "" : rollback.hidden();
    return "savepoint proxy (as configured; nothing is committed, and now() stands still)"
        + options.template().map(t -> ", made anew from " + t + " for each run").orElse("")
        + (hidden.isEmpty()
            ? ""
            : "; the proxy does not see what is set, locked or told by " + hidden);
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.NEWEST_FIRST;
  }

  @Override
  public Optional<String> recover() throws SystemFailure {
    return new PostgresSystem(name, address, options).recover();
  }

  /// Makes the database anew from its template, where it has one: see [PostgresSystem#makeAnew]. To
  /// be called before [#listen].
  public Optional<String> makeAnew() throws SystemFailure {
    return new PostgresSystem(name, address, options).makeAnew();
  }

  @Override
  public Drained begin() throws SystemFailure {
    if (rollback != null) {
      throw new IllegalStateException("Begun already.");
    }
    SavepointProxy listens = listening();
    SavepointRollback begun =
        attempt("could not be made ready", () -> SavepointRollback.begin(name, listens, options));
    rollback = begun;
    return new Drained(false, List.of(), begun.content());
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
  public Drained drain() throws SystemFailure {
    SavepointRollback begun = begun();
    return attempt("could not be read", begun::drain);
  }

  @Override
  public Checkpoint checkpoint() throws SystemFailure {
    SavepointRollback begun = begun();
    return attempt("could not be given a savepoint", begun::checkpoint);
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) throws SystemFailure {
    SavepointRollback begun = begun();
    return attempt("could not be restored", () -> begun.restore(checkpoint));
  }

  @Override
  public List<String> audit() throws SystemFailure {
    SavepointRollback begun = begun();
    return attempt("could not be read", begun::audit);
  }

  @Override
  public void end() throws SystemFailure {
    Outside proof = outside;
    SavepointProxy ending = proxy;
    if (proof == null || ending == null) {
      return;
    }
    closeInside();
    attempt(
        "could not be brought back to its initial content",
        () -> {
          boolean same = proof.isStillOne(ending);
          ending.end();
          proof.prove(same);
          return name;
        });
    outside = null;
    proof.close();
  }

  @Override
  public List<Row> query(String sql, List<Cell> parameters) throws QueryFailure {
    return queries.ask(sql, parameters);
  }

  @Override
  public void cancel() {
    queries.cancel();
  }

  @Override
  public void close() {
    closeInside();
    if (proxy != null) {
      proxy.close();
      proxy = null;
    }
    if (outside != null) {
      outside.close();
      outside = null;
    }
  }

  private void closeInside() {
    queries.close();
    if (rollback != null) {
      rollback.close();
      rollback = null;
    }
  }

  private SavepointProxy listening() {
    if (proxy == null) {
      throw new IllegalStateException("Not listening.");
    }
    return proxy;
  }

  private SavepointRollback begun() {
    if (rollback == null) {
      throw new IllegalStateException("Not begun.");
    }
    return rollback;
  }

  private interface Attempt<T> {
    T run() throws SQLException, SystemFailure, ProxyFailure;
  }

  private <T> T attempt(String what, Attempt<T> attempt) throws SystemFailure {
    try {
      return attempt.run();
    } catch (SQLException e) {
      throw Failures.of(name, address, what, e);
    } catch (ProxyFailure e) {
      throw Failures.of(name, address, what, options.patience(), e);
    }
  }
}
