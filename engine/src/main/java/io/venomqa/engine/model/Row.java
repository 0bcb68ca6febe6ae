package io.venomqa.engine.model;

import java.util.List;
import java.util.Optional;

/// A row of a table: its columns' names and values, in the table's order.
public record Row(List<String> columns, List<Cell> cells) {

  public Row {
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
    if (columns.size() != cells.size()) {
      throw new IllegalArgumentException(columns.size() + " columns, " + cells.size() + " cells");
    }
  }

  public Optional<Cell> cell(String column) {
    int index = columns.indexOf(column);
    return index < 0 ? Optional.empty() : Optional.of(cells.get(index));
  }
}
