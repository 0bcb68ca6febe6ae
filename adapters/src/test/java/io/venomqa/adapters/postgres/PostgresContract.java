package io.venomqa.adapters.postgres;

import io.venomqa.adapters.contract.RollbackableContract;
import io.venomqa.adapters.contract.SqlProcess;
import io.venomqa.adapters.contract.Subject;
import io.venomqa.adapters.contract.Subject.Held;
import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;
import io.venomqa.adapters.project.PostgresAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract for PostgreSQL: a process writes over connections in different settings, and
/// another one dumps.
@ExtendWith(Server.class)
abstract class PostgresContract extends RollbackableContract {

  private Server server;

  @BeforeAll
  void useServer(Server running) {
    server = running;
  }

  abstract Mechanism mechanism();

  private PostgresOptions options() {
    PostgresOptions usual = PostgresOptions.DEFAULT;
    return new PostgresOptions(
        mechanism(),
        usual.schemas(),
        usual.ignore(),
        usual.restoresSequences(),
        usual.recover(),
        Duration.ofSeconds(2));
  }

  /// Sequences go back, but do not count as state.
  @Override
  protected boolean everythingIsState() {
    return false;
  }

  @Override
  protected Subject subject(String variant) throws Exception {
    String url = server.newDatabase();
    HardShop.create(url);
    return new Shared(
        server,
        url,
        new PostgresSystem("db", PostgresAddress.of(url), options()),
        PostgresClient.start(url, 4),
        PostgresClient.readers(url, 1),
        PostgresClient.readers(url, 5));
  }

  private record Shared(
      Server server,
      String url,
      PostgresSystem system,
      SqlProcess api,
      SqlProcess dumper,
      SqlProcess idle)
      implements Subject {

    @Override
    public void call(Random random) throws IOException {
      HardShop.call(api, random);
    }

    @Override
    public String write(String marker) throws SQLException {
      Server.execute(url, insertion(marker));
      return marker;
    }

    private static String insertion(String marker) {
      return "INSERT INTO keyless VALUES (7, '" + marker + "')";
    }

    @Override
    public Held hold(String marker) throws SQLException {
      return new IdleInTransaction(url, insertion(marker), marker);
    }

    @Override
    public String dump() throws IOException {
      return dumper.dump();
    }

    @Override
    public String dumpByIdle() throws IOException {
      return idle.dump();
    }

    @Override
    public void restart() throws Exception {
      server.restart();
      api.connect();
      dumper.connect();
      idle.connect();
    }

    @Override
    public String leftBehind() throws SQLException {
      try (Connection connection = Server.connect(url);
          Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery(
                  "SELECT concat_ws(', ', (SELECT string_agg(nspname, ', ') FROM pg_namespace WHERE nspname LIKE 'venomqa%'),"
                      + " (SELECT string_agg(tgname, ', ') FROM pg_trigger WHERE tgname LIKE 'venomqa%'))")) {
        result.next();
        return result.getString(1);
      }
    }

    @Override
    public void close() {
      idle.close();
      dumper.close();
      api.close();
      system.close();
    }
  }

  static class IdleInTransaction implements Held {

    private final Connection connection;
    private final String marker;

    IdleInTransaction(String url, String sql, String marker) throws SQLException {
      this.connection = Server.connect(url);
      this.marker = marker;
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET application_name = 'the culprit'");
        statement.execute(sql);
      }
    }

    @Override
    public String culprit() {
      return "(the culprit, idle in transaction)";
    }

    @Override
    public String commit() throws SQLException {
      connection.commit();
      return marker;
    }

    @Override
    public void close() throws IOException {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }
}
