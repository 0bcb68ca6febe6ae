package io.venomqa.adapters.postgres;

/// Names and texts inside of SQL.
final class Sql {

  private Sql() {}

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String literal(String text) {
    return text.indexOf('\\') < 0
        ? "'" + text.replace("'", "''") + "'"
        : " E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
