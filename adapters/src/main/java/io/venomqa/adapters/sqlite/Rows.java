package io.venomqa.adapters.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rows of a table as they are now: found, put back and taken away by their key.
final class Rows {

  private final Database db;
  private final Table table;
  private final String find;
  private final String delete;
  private final String insertHead;
  private final List<Integer> updatable;

  Rows(Database db, Table table) {
    this.db = db;
    this.table = table;
    this.find = table.selectAll() + table.whereKey("");
    this.delete = "DELETE FROM " + table.sqlName() + table.whereKey("");
    List<String> names = table.keyAndColumns("");
    this.insertHead =
        "INSERT INTO %s (%s) VALUES ("
            .formatted(
                table.sqlName(),
                String.join(
                    ", ",
                    table.hiddenKey() ? names : names.subList(table.key().size(), names.size())));
    this.updatable =
        IntStream.range(0, table.columns().size())
            .filter(i -> !table.key().contains(table.columns().get(i)))
            .boxed()
            .toList();
  }

  interface Visitor {
    void visit(RowKey key, Image image) throws SQLException;
  }

  Table table() {
    return table;
  }

  /// Fails when this connection cannot write the table, for example because an index needs a
  /// function that only the API has.
  void prepare() throws SQLException {
    db.prepared(delete);
    int values = table.columns().size() + (table.hiddenKey() ? 1 : 0);
    db.prepared(insertHead + "?" + ", ?".repeat(values - 1) + ")");
  }

  Optional<Image> find(RowKey key) throws SQLException {
    PreparedStatement statement = db.prepared(find);
    bind(statement, key, 1);
    try (ResultSet result = statement.executeQuery()) {
      // A collation may take another key for this one: then this one is not there.
      return result.next() && keyOf(result).equals(key)
          ? Optional.of(imageOf(result))
          : Optional.empty();
    }
  }

  void delete(RowKey key) throws SQLException {
    PreparedStatement statement = db.prepared(delete);
    bind(statement, key, 1);
    requireOne(statement.executeUpdate(), key, "removed");
  }

  void insert(RowKey key, Image image) throws SQLException {
    String sql = insertHead + (table.hiddenKey() ? "?, " : "") + image.placeholders() + ")";
    PreparedStatement statement = db.prepared(sql);
    if (table.hiddenKey()) {
      bind(statement, key, 1);
    }
    image.bind(statement, table.hiddenKey() ? 2 : 1);
    requireOne(statement.executeUpdate(), key, "put back");
  }

  /// Whether no row can be in another one's way, so that those that stay may be overwritten.
  boolean areUpdated() {
    return table.uniques().isEmpty() && !updatable.isEmpty();
  }

  void update(RowKey key, Image image) throws SQLException {
    String set =
        updatable.stream()
            .map(i -> Table.quote(table.columns().get(i)) + " = " + image.placeholder(i))
            .collect(Collectors.joining(", ", "UPDATE " + table.sqlName() + " SET ", ""));
    PreparedStatement statement = db.prepared(set + table.whereKey(""));
    for (int i = 0; i < updatable.size(); i++) {
      Image.bind(statement, i + 1, image.cells().get(updatable.get(i)));
    }
    bind(statement, key, updatable.size() + 1);
    requireOne(statement.executeUpdate(), key, "put back");
  }

  void forEach(Visitor visitor) throws SQLException {
    try (ResultSet result = db.prepared(table.selectAll()).executeQuery()) {
      while (result.next()) {
        visitor.visit(keyOf(result), imageOf(result));
      }
    }
  }

  private RowKey keyOf(ResultSet result) throws SQLException {
    return new RowKey(table.number(), Image.read(result, 1, table.key().size()).cells());
  }

  private Image imageOf(ResultSet result) throws SQLException {
    return Image.read(result, table.key().size() + 1, table.columns().size());
  }

  private static void bind(PreparedStatement statement, RowKey key, int first) throws SQLException {
    for (int i = 0; i < key.values().size(); i++) {
      Image.bind(statement, first + i, key.values().get(i));
    }
  }

  private void requireOne(int rows, RowKey key, String what) throws SQLException {
    if (rows != 1) {
      throw new SQLException(rows + " rows were " + what + " for " + key.words(table));
    }
  }
}
