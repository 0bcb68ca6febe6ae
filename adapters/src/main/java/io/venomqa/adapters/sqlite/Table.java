package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Mask;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A table whose rows are watched.
///
/// @param number its place in the order of names; what the log knows it by
/// @param columns those that are stored; generated ones follow from them
/// @param key by which names SQL reaches the row's key: the rowid, or the columns of the primary
///   key of a WITHOUT ROWID table
/// @param hiddenKey whether the key is a rowid that is no column
/// @param uniques what REPLACE may delete other rows for, the key aside
record Table(
    int number,
    String name,
    List<String> columns,
    List<String> key,
    boolean hiddenKey,
    List<List<UniquePart>> uniques,
    Mask mask) {

  /// A column of a unique index.
  ///
  /// @param whenNull the SQL of the value that REPLACE stores instead of NULL
  record UniquePart(String column, String collation, @Nullable String whenNull) {}

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  String sqlName() {
    return quote(name);
  }

  /// Key and columns, quoted, each after the prefix.
  List<String> keyAndColumns(String prefix) {
    return IntStream.range(0, key.size() + columns.size())
        .mapToObj(i -> i < key.size() ? key.get(i) : columns.get(i - key.size()))
        .map(name -> prefix + quote(name))
        .toList();
  }

  String selectAll() {
    return "SELECT " + String.join(", ", keyAndColumns("")) + " FROM " + sqlName();
  }

  String whereKey(String of) {
    return key.stream()
        .map(name -> quote(name) + " = " + (of.isEmpty() ? "?" : of + quote(name)))
        .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  Row row(Image image) {
    return new Row(columns, image.cells());
  }
}
