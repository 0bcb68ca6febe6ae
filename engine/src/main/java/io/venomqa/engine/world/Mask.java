package io.venomqa.engine.world;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which columns of a table do not count as state.
///
/// @param wholeTable whether not even the number of its rows counts
/// @param columns for each column, whether its value does not count; that it is NULL still does
public record Mask(boolean wholeTable, List<Boolean> columns) {

  public Mask {
    columns = List.copyOf(columns);
  }

  /// What the patterns of a project say of one table.
  ///
  /// @param patterns `table.column` with `*` for any part of a name; `table.*` for a whole table
  public static Mask of(List<String> patterns, String table, List<String> columns) {
    List<String> ofTable =
        patterns.stream()
            .filter(pattern -> matches(pattern.substring(0, dot(pattern)), table))
            .map(pattern -> pattern.substring(Math.min(dot(pattern) + 1, pattern.length())))
            .toList();
    return new Mask(
        ofTable.stream().anyMatch(pattern -> pattern.isEmpty() || pattern.equals("*")),
        columns.stream()
            .map(column -> ofTable.stream().anyMatch(pattern -> matches(pattern, column)))
            .toList());
  }

  /// Whether it leaves out anything at all.
  public boolean hidesAny() {
    return wholeTable || columns.contains(true);
  }

  private static int dot(String pattern) {
    int dot = pattern.lastIndexOf('.');
    return dot < 0 ? pattern.length() : dot;
  }

  /// Whether a name is like a pattern, in which `*` stands for anything; not whether it is written
  /// in large letters.
  public static boolean matches(String glob, String name) {
    String regex =
        Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
        .matcher(name)
        .matches();
  }
}
