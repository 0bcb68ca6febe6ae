package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.contract.SqlProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A process of its own that keeps connections to a database open, as an API does: executes the
/// statements that it reads, and dumps. Shares no code with what it is there to check.
public final class SqliteClient {

  private SqliteClient() {}

  /// An API with two connections.
  static SqlProcess api(Path database) throws IOException {
    return start(database, 2, "PRAGMA foreign_keys = ON;;PRAGMA synchronous = OFF");
  }

  static SqlProcess dumper(Path database) throws IOException {
    return start(database, 1, "");
  }

  /// With connections that are used in turn, each of which has read everything once.
  static SqlProcess readers(Path database, int connections) throws IOException {
    SqlProcess process = start(database, connections, "");
    for (int i = 0; i < connections; i++) {
      process.dump();
    }
    return process;
  }

  /// @param setUp SQL for each new connection
  static SqlProcess start(Path database, int connections, String setUp) throws IOException {
    return SqlProcess.start(
        SqliteClient.class, database.toString(), Integer.toString(connections), setUp);
  }

  /// Runs until its input ends.
  ///
  /// @param arguments the database, the number of connections, SQL for each new connection
  public static void main(String[] arguments) throws SQLException, IOException {
    List<Connection> pool = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
      execute(connection, "PRAGMA busy_timeout = 10000");
      execute(connection, arguments[2]);
      pool.add(connection);
    }
    AtomicInteger turn = new AtomicInteger();
    SqlProcess.serve(command -> {
      Connection connection = pool.get(turn.getAndIncrement() % pool.size());
      if (command.equals("dump")) {
        return dump(connection);
      }
      if (command.startsWith("?")) {
        return first(connection, command.substring(1));
      }
      execute(connection, command);
      return "";
    });
  }

  private static void execute(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : script.split(";;", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  private static String first(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? String.valueOf(result.getString(1)) : "";
    }
  }

  static String dump(Connection connection) throws SQLException {
    StringBuilder dump = new StringBuilder();
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
      try (ResultSet result =
          statement.executeQuery(
              "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'venomqa%'"
                  + " ORDER BY rowid")) {
        while (result.next()) {
          dump.append(result.getString(3)).append('\n');
          if (result.getString(1).equals("table")
              && !result.getString(3).startsWith("CREATE VIRTUAL")) {
            tables.add(result.getString(2));
          }
        }
      }
      for (String table : tables) {
        dumpTable(statement, table, dump);
      }
      try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
        dump.append("user_version ").append(result.getInt(1)).append('\n');
      }
      statement.execute("COMMIT");
    }
    return dump.toString();
  }

  private static void dumpTable(Statement statement, String table, StringBuilder dump)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    boolean hasRowid;
    try (ResultSet result =
        statement.executeQuery(
            "SELECT wr FROM pragma_table_list WHERE name = '" + table.replace("'", "''") + "'")) {
      hasRowid = !result.next() || result.getInt(1) == 0;
    }
    if (hasRowid) {
      columns.add("_rowid_");
    }
    String quoted = '"' + table.replace("\"", "\"\"") + '"';
    try (ResultSet result = statement.executeQuery("PRAGMA table_xinfo(" + quoted + ")")) {
      while (result.next()) {
        columns.add('"' + result.getString("name").replace("\"", "\"\"") + '"');
      }
    }
    StringBuilder sql = new StringBuilder("SELECT ''");
    for (String column : columns) {
      sql.append(
          " || ' ' || typeof(%1$s) || CASE typeof(%1$s) WHEN 'real' THEN printf('%%!.17g', %1$s) ELSE hex(%1$s) END"
              .formatted(column));
    }
    dump.append(table).append('\n');
    try (ResultSet result = statement.executeQuery(sql + " FROM " + quoted + " ORDER BY 1")) {
      while (result.next()) {
        dump.append(result.getString(1)).append('\n');
      }
    }
  }
}
