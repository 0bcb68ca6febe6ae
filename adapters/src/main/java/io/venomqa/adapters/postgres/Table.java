package io.venomqa.adapters.postgres;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A table; a partitioned one with all of its partitions.
///
/// @param number its place in the [Schema]
/// @param oid of the root, where it is partitioned
/// @param name for people: without its schema where that is `public`
/// @param sql quoted, with its schema
/// @param columns those that are stored and not generated, in their order
/// @param key places in `columns` of a unique key that is never null; empty when there is none
/// @param partitioned whether it has no rows of its own
/// @param mask what does not count as state
record Table(
    int number,
    long oid,
    String name,
    String sql,
    List<Column> columns,
    List<Integer> key,
    boolean partitioned,
    Mask mask) {

  /// @param name as it is
  /// @param type the name of its type, of a domain the name of the base type
  /// @param declared the type in SQL, with its schema and modifiers
  record Column(String name, String type, String declared) {

    String sql() {
      return Sql.quoted(name);
    }
  }

  Row row(Image image) {
    List<@Nullable String> fields = Composite.fields(image.text());
    List<String> names = new ArrayList<>(columns.size());
    List<Cell> cells = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      names.add(columns.get(i).name());
      cells.add(Cells.of(columns.get(i).type(), fields.get(i)));
    }
    return new Row(names, cells);
  }

  /// The values of the key; of a table without one the whole image.
  List<@Nullable String> keyOf(Image image) {
    List<@Nullable String> fields = Composite.fields(image.text());
    if (key.isEmpty()) {
      return fields;
    }
    List<@Nullable String> values = new ArrayList<>(key.size());
    key.forEach(place -> values.add(fields.get(place)));
    return values;
  }

  /// The hash of what counts as state in a row. That an ignored column is NULL still counts.
  ContentHash hash(Image image) {
    if (mask.wholeTable()) {
      return ContentHash.ZERO;
    }
    if (!mask.columns().contains(true)) {
      return ContentHash.of(sql + "\n" + image.text());
    }
    List<@Nullable String> fields = Composite.fields(image.text());
    StringBuilder shown = new StringBuilder(sql);
    for (int i = 0; i < columns.size(); i++) {
      String field = fields.get(i);
      boolean hidden = mask.columns().get(i) && field != null;
      shown
          .append('\n')
          .append(field == null ? "-" : hidden ? "*" : field.length() + ":")
          .append(hidden ? "" : Objects.requireNonNullElse(field, ""));
    }
    return ContentHash.of(shown.toString());
  }

  /// What to read it from: without the tables that inherit from it.
  String source() {
    return (partitioned ? "" : "ONLY ") + sql;
  }

  /// The expression of a row's image.
  String image(String alias) {
    return "ROW("
        + String.join(", ", columns.stream().map(column -> alias + "." + column.sql()).toList())
        + ")::text";
  }
}
