package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.proxy.ProxyFailure;
import io.venomqa.adapters.postgres.proxy.SavepointProxy;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.engine.world.SystemFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A session beside the proxy's, which sees what everybody sees: what is committed. It holds the
/// lock that says that a run lives, and proves in the end that nothing was.
final class Outside implements AutoCloseable {

  private static final Duration LONGEST_ROLLBACK = Duration.ofSeconds(30);
  private static final long BETWEEN_LOOKS_MILLIS = 20;

  private final String system;
  private final PostgresAddress address;
  private final PostgresOptions options;
  private final Line line;
  private final Map<String, String> sequences;
  private String transaction = "";

  private Outside(
      String system,
      PostgresAddress address,
      PostgresOptions options,
      Line line,
      Map<String, String> sequences) {
    this.system = system;
    this.address = address;
    this.options = options;
    this.line = line;
    this.sequences = sequences;
  }

  /// To be opened before the proxy: remembers the sequences, which no transaction takes back.
  static Outside open(String system, PostgresAddress address, PostgresOptions options)
      throws SQLException, SystemFailure {
    Line line =
        new Line(
            system,
            address,
            options.patience(),
            Line.RESTART,
            db -> RunRecord.claim(system, address, db));
    try {
      return line.run(db -> {
        if (RunRecord.exists(db)) {
          Session.requireRights(system, db);
          Recovery.recover(system, address, db, options);
        }
        return new Outside(
            system, address, options, line, values(db, Schema.read(db, options).sequences()));
      });
    } catch (SQLException | SystemFailure | RuntimeException e) {
      line.close();
      throw e;
    }
  }

  /// Remembers the transaction that must not be committed.
  void watch(SavepointProxy proxy) throws ProxyFailure {
    transaction = proxy.alone(session -> number(session.rows("SELECT pg_current_xact_id()")));
  }

  /// Whether the proxy is still in that transaction, as far as its session can be asked. Where it
  /// cannot, it is ending, and nothing else can be committed by it.
  boolean isStillOne(SavepointProxy proxy) {
    try {
      return proxy
          .alone(session -> number(session.rows("SELECT pg_current_xact_id_if_assigned()")))
          .equals(transaction);
    } catch (ProxyFailure gone) {
      return true;
    }
  }

  private static String number(List<List<@Nullable String>> rows) {
    return String.valueOf(rows.getLast().getFirst());
  }

  /// Sets the sequences back, and proves that nothing was committed.
  ///
  /// @param same whether the proxy has been in one transaction all the time
  /// @throws SystemFailure when something was
  void prove(boolean same) throws SQLException, SystemFailure {
    List<String> wrong = line.run(db -> wrong(db, same));
    if (!wrong.isEmpty()) {
      throw new SystemFailure(
          system,
          "The database " + address + " is not proven to be as it was: " + String.join("; ", wrong),
          "Look at what the API has written, and report this.");
    }
  }

  private List<String> wrong(Database db, boolean same) throws SQLException {
    String status = status(db);
    if (options.restoresSequences()) {
      setSequencesBack(db);
    }
    List<String> wrong = new ArrayList<>();
    if (!status.equals("aborted")) {
      wrong.add("the transaction " + transaction + " of the proxy is " + status);
    }
    if (!same) {
      wrong.add(
          "the proxy has begun another transaction than the one that was not to be committed");
    }
    if (!db.text("SELECT to_regnamespace('venomqa')").isEmpty()) {
      wrong.add("the schema venomqa is there");
    }
    if (options.restoresSequences() && !values(db, sequences.keySet()).equals(sequences)) {
      wrong.add("the sequences are not what they were");
    }
    return wrong;
  }

  /// What became of the transaction, once the server has ended it.
  private String status(Database db) throws SQLException {
    long end = System.nanoTime() + LONGEST_ROLLBACK.toNanos();
    String status = db.text("SELECT pg_xact_status(?::xid8)", transaction);
    while (status.equals("in progress") && System.nanoTime() < end) {
      try {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return status;
      }
      status = db.text("SELECT pg_xact_status(?::xid8)", transaction);
    }
    return status;
  }

  private void setSequencesBack(Database db) throws SQLException {
    Map<String, String> now = values(db, sequences.keySet());
    for (Map.Entry<String, String> was : sequences.entrySet()) {
      if (!was.getValue().equals(now.get(was.getKey()))) {
        int colon = was.getValue().indexOf(':');
        db.rows(
            "SELECT setval(?::regclass, ?::bigint, ?::boolean)",
            was.getKey(),
            was.getValue().substring(0, colon),
            was.getValue().substring(colon + 1));
      }
    }
  }

  private static Map<String, String> values(Database db, Iterable<String> names)
      throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : names) {
      values.put(name, db.text("SELECT last_value || ':' || is_called FROM " + name));
    }
    return values;
  }

  @Override
  public void close() {
    line.close();
  }
}
