package io.venomqa.engine.identity;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.world.Mask;
import java.util.HashSet;
import java.util.Set;

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

  /// The source that is written so. Of a column whose name has a dot in it another one, which no
  /// value has.
  public static Source of(String written) {
    int first = written.indexOf('.');
    int last = written.lastIndexOf('.');
    String begin = first < 0 ? "" : written.substring(0, first);
    if (begin.equals(CONTEXT) || begin.equals(COOKIES) || first == last) {
      return new Source("", begin, written.substring(first + 1));
    }
    return new Source(begin, written.substring(first + 1, last), written.substring(last + 1));
  }

  /// Whether its name holds a value that no other run will meet, as that of a key in Redis may.
  public boolean isOfOneRun() {
    return Token.of(toString()).stream()
        .anyMatch(token -> token.kind() == Token.Kind.RANDOM || token.kind() == Token.Kind.TIME);
  }

  /// Where the values and the cookies of a context are.
  public static Set<Source> of(Context context) {
    Set<Source> all = new HashSet<>();
    context
        .values()
        .forEach((key, value) -> Leaves.of(key, value).forEach(leaf -> all.add(leaf.source())));
    context.cookies().values().keySet().forEach(name -> all.add(cookie(name)));
    return all;
  }

  /// Whether a pattern of `state.keep` means it: `table.column` or `context.key` with `*` for any
  /// part of a name, or as it is told of, with the system's name before it. A key of the context
  /// means everything in its value.
  public boolean isMeantBy(String pattern) {
    return Mask.matches(pattern, pattern())
        || (isColumn()
            ? Mask.matches(pattern, toString())
            : Mask.matches(pattern + ".*", pattern()) || Mask.matches(pattern + "[]*", pattern()));
  }

  /// As a project names it under `state.keep` and `state.ignore`.
  public String pattern() {
    return table + "." + column;
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
