package io.venomqa.adapters.project;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/// Where a database is and as whom to connect, from `postgresql://user:password@host:port/name?…`.
/// Shown without the password.
///
/// @param user empty: the one of the operating system
/// @param parameters of the driver, such as `sslmode=require`; may be empty
public record PostgresAddress(
    String host, int port, String database, String user, String password, String parameters) {

  private static final int PORT = 5432;

  /// Reads a URL.
  ///
  /// @throws IllegalArgumentException when it is not one of a PostgreSQL database, with the reason;
  ///   it does not contain the URL
  public static PostgresAddress of(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException notOne) {
      throw new IllegalArgumentException("it is not a URL: " + notOne.getReason(), notOne);
    }
    if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
      throw new IllegalArgumentException("it does not start with postgresql://");
    }
    String path = uri.getRawPath();
    if (uri.getHost() == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException("it does not name a host and a database");
    }
    String info = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = info.indexOf(':');
    return new PostgresAddress(
        uri.getHost(),
        uri.getPort() < 0 ? PORT : uri.getPort(),
        decoded(path.substring(1)),
        decoded(colon < 0 ? info : info.substring(0, colon)),
        colon < 0 ? "" : decoded(info.substring(colon + 1)),
        uri.getRawQuery() == null ? "" : uri.getRawQuery());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// What a JDBC driver takes, without user and password.
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + encoded(database);
  }

  /// What most drivers take, with user and password; never to be shown.
  public String url() {
    String login =
        user.isEmpty()
            ? ""
            : encoded(user) + (password.isEmpty() ? "" : ":" + encoded(password)) + "@";
    return "postgresql://"
        + login
        + host
        + ":"
        + port
        + "/"
        + encoded(database)
        + (parameters.isEmpty() ? "" : "?" + parameters);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// What the driver is told beside the URL.
  public Properties properties() {
    Properties properties = new Properties();
    for (String parameter : parameters.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        properties.setProperty(
            decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
      }
    }
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  /// Another database of the same server, as the same user.
  public PostgresAddress withDatabase(String name) {
    return new PostgresAddress(host, port, name, user, password, parameters);
  }

  /// Whether the database is there for tests, by its name.
  boolean looksLikeTest() {
    return database.toLowerCase(Locale.ROOT).matches(".*(test|dev|demo|sample|tmp|e2e).*");
  }

  /// Without password and parameters.
  @Override
  public String toString() {
    return (user.isEmpty() ? "" : user + "@") + host + ":" + port + "/" + database;
  }
}
