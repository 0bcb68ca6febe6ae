package io.venomqa.bench.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Prints all that a database holds, a row in a line, sorted: two dumps are equal when the contents
/// are. It shares no code with the adapters.
final class Dump {

  private Dump() {}

  /// Prints the dump of one database.
  ///
  /// @param arguments the URL of a PostgreSQL database, or a SQLite file
  public static void main(String[] arguments) throws SQLException {
    boolean postgres = arguments[0].startsWith("postgresql:");
    String url = postgres ? TestDatabase.jdbc(arguments[0]) : "jdbc:sqlite:" + arguments[0];
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      String tables =
          postgres
              ? """
              select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
              where schemaname not in ('pg_catalog', 'information_schema')\
              """
              : "select '\"' || name || '\"' from sqlite_schema where type = 'table'";
      for (String table : texts(statement, tables)) {
        lines.add(table);
        rows(statement, table, lines);
      }
      lines.addAll(
          texts(
              statement,
              postgres
                  ? "select concat_ws(' ', 'sequence', schemaname, sequencename, last_value) from pg_sequences"
                      + " union all select 'trigger ' || tgname || ' of ' || tgrelid::regclass"
                      + " from pg_trigger where not tgisinternal"
                  : "select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_schema"));
    }
    lines.stream().sorted().forEach(System.out::println);
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static void rows(Statement statement, String table, List<String> lines)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery("select * from " + table)) {
      while (rows.next()) {
        StringBuilder line = new StringBuilder(table);
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          line.append(' ').append(rows.getMetaData().getColumnName(column)).append('=');
          line.append(text(rows.getObject(column)));
        }
        lines.add(line.toString());
      }
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "null";
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case String text -> text.replace("\n", "\\n");
      default -> value.getClass().getSimpleName() + ' ' + value;
    };
  }
}
