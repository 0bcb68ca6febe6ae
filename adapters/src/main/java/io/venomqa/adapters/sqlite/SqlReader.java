package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.sql.Queries;
import io.venomqa.adapters.sql.Statements;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.QueryFailure;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Answers the queries of invariants on a connection that cannot write, each by the content that is
/// committed at that moment.
final class SqlReader implements Queries.Reader {

  private static final String ONLY_READS = "Only statements that read are allowed here";
  private static final int MOST_STATEMENTS = 200;

  private final Database db;
  private final LinkedHashMap<String, PreparedStatement> statements = new LinkedHashMap<>();

  SqlReader(Database db) {
    this.db = db;
  }

  @Override
  public List<Row> query(String sql, List<Cell> parameters) throws QueryFailure {
    try {
      PreparedStatement statement = reading(sql);
      int wanted = statement.getParameterMetaData().getParameterCount();
      if (wanted != parameters.size()) {
        throw new QueryFailure(
            "The statement has %d parameters, %d values were given: %s"
                .formatted(wanted, parameters.size(), sql));
      }
      for (int i = 0; i < parameters.size(); i++) {
        Image.bind(statement, i + 1, parameters.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        return rows(result);
      }
    } catch (SQLException e) {
      forget(sql, e);
      String reason =
          Failures.isReadOnly(e)
              ? ONLY_READS
              : Failures.isBusy(e) ? "The database stayed locked" : Failures.plain(e);
      throw new QueryFailure(reason + ": " + sql, e);
    }
  }

  private PreparedStatement reading(String sql) throws SQLException, QueryFailure {
    PreparedStatement known = statements.get(sql);
    if (known != null) {
      return known;
    }
    if (Statements.isMoreThanOne(sql)) {
      throw new QueryFailure("One statement at a time, please: " + sql);
    }
    PreparedStatement statement = db.prepare(sql);
    if (!returnsRows(statement)) {
      statement.close();
      throw new QueryFailure(ONLY_READS + ": " + sql);
    }
    statements.put(sql, statement);
    if (statements.size() > MOST_STATEMENTS) {
      statements.pollFirstEntry().getValue().close();
    }
    return statement;
  }

  /// The driver would say of a statement that has failed that it is not executing, not why.
  private void forget(String sql, SQLException cause) {
    PreparedStatement failed = statements.remove(sql);
    if (failed != null) {
      try {
        failed.close();
      } catch (SQLException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private static boolean returnsRows(PreparedStatement statement) {
    try {
      return statement.getMetaData().getColumnCount() > 0;
    } catch (SQLException e) {
      return false; // the driver's way to say that there is no column
    }
  }

  private static List<Row> rows(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(meta.getColumnLabel(i));
    }
    List<Row> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(new Row(columns, Image.read(result, 1, columns.size()).cells()));
    }
    return List.copyOf(rows);
  }

  /// A file does not close a connection.
  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void cancel() {
    db.interrupt();
  }

  @Override
  public void close() {
    db.close();
  }
}
