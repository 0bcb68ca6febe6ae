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
    String url = server.newDatabase();
    HardShop.create(url);
    ProxySystem system = new ProxySystem("db", PostgresAddress.of(url), PostgresOptions.DEFAULT, 0);
    system.listen();
    String proxied = system.addresses().get("url");
    return new Proxied(
        url,
        system,
        SqlClient.start(proxied, 4),
        SqlClient.start(proxied, 1),
        SqlClient.start(url, 1));
  }

  private static final class Proxied implements Subject {

    private final String url;
    private final ProxySystem system;
    private final SqlClient api;
    private final SqlClient inside;
    private final SqlClient outside;

    Proxied(String url, ProxySystem system, SqlClient api, SqlClient inside, SqlClient outside) {
      this.url = url;
      this.system = system;
      this.api = api;
      this.inside = inside;
      this.outside = outside;
    }

    @Override
    public ProxySystem system() {
      return system;
    }

    @Override
    public void call(Random random) throws IOException {
      HardShop.call(api, random);
    }

    /// After the run the proxy serves nobody.
    @Override
    public String dump() throws IOException {
      try {
        system.addresses();
      } catch (IllegalStateException ended) {
        return outside.dump();
      }
      return inside.dump();
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
      inside.close();
      outside.close();
      api.close();
      system.close();
    }
  }
}
