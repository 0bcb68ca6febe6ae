package io.venomqa.engine.identity;

/// A place that values are met in: a column of a table, or a value of the context.
///
/// @param system the system's name; empty for the context
/// @param column the column's name; of the context the value's path, where `[]` stands for any
///   element of a list
public record Source(String system, String table, String column) implements Comparable<Source> {

  private static final String CONTEXT = "context";
  private static final String COOKIES = "cookies";

  static Source context(String path) {
    return new Source("", CONTEXT, path);
  }

  static Source cookie(String name) {
    return new Source("", COOKIES, name);
  }

  /// Whether it is a column of a system's table.
  public boolean isColumn() {
    return !system.isEmpty();
  }

  @Override
  public int compareTo(Source other) {
    return toString().compareTo(other.toString());
  }

  /// `db.orders.id` or `context.order_id`.
  @Override
  public String toString() {
    return (system.isEmpty() ? "" : system + ".") + table + "." + column;
  }
}
