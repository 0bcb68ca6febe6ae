package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Cell;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a row is known by: its table's number and the values of its key.
record RowKey(int table, List<Cell> values) {

  RowKey {
    values = List.copyOf(values);
  }

  /// In words, such as `orders, row id=3`.
  String words(Table table) {
    return table.name()
        + ", row "
        + IntStream.range(0, values.size())
            .mapToObj(i -> table.key().get(i) + "=" + values.get(i).display())
            .collect(Collectors.joining(", "));
  }
}
