package io.venomqa.adapters.postgres;

import io.venomqa.adapters.contract.RollbackableContract;
import io.venomqa.adapters.project.PostgresAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  abstract PostgresOptions options();

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
        url,
        new PostgresSystem("db", PostgresAddress.of(url), options()),
        SqlClient.start(url, 4),
        SqlClient.start(url, 1));
  }

  private record Shared(String url, PostgresSystem system, SqlClient api, SqlClient dumper)
      implements Subject {

    @Override
    public void call(Random random) throws IOException {
      HardShop.call(api, random);
    }

    @Override
    public String dump() throws IOException {
      return dumper.dump();
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
      dumper.close();
      api.close();
      system.close();
    }
  }
}
