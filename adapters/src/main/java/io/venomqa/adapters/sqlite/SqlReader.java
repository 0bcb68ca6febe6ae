package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.QueryFailure;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Answers the queries of invariants on a connection that cannot write, each by the content that is
/// committed at that moment.
final class SqlReader implements AutoCloseable {

  private final Database db;

  SqlReader(Database db) {
    this.db = db;
  }

  List<Row> query(String sql, List<Cell> parameters) throws QueryFailure {
    try {
      PreparedStatement statement = db.prepared(sql);
      ResultSetMetaData meta = statement.getMetaData();
      if (meta.getColumnCount() == 0) {
        throw new QueryFailure("Only statements that read are allowed here: " + sql);
      }
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
      String reason =
          Failures.isReadOnly(e)
              ? "Only statements that read are allowed here"
              : Failures.isBusy(e) ? "The database stayed locked" : Failures.plain(e);
      throw new QueryFailure(reason + ": " + sql, e);
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

  @Override
  public void close() {
    db.close();
  }
}
