package io.venomqa.adapters.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.postgresql.PGConnection;

/// A process of its own that keeps connections to a database open, as an API does, in sessions of
/// different settings: executes the statements that it reads, and dumps. Shares no code with what
/// it is there to check.
public final class SqlClientMain {

  private static final List<String> SETTINGS =
      List.of(
          "SET timezone = 'America/St_Johns'; SET datestyle = 'ISO, DMY'; SET extra_float_digits = -3",
          "SET intervalstyle = 'sql_standard'; SET bytea_output = 'escape'; SET datestyle = 'ISO, MDY'",
          "SET timezone = 'UTC'; SET extra_float_digits = 3; SET search_path = other, public");

  private SqlClientMain() {}

  /// Runs until its input ends.
  ///
  /// @param arguments the JDBC URL, user, password, number of connections, and whether their
  ///   settings differ
  public static void main(String[] arguments) throws SQLException, IOException {
    List<Connection> pool = pool(arguments);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int turn = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
      String answer;
      Connection connection = pool.get(turn++ % pool.size());
      try {
        if (command.equals("connect")) {
          pool = pool(arguments);
          answer = "+";
        } else if (command.equals("dump")) {
          answer = "+" + dump(connection);
        } else {
          for (String sql : command.split(";;", -1)) {
            execute(connection, sql);
          }
          answer = "+";
        }
      } catch (SQLException e) {
        answer = "-" + e.getMessage();
        execute(connection, "ROLLBACK");
      }
      out.println(Base64.getEncoder().encodeToString(answer.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static List<Connection> pool(String[] arguments) throws SQLException {
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
