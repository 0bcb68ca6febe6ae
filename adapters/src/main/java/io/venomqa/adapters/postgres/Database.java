package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.engine.world.SystemFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// One connection in settings of its own, in which values always have the same text.
final class Database implements AutoCloseable {

  /// What the text of a value depends on. Also set in the functions of triggers, which run in the
  /// API's sessions.
  static final Map<String, String> TEXT_SETTINGS =
      Map.ofEntries(
          Map.entry("TimeZone", "UTC"),
          Map.entry("DateStyle", "ISO, YMD"),
          Map.entry("IntervalStyle", "postgres"),
          Map.entry("extra_float_digits", "1"),
          Map.entry("bytea_output", "hex"),
          Map.entry("lc_monetary", "C"),
          Map.entry("row_security", "off"));

  /// The names that this session sees: PostgreSQL's own first, then what the database sets, then
  /// all others. A check, a generated column, an index or the key of an extension's type may call
  /// what it finds by its bare name; it has to find it while rows are put back.
  private static final String PATH =
      """
      SELECT concat_ws(', ', 'pg_catalog',
        (SELECT nullif(nullif(reset_val, ''), '""') FROM pg_settings WHERE name = 'search_path'),
        (SELECT string_agg(quote_ident(nspname), ', ' ORDER BY nspname) FROM pg_namespace
          WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'venomqa')
            AND has_schema_privilege(oid, 'USAGE')),
        'pg_temp')
      """;

  private static final String NAME = "venomqa";

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Database(Connection connection) {
    this.connection = connection;
  }

  /// Connects.
  ///
  /// @param patience for locks of others
  static Database open(String system, PostgresAddress address, Duration patience)
      throws SystemFailure {
    Properties properties = address.properties();
    properties.setProperty("ApplicationName", NAME);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("prepareThreshold", "1");
    properties.setProperty("binaryTransfer", "false");
    try {
      Database database = new Database(DriverManager.getConnection(address.jdbcUrl(), properties));
      try {
        database.set(TEXT_SETTINGS);
        database.set(
            Map.of(
                "lock_timeout", patience.toMillis() + "ms",
                "synchronous_commit", "off",
                "idle_in_transaction_session_timeout", "0",
                "idle_session_timeout", "0",
                "statement_timeout", "0",
                "client_min_messages", "warning"));
        // Whatever the database or the role is set to: each statement has to see what was committed
        // until then, and a text has to become the value that it was made of.
        database.set(
            Map.of(
                "default_transaction_isolation", "read committed",
                "default_transaction_read_only", "off",
                "default_transaction_deferrable", "off",
                "array_nulls", "on",
                "xmloption", "content",
                "quote_all_identifiers", "off"));
        database.set(Map.of("search_path", database.text(PATH)));
        return database;
      } catch (SQLException | RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Failures.notConnected(system, address, e);
    }
  }

  void set(Map<String, String> settings) throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT 1");
    settings.forEach((name, value) ->
        sql.append(", set_config(")
            .append(Sql.literal(name))
            .append(", ")
            .append(Sql.literal(value))
            .append(", false)"));
    run(sql.toString());
  }

  /// Whether triggers and foreign keys can be kept from firing in this session; switches them off.
  boolean becomesReplica() throws SQLException {
    try {
      run("SET session_replication_role = replica");
      return true;
    } catch (SQLException e) {
      if (Failures.isForbidden(e)) {
        return false;
      }
      throw e;
    }
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void begin() throws SQLException {
    connection.setAutoCommit(false);
  }

  void commit() throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  void rollback() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /// A statement, prepared once and kept.
  PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  Connection connection() {
    return connection;
  }

  /// All rows of a result, as texts.
  List<List<@Nullable String>> rows(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return rows(result);
      }
    }
  }

  static List<List<@Nullable String>> rows(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<List<@Nullable String>> rows = new ArrayList<>();
    while (result.next()) {
      List<@Nullable String> row = new ArrayList<>(columns);
      for (int i = 1; i <= columns; i++) {
        row.add(result.getString(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /// The first value of a result; empty where there is none or it is NULL.
  String text(String sql, Object... parameters) throws SQLException {
    List<List<@Nullable String>> rows = rows(sql, parameters);
    String text = rows.isEmpty() ? null : rows.getFirst().getFirst();
    return text == null ? "" : text;
  }

  long number(String sql, Object... parameters) throws SQLException {
    String text = text(sql, parameters);
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  boolean isTrue(String sql, Object... parameters) throws SQLException {
    return text(sql, parameters).equals("t");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("A connection to PostgreSQL could not be closed.", e);
    }
  }
}
