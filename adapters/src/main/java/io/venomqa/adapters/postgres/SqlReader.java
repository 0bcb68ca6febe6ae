package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.sql.Queries;
import io.venomqa.adapters.sql.Statements;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.SystemFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers the queries of invariants in transactions that cannot write, each by the content that is
/// committed at that moment.
final class SqlReader implements Queries.Reader {

  private static final int MOST_ROWS = 100_000;
  private static final int MOST_STATEMENTS = 200;
  private static final String ONLY_READS = "Only statements that read are allowed here";

  /// What the server says of a prepared statement that it has lost, or whose tables were changed.
  private static final Set<String> OUTDATED = Set.of("26000", "0A000");

  /// Texts that become a time as soon as a statement is parsed, and would stay that one.
  private static final Pattern MOMENT =
      Pattern.compile("(?i)\\b(now|today|tomorrow|yesterday)(?!\\w*\"?\\s*\\()");

  /// Ends the transaction in the round trip of the statement itself; on a line of its own, since
  /// that may end in a comment.
  private static final String AND_END = "\n;ROLLBACK";

  private final Connection connection;
  private final LinkedHashMap<String, Prepared> prepared = new LinkedHashMap<>();
  private volatile @Nullable Statement running;

  /// @param wanted how many values it needs
  private record Prepared(PreparedStatement statement, int wanted) {}

  private SqlReader(Connection connection) {
    this.connection = connection;
  }

  static SqlReader open(String system, PostgresAddress address) throws SystemFailure {
    Properties properties = address.properties();
    properties.setProperty("ApplicationName", "venomqa queries");
    properties.setProperty("stringtype", "unspecified");
    properties.setProperty("binaryTransfer", "false");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("prepareThreshold", "1");
    properties.setProperty("preparedStatementCacheQueries", "0"); // what is closed here is gone
    properties.setProperty("readOnly", "true");
    try {
      Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      return new SqlReader(connection);
    } catch (SQLException e) {
      throw Failures.notConnected(system, address, e);
    }
  }

  @Override
  public List<Row> query(String sql, List<Cell> parameters) throws QueryFailure {
    if (Statements.isMoreThanOne(sql)) {
      throw new QueryFailure("One statement at a time, please: " + sql);
    }
    try {
      return asked(sql, parameters);
    } catch (SQLException e) {
      throw failure(sql, parameters, e);
    } finally {
      running = null;
      endTransaction();
    }
  }

  private List<Row> asked(String sql, List<Cell> parameters) throws SQLException, QueryFailure {
    if (parameters.isEmpty() && sql.contains("?") && !sql.contains("??")) {
      try (Statement statement = connection.createStatement()) {
        running = statement;
        return rows(statement, statement.execute(sql + AND_END), sql);
      }
    }
    if (MOMENT.matcher(sql).find()) {
      Prepared once = prepare(sql);
      try (PreparedStatement _ = once.statement()) {
        return asked(once, sql, parameters);
      }
    }
    boolean isNew = !prepared.containsKey(sql);
    try {
      return asked(prepared(sql), sql, parameters);
    } catch (SQLException e) {
      forget(sql);
      if (isNew || !OUTDATED.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      endTransaction();
      return asked(prepared(sql), sql, parameters);
    }
  }

  private List<Row> asked(Prepared known, String sql, List<Cell> parameters)
      throws SQLException, QueryFailure {
    if (known.wanted() != parameters.size()) {
      throw new QueryFailure(
          "The statement has %d parameters, %d values were given: %s"
              .formatted(known.wanted(), parameters.size(), sql));
    }
    PreparedStatement statement = known.statement();
    running = statement;
    for (int i = 0; i < parameters.size(); i++) {
      bind(statement, i + 1, parameters.get(i));
    }
    return rows(statement, statement.execute(), sql);
  }

  private static List<Row> rows(Statement statement, boolean reads, String sql)
      throws SQLException, QueryFailure {
    if (!reads) {
      throw new QueryFailure(ONLY_READS + ": " + sql);
    }
    try (ResultSet result = statement.getResultSet()) {
      return rows(result, sql);
    }
  }

  private static QueryFailure failure(String sql, List<Cell> parameters, SQLException cause) {
    String reason =
        "25006".equals(cause.getSQLState())
            ? ONLY_READS
            : Failures.plain(cause)
                + (parameters.isEmpty() && sql.contains("?")
                    ? " (no values were given, so `?` is an operator)"
                    : "");
    return new QueryFailure(reason + ": " + sql, cause);
  }

  /// A statement is planned once, since an invariant asks the same in every state; unless it names
  /// a moment. Where values are given, `?` stands for one, and the operator is written `??`; where
  /// none are, `?` is the operator, and `??` may be written for it.
  private Prepared prepared(String sql) throws SQLException {
    Prepared known = prepared.get(sql);
    if (known != null) {
      return known;
    }
    Prepared fresh = prepare(sql);
    prepared.put(sql, fresh);
    if (prepared.size() > MOST_STATEMENTS) {
      prepared.pollFirstEntry().getValue().statement().close();
    }
    return fresh;
  }

  private Prepared prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql + AND_END);
    try {
      int wanted = sql.contains("?") ? statement.getParameterMetaData().getParameterCount() : 0;
      return new Prepared(statement, wanted);
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private void forget(String sql) throws SQLException {
    Prepared known = prepared.remove(sql);
    if (known != null) {
      known.statement().close();
    }
  }

  /// So that the next query sees what is committed then. Does nothing where it has ended.
  private void endTransaction() {
    try {
      connection.rollback();
    } catch (SQLException brokenAlready) {
      // The next query says so.
    }
  }

  @Override
  public boolean isOpen() {
    try {
      return !connection.isClosed();
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void cancel() {
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException endedAlready) {
        // Then there is nothing to break off.
      }
    }
  }

  private static void bind(PreparedStatement statement, int parameter, Cell cell)
      throws SQLException {
    switch (cell) {
      case Cell.Null _ -> statement.setNull(parameter, Types.NULL);
      case Cell.Whole(long value) ->
          statement.setObject(parameter, Long.toString(value), Types.OTHER);
      case Cell.Real(double value) ->
          statement.setObject(parameter, Double.toString(value), Types.OTHER);
      case Cell.Bool(boolean value) -> statement.setBoolean(parameter, value);
      case Cell.Text(String value) -> statement.setString(parameter, value);
      case Cell.Json(String value) -> statement.setString(parameter, value);
      case Cell.Binary(var value) -> statement.setBytes(parameter, value.bytes());
    }
  }

  private static List<Row> rows(ResultSet result, String sql) throws SQLException, QueryFailure {
    ResultSetMetaData meta = result.getMetaData();
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      names.add(meta.getColumnLabel(i));
      types.add(meta.getColumnTypeName(i));
    }
    List<Row> rows = new ArrayList<>();
    while (result.next()) {
      if (rows.size() == MOST_ROWS) {
        throw new QueryFailure("More than %,d rows: %s".formatted(MOST_ROWS, sql));
      }
      List<Cell> cells = new ArrayList<>(names.size());
      for (int i = 0; i < names.size(); i++) {
        cells.add(Cells.of(types.get(i), result.getString(i + 1)));
      }
      rows.add(new Row(names, cells));
    }
    return List.copyOf(rows);
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
