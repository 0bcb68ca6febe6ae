package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The values of a row, exact.
///
/// @param brokenText the places of texts that are not UTF-8; their cells hold the bytes
record Image(List<Cell> cells, List<Integer> brokenText) {

  Image {
    cells = List.copyOf(cells);
    brokenText = List.copyOf(brokenText);
  }

  /// Reads consecutive columns of a result; the first one has number 1.
  static Image read(ResultSet result, int first, int count) throws SQLException {
    List<Cell> cells = new ArrayList<>(count);
    List<Integer> brokenText = new ArrayList<>(0);
    for (int i = 0; i < count; i++) {
      Cell cell = cell(result, first + i);
      // Bytes that are not UTF-8 are read as this character: look at them again.
      if (cell instanceof Cell.Text(String text) && text.indexOf('\uFFFD') >= 0) {
        byte[] bytes = result.getBytes(first + i);
        if (!text.equals(new String(bytes, StandardCharsets.UTF_8))
            || !Body.of(bytes).equals(Body.of(text))) {
          cell = new Cell.Binary(Body.of(bytes));
          brokenText.add(i);
        }
      }
      cells.add(cell);
    }
    return new Image(cells, brokenText);
  }

  static Cell cell(ResultSet result, int column) throws SQLException {
    return switch (result.getObject(column)) {
      case null -> new Cell.Null();
      case Integer value -> new Cell.Whole(value);
      case Long value -> new Cell.Whole(value);
      case Double value -> new Cell.Real(value);
      case String value -> new Cell.Text(value);
      case byte[] value -> new Cell.Binary(Body.of(value));
      case Object other -> throw new SQLException("Unexpected value type " + other.getClass());
    };
  }

  static void bind(PreparedStatement statement, int parameter, Cell cell) throws SQLException {
    switch (cell) {
      case Cell.Null _ -> statement.setObject(parameter, null);
      case Cell.Whole(long value) -> statement.setLong(parameter, value);
      case Cell.Real(double value) -> statement.setDouble(parameter, value);
      case Cell.Text(String value) -> statement.setString(parameter, value);
      case Cell.Bool _, Cell.Json _ -> throw unknownToSqlite(cell);
      case Cell.Binary(Body value) -> statement.setBytes(parameter, value.bytes());
    }
  }

  static IllegalArgumentException unknownToSqlite(Cell cell) {
    return new IllegalArgumentException("SQLite has no value " + cell.display());
  }

  void bind(PreparedStatement statement, int first) throws SQLException {
    for (int i = 0; i < cells.size(); i++) {
      bind(statement, first + i, cells.get(i));
    }
  }

  /// A placeholder per value.
  String placeholders() {
    return IntStream.range(0, cells.size())
        .mapToObj(this::placeholder)
        .collect(Collectors.joining(", "));
  }

  String placeholder(int place) {
    return brokenText.contains(place) ? "CAST(? AS TEXT)" : "?";
  }
}
