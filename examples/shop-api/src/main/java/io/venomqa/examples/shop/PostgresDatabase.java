package io.venomqa.examples.shop;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/// A PostgreSQL database, which must be there; its tables are made when missing.
///
/// @param address `host` or `host:port`
/// @param name the database's
/// @param user empty: the one of the operating system
/// @param password may be empty
public record PostgresDatabase(String address, String name, String user, String password)
    implements Database {

  /// Whether a text is meant as the URL of such a database.
  static boolean isUrl(String text) {
    return text.startsWith("postgresql:") || text.startsWith("postgres:");
  }

  /// Reads `postgresql://user:password@host:port/name`.
  ///
  /// @throws IllegalArgumentException with a sentence that does not contain the URL
  static PostgresDatabase of(String url) {
    try {
      URI uri = new URI(url);
      String path = uri.getRawPath();
      if (uri.getHost() != null && path != null && path.length() > 1) {
        String[] user = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        return new PostgresDatabase(
            uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()),
            decoded(path.substring(1)),
            decoded(user[0]),
            user.length < 2 ? "" : decoded(user[1]));
      }
    } catch (URISyntaxException notOne) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "--db takes a file or postgresql://user:password@host:port/name");
  }

  @Override
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "shop");
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://"
            + address
            + "/"
            + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"),
        properties);
  }

  @Override
  public List<String> schema() {
    return List.of(
        """
        create table if not exists orders (
          id serial primary key,
          total integer not null check (total > 0),
          refunded bigint not null default 0,
          status text not null default 'paid')\
        """,
        """
        create table if not exists refunds (
          id serial primary key,
          order_id integer not null references orders (id),
          amount integer not null check (amount > 0))\
        """,
        "create index if not exists refunds_by_order on refunds (order_id)");
  }

  @Override
  public String rowLock() {
    return " for update";
  }

  /// Without the password.
  @Override
  public String toString() {
    return "PostgresDatabase[" + address + "/" + name + "]";
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
