package io.venomqa.bench.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// An empty PostgreSQL database for a server that VenomQA is tried on.
final class TestDatabase {

  private TestDatabase() {}

  /// Makes the database that the first argument names, prints its URL, and stays until standard
  /// input ends. It is made in the server of `VENOMQA_SERVERS_POSTGRES`, a URL with a superuser, or
  /// in one that is started and ends with this program.
  public static void main(String[] arguments) throws IOException, SQLException {
    String name = arguments[0];
    Optional<String> given =
        Optional.ofNullable(System.getenv("VENOMQA_SERVERS_POSTGRES"))
            .filter(url -> !url.isBlank());
    if (given.isPresent()) {
      offer(given.get(), name);
    } else {
      try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
        offer("postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres", name);
      }
    }
  }

  private static void offer(String server, String name) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(jdbc(server));
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name);
      statement.execute("create database " + name);
    }
    System.out.println(server.substring(0, server.lastIndexOf('/') + 1) + name);
    while (System.in.read() >= 0) {
      // Nothing is said to it but that it may end.
    }
  }

  /// The URL as Java's driver wants it.
  static String jdbc(String url) {
    URI uri = URI.create(url);
    String[] user = uri.getUserInfo().split(":", 2);
    return "jdbc:postgresql://%s:%d%s?user=%s%s"
        .formatted(
            uri.getHost(),
            uri.getPort() < 0 ? 5432 : uri.getPort(),
            uri.getPath(),
            user[0],
            user.length < 2 ? "" : "&password=" + user[1]);
  }
}
