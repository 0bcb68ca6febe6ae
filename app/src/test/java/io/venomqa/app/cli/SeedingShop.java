package io.venomqa.app.cli;

import io.venomqa.examples.shop.ShopApi;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/// The shop's API as many are: it writes what it needs at each of its starts.
final class SeedingShop {

  private static final String DATABASE = "--db=";

  private SeedingShop() {}

  /// Writes, then starts the shop.
  ///
  /// @param arguments the shop's own
  public static void main(String[] arguments) throws SQLException {
    String database =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(DATABASE))
            .findFirst()
            .orElseThrow()
            .substring(DATABASE.length());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma busy_timeout = 5000");
      statement.execute("create table if not exists users (name text primary key)");
      statement.execute("insert or ignore into users values ('admin')");
      statement.execute("create table if not exists starts (number integer primary key)");
      statement.execute("insert into starts select count(*) from starts");
    }
    ShopApi.main(arguments);
  }
}
