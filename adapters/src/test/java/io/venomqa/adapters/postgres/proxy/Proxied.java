package io.venomqa.adapters.postgres.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.venomqa.adapters.postgres.Server;
import io.venomqa.adapters.project.PostgresAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// A proxy in front of a database of its own, and clients of it.
final class Proxied implements AutoCloseable {

  final String url;
  final SavepointProxy proxy;
  private final List<Connection> clients = new ArrayList<>();

  private Proxied(String url, SavepointProxy proxy) {
    this.url = url;
    this.proxy = proxy;
  }

  /// @param schema said to the server itself before
  static Proxied on(Server server, String... schema) throws Exception {
    String url = server.newDatabase();
    Server.execute(url, schema);
    return new Proxied(
        url, SavepointProxy.open(PostgresAddress.of(url), 0, Duration.ofMillis(600)));
  }

  /// A new connection to the proxy.
  ///
  /// @param properties of the driver, names and values in turn
  Connection client(String... properties) throws SQLException {
    PostgresAddress address = proxy.address();
    Properties all = address.properties();
    for (int i = 0; i < properties.length; i += 2) {
      all.setProperty(properties[i], properties[i + 1]);
    }
    Connection client = DriverManager.getConnection(address.jdbcUrl(), all);
    clients.add(client);
    return client;
  }

  /// What everybody else sees of a query: what is committed.
  String outside(String sql) throws SQLException {
    try (Connection other = Server.connect(url)) {
      return ask(other, sql);
    }
  }

  static void run(Connection client, String... statements) throws SQLException {
    try (Statement statement = client.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// The first column, separated by spaces.
  static String ask(Connection client, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = client.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return String.join(" ", values);
  }

  /// Something that is expected to fail.
  interface Attempt {
    void run() throws SQLException;
  }

  /// Sees it fail.
  ///
  /// @param state of SQL, of the failure
  /// @return its message
  static String refused(String state, Attempt attempt) {
    SQLException failure = assertThrows(SQLException.class, attempt::run);
    assertEquals(state, failure.getSQLState(), failure.getMessage());
    return String.valueOf(failure.getMessage());
  }

  @Override
  public void close() throws SQLException {
    for (Connection client : clients) {
      client.close();
    }
    proxy.close();
  }
}
