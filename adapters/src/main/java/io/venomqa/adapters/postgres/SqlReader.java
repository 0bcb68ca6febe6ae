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
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Answers the queries of invariants in transactions that cannot write, each by the content that is
/// committed at that moment.
final class SqlReader implements Queries.Reader {

  private static final int MOST_ROWS = 100_000;

  /// Ends the transaction in the round trip of the statement itself; on a line of its own, since
  /// that may end in a comment.
  private static final String AND_END = "\n;ROLLBACK";

  private final Connection connection;
  private volatile @Nullable Statement running;

  private SqlReader(Connection connection) {
    this.connection = connection;
  }

  static SqlReader open(String system, PostgresAddress address) throws SystemFailure {
    Properties properties = address.properties();
    properties.setProperty("ApplicationName", "venomqa queries");
    properties.setProperty("stringtype", "unspecified");
    properties.setProperty("binaryTransfer", "false");
    properties.setProperty("connectTimeout", "5");
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
    try (Statement statement = statement(sql, parameters)) {
      running = statement;
      boolean reads =
          statement instanceof PreparedStatement with
              ? with.execute()
              : statement.execute(sql + AND_END);
      if (!reads) {
        throw new QueryFailure("Only statements that read are allowed here: " + sql);
      }
      try (ResultSet result = statement.getResultSet()) {
        return rows(result, sql);
      }
    } catch (SQLException e) {
      String reason =
          "25006".equals(e.getSQLState())
              ? "Only statements that read are allowed here"
              : Failures.plain(e)
                  + (parameters.isEmpty() && sql.contains("?")
                      ? " (no values were given, so `?` is an operator)"
                      : "");
      throw new QueryFailure(reason + ": " + sql, e);
    } finally {
      running = null;
      endTransaction();
    }
  }

  /// Where values are given, `?` stands for one, and the operator is written `??`. Where none are,
  /// `?` is the operator, and `??` may be written for it.
  private Statement statement(String sql, List<Cell> parameters) throws SQLException, QueryFailure {
    if (parameters.isEmpty() && !sql.contains("??")) {
      return connection.createStatement();
    }
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      int wanted = statement.getParameterMetaData().getParameterCount();
      if (wanted != parameters.size()) {
        throw new QueryFailure(
            "The statement has %d parameters, %d values were given: %s"
                .formatted(wanted, parameters.size(), sql));
      }
      for (int i = 0; i < parameters.size(); i++) {
        bind(statement, i + 1, parameters.get(i));
      }
      return statement;
    } catch (SQLException | QueryFailure | RuntimeException e) {
      statement.close();
      throw e;
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
