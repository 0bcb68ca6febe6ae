package io.venomqa.adapters.postgres;

import io.venomqa.adapters.contract.SqlProcess;
import io.venomqa.adapters.project.PostgresAddress;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/// A process of its own that keeps connections to a database open, as an API does, in sessions of
/// different settings: executes the statements that it reads, and dumps. Shares no code with what
/// it is there to check.
public final class PostgresClient {

  private static final List<String> SETTINGS =
      List.of(
          "SET timezone = 'America/St_Johns'; SET datestyle = 'ISO, DMY'; SET extra_float_digits = -3",
          "SET intervalstyle = 'sql_standard'; SET bytea_output = 'escape'; SET datestyle = 'ISO, MDY'",
          "SET timezone = 'UTC'; SET extra_float_digits = 3; SET search_path = other, public");

  private PostgresClient() {}

  /// With connections of different settings, used in turn.
  static SqlProcess start(String url, int connections) throws IOException {
    return start(url, connections, true);
  }

  /// With connections of the usual settings, used in turn, each of which has read everything once.
  static SqlProcess readers(String url, int connections) throws IOException {
    SqlProcess client = start(url, connections, false);
    for (int i = 0; i < connections; i++) {
      client.dump();
    }
    return client;
  }

  private static SqlProcess start(String url, int connections, boolean differ) throws IOException {
    PostgresAddress address = PostgresAddress.of(url);
    return SqlProcess.start(
        PostgresClient.class,
        address.jdbcUrl(),
        address.user(),
        address.password(),
        Integer.toString(connections),
        Boolean.toString(differ));
  }

  /// Runs until its input ends.
  ///
  /// @param arguments the JDBC URL, user, password, number of connections, and whether their
  ///   settings differ
  public static void main(String[] arguments) throws SQLException, IOException {
    Pool pool = new Pool(arguments);
    SqlProcess.serve(pool::answer);
  }

  private static final class Pool {

    private final String[] arguments;
    private List<Connection> connections;
    private int turn;

    Pool(String[] arguments) throws SQLException {
      this.arguments = arguments;
      this.connections = connect(arguments);
    }

    private String answer(String command) throws SQLException, IOException {
      Connection connection = connections.get(turn++ % connections.size());
      try {
        switch (command) {
          case "connect" -> connections = connect(arguments);
          case "dump" -> {
            return PostgresClient.dump(connection);
          }
          default -> {
            for (String sql : command.split(";;", -1)) {
              execute(connection, sql);
            }
          }
        }
        return "";
      } catch (SQLException e) {
        execute(connection, "ROLLBACK");
        throw e;
      }
    }
  }

  private static List<Connection> connect(String[] arguments) throws SQLException {
    List<Connection> pool = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
      Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
      if (i > 0 && Boolean.parseBoolean(arguments[4])) {
        execute(connection, SETTINGS.get((i - 1) % SETTINGS.size()));
      }
      pool.add(connection);
    }
    return pool;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return values;
  }

  private static String dump(Connection connection) throws SQLException, IOException {
    StringWriter dump = new StringWriter();
    execute(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ");
    for (String table :
        column(
            connection,
            "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
                + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'venomqa') ORDER BY 1")) {
      dump.append(table).append('\n');
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (SELECT t.* FROM ONLY " + table + " t ORDER BY t::text) TO STDOUT", dump);
    }
    for (String sequence :
        column(
            connection,
            "SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename) FROM pg_sequences"
                + " WHERE schemaname NOT IN ('pg_catalog', 'venomqa') ORDER BY 1")) {
      dump.append(sequence).append(' ');
      dump.append(
              column(connection, "SELECT last_value || ' ' || is_called FROM " + sequence)
                  .getFirst())
          .append('\n');
    }
    execute(connection, "COMMIT");
    return dump.toString();
  }
}
