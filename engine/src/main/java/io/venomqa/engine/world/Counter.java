package io.venomqa.engine.world;

/// What numbers new rows in a system: a sequence, or the highest row number of a table.
///
/// @param name as people know it, such as `orders_id_seq`; unique in its system
/// @param last the number it gave last when the run began; 0 when it has given none
/// @param numbered the table and column that it numbers, as `table.column`, where the next number
///   follows from the rows that there are, so that numbers of deleted rows come again; empty for
///   one that never gives a number twice
public record Counter(String name, long last, String numbered) {

  /// One that never gives a number twice.
  public Counter(String name, long last) {
    this(name, last, "");
  }

  /// Whether the number of a deleted row is given again.
  public boolean isReusing() {
    return !numbered.isEmpty();
  }
}
