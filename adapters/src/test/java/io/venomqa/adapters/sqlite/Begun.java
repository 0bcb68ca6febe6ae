package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.sqlite.SqliteOptions.Mechanism;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.SystemFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A small database with a begun system and the connection of an API, for examples of one behaviour
/// each.
final class Begun implements AutoCloseable {

  final Path file;
  final Connection api;
  final SqliteSystem system;
  final Checkpoint initial;

  private Begun(Path file, Connection api, SqliteSystem system, Checkpoint initial) {
    this.file = file;
    this.api = api;
    this.system = system;
    this.initial = initial;
  }

  static SqliteOptions options(
      Path folder, Mechanism mechanism, Recover recover, String... ignore) {
    return new SqliteOptions(
        mechanism, List.of(ignore), recover, folder.resolve("work"), Duration.ofMillis(300));
  }

  static SqliteOptions options(Path folder, String... ignore) {
    return options(folder, Mechanism.AUTO, Recover.ASK, ignore);
  }

  /// @param schema statements separated by `;;`
  static Begun on(Path folder, SqliteOptions options, String schema)
      throws SQLException, SystemFailure {
    Path file = folder.resolve("db file ü.db");
    Connection api = DriverManager.getConnection("jdbc:sqlite:" + file);
    execute(api, "PRAGMA journal_mode = WAL;;" + schema);
    SqliteSystem system = new SqliteSystem("db", file, options);
    system.begin();
    return new Begun(file, api, system, system.checkpoint());
  }

  static Begun on(Path folder, String schema) throws SQLException, SystemFailure {
    return on(folder, options(folder), schema);
  }

  void api(String sql) throws SQLException {
    execute(api, sql);
  }

  /// Everything in a table, in words.
  String table(String name) throws SQLException {
    StringBuilder rows = new StringBuilder();
    try (Statement statement = api.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM " + name)) {
      while (result.next()) {
        rows.append(rows.isEmpty() ? "" : "; ");
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          rows.append(i > 1 ? " " : "").append(result.getString(i));
        }
      }
    }
    return rows.toString();
  }

  /// The number of changes per table.
  Map<String, Integer> drained() throws SystemFailure {
    Map<String, Integer> counts = new TreeMap<>();
    system.drain().changes().forEach(change -> counts.merge(change.table(), 1, Integer::sum));
    return counts;
  }

  static void execute(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : script.split(";;", -1)) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    system.close();
    api.close();
  }
}
