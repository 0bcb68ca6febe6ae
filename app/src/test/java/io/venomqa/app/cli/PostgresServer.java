package io.venomqa.app.cli;

import io.venomqa.examples.shop.Database;
import io.venomqa.examples.shop.Journal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A real server for the tests: the one of the variable `VENOMQA_TEST_POSTGRES`, a URL with a
/// superuser, or one that is started for them.
final class PostgresServer implements ParameterResolver, AutoCloseable {

  private final String url;
  private final Closeable process;
  private int databases;

  /// For the extension mechanism.
  PostgresServer() {
    this("", () -> {});
  }

  private PostgresServer(String url, Closeable process) {
    this.url = url;
    this.process = process;
  }

  private static PostgresServer started() {
    return Optional.ofNullable(System.getenv("VENOMQA_TEST_POSTGRES"))
        .map(given -> new PostgresServer(given, () -> {}))
        .orElseGet(PostgresServer::embedded);
  }

  private static PostgresServer embedded() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      return new PostgresServer(
          "postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/postgres", postgres);
    } catch (IOException e) {
      throw new IllegalStateException("The server cannot be started", e);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PostgresServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(PostgresServer.class))
        .computeIfAbsent(PostgresServer.class, _ -> started(), PostgresServer.class);
  }

  /// The URL of an empty database of its own.
  synchronized String newDatabase() throws SQLException {
    String name = "venomqa_app_test_%d_%d".formatted(ProcessHandle.current().pid(), databases++);
    execute(url, "drop database if exists " + name);
    execute(url, "create database " + name);
    return url.substring(0, url.lastIndexOf('/') + 1) + name;
  }

  static void execute(String url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// @param url as in a project
  static Connection connect(String url) throws SQLException {
    try {
      return Database.of(url, Journal.WAL).connect();
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
