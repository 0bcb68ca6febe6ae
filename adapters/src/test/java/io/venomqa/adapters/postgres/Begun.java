package io.venomqa.adapters.postgres;

import io.venomqa.adapters.postgres.PostgresOptions.Mechanism;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.project.Recover;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/// A small database with a begun system and a connection of an API, for examples of one behaviour
/// each.
final class Begun implements AutoCloseable {

  final String url;
  final Connection api;
  final PostgresSystem system;
  final Checkpoint initial;

  private Begun(String url, Connection api, PostgresSystem system, Checkpoint initial) {
    this.url = url;
    this.api = api;
    this.system = system;
    this.initial = initial;
  }

  static PostgresOptions options(Mechanism mechanism, Recover recover, String... ignore) {
    return new PostgresOptions(
        mechanism, List.of(), List.of(ignore), true, recover, Duration.ofMillis(600));
  }

  static PostgresOptions options(String... ignore) {
    return options(Mechanism.AUTO, Recover.ASK, ignore);
  }

  /// As the superuser, unless the user of another connection is given.
  static Begun on(Server server, PostgresOptions options, String... schema)
      throws SQLException, SystemFailure {
    String url = server.newDatabase();
    Server.execute(url, schema);
    PostgresSystem system = new PostgresSystem("db", PostgresAddress.of(url), options);
    system.begin();
    return new Begun(url, Server.connect(url), system, system.checkpoint());
  }

  void api(String... statements) throws SQLException {
    try (Statement statement = api.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// Everything in a table, in words.
  String table(String query) throws SQLException {
    StringBuilder rows = new StringBuilder();
    try (Statement statement = api.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT t::text FROM " + query + " t ORDER BY t::text")) {
      while (result.next()) {
        rows.append(rows.isEmpty() ? "" : " ").append(result.getString(1));
      }
    }
    return rows.toString();
  }

  @Override
  public void close() throws SQLException {
    system.close();
    api.close();
  }
}
