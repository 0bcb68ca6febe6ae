package io.venomqa.adapters.sql;

/// Looks at a text of SQL without understanding it: at its quotes, comments and semicolons.
public final class Statements {

  private final String sql;
  private int at;

  private Statements(String sql) {
    this.sql = sql;
  }

  /// Whether something follows the first statement. Drivers silently drop it, or run it as well.
  public static boolean isMoreThanOne(String sql) {
    return new Statements(sql).isMoreThanOne();
  }

  private boolean isMoreThanOne() {
    boolean ended = false;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (sql.startsWith("--", at)) {
        skipTo("\n");
      } else if (sql.startsWith("/*", at)) {
        skipTo("*/");
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (c == ';') {
        ended = true;
        at++;
      } else if (ended) {
        return true;
      } else if (c == '\'' || c == '"' || c == '`') {
        at++;
        skipTo(String.valueOf(c));
      } else if (c == '[') {
        skipTo("]");
      } else {
        at++;
      }
    }
    return false;
  }

  private void skipTo(String end) {
    int found = sql.indexOf(end, at);
    at = found < 0 ? sql.length() : found + end.length();
  }
}
