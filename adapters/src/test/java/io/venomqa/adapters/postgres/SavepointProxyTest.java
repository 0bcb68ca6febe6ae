package io.venomqa.adapters.postgres;

import io.venomqa.adapters.contract.RollbackableContract;
import io.venomqa.adapters.contract.SqlProcess;
import io.venomqa.adapters.contract.Subject;
import io.venomqa.adapters.contract.Subject.Held;
import io.venomqa.adapters.project.PostgresAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract for the savepoint proxy: a process writes over connections to the proxy in
/// different settings, and another one dumps through it, since nothing is ever committed. Before
/// and after the run the dumps come from the server itself.
@ExtendWith(Server.class)
class SavepointProxyTest extends RollbackableContract {

  private Server server;

  @BeforeAll
  void useServer(Server running) {
    server = running;
  }

  /// Sequences go back, but do not count as state.
  @Override
  protected boolean everythingIsState() {
    return false;
  }

  @Override
  protected Subject subject(String variant) throws Exception {
    PostgresOptions usual = PostgresOptions.DEFAULT;
    String url = server.newDatabase();
    HardShop.create(url);
    ProxySystem system =
        new ProxySystem(
            "db",
            PostgresAddress.of(url),
            new PostgresOptions(
                usual.mechanism(),
                usual.schemas(),
                usual.ignore(),
                usual.restoresSequences(),
                usual.recover(),
                Duration.ofSeconds(2)),
            0);
    system.listen();
    String proxied = Objects.requireNonNull(system.addresses().get("url"));
    return new Proxied(
        url,
        proxied,
        system,
        PostgresClient.start(proxied, 4),
        PostgresClient.readers(proxied, 1),
        PostgresClient.readers(proxied, 5),
        PostgresClient.readers(url, 1));
  }

  private record Proxied(
      String url,
      String proxied,
      ProxySystem system,
      SqlProcess api,
      SqlProcess inside,
      SqlProcess idle,
      SqlProcess outside)
      implements Subject {

    @Override
    public void call(Random random) throws IOException {
      HardShop.call(api, random);
    }

    @Override
    public String write(String marker) throws SQLException {
      Server.execute(proxied, insertion(marker));
      return marker;
    }

    private static String insertion(String marker) {
      return "INSERT INTO keyless VALUES (7, '" + marker + "')";
    }

    @Override
    public Held hold(String marker) throws SQLException {
      return new PostgresContract.IdleInTransaction(proxied, insertion(marker), marker) {
        @Override
        public String culprit() {
          return "(the culprit)";
        }

        @Override
        public boolean letsOthersIn() {
          return false;
        }
      };
    }

    /// Before and after the run by the server itself: after it the proxy serves nobody.
    @Override
    public String dump() throws IOException {
      try {
        system.tables();
      } catch (IllegalStateException notBegun) {
        return outside.dump();
      }
      return inside.dump();
    }

    @Override
    public String dumpByIdle() throws IOException {
      return idle.dump();
    }

    @Override
    public void restart() {
      Assumptions.abort("what was never committed is lost with the server: see ProxySystemTest");
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
      inside.close();
      outside.close();
      api.close();
      system.close();
    }
  }
}
