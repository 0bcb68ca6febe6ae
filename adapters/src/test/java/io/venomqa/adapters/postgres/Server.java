package io.venomqa.adapters.postgres;

import io.venomqa.adapters.project.PostgresAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A real server for the tests of a run: the one of the variable `VENOMQA_TEST_POSTGRES`, a URL
/// with a superuser, or one that is started for them. Every test makes a database of its own.
public final class Server implements ParameterResolver, AutoCloseable {

  private static final String GIVEN = "VENOMQA_TEST_POSTGRES";

  private final String url;
  private final Closeable process;
  private int databases;

  /// For the extension mechanism.
  public Server() {
    this("", () -> {});
  }

  private Server(String url, Closeable process) {
    this.url = url;
    this.process = process;
  }

  private static Server started() {
    String given = System.getenv(GIVEN);
    if (given != null) {
      return new Server(given, () -> {});
    }
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "60")
              // What was committed has to survive the crashes that tests make.
              .setServerConfig("synchronous_commit", "on")
              .start();
      return new Server(
          "postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/postgres", postgres);
    } catch (IOException e) {
      throw new IllegalStateException("The server cannot be started", e);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Server.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Server.class))
        .computeIfAbsent(Server.class, _ -> started(), Server.class);
  }

  /// The URL of an empty database.
  public synchronized String newDatabase() throws SQLException {
    String name = "venomqa_test_" + ProcessHandle.current().pid() + "_" + databases++;
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name);
      statement.execute("CREATE DATABASE " + name);
    }
    return url.substring(0, url.lastIndexOf('/') + 1) + name;
  }

  /// Stops the server, which closes all connections, and starts it again.
  void restart() throws Exception {
    Assumptions.assumeTrue(System.getenv(GIVEN) == null, "a server of somebody's is not restarted");
    String data;
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW data_directory")) {
      result.next();
      data = result.getString(1);
    }
    String pid = Files.readAllLines(Path.of(data, "postmaster.pid")).getFirst();
    String postgres =
        ProcessHandle.of(Long.parseLong(pid)).flatMap(one -> one.info().command()).orElseThrow();
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U")); // a server refuses to be root's
    }
    command.addAll(
        List.of(
            Path.of(postgres).resolveSibling("pg_ctl").toString(),
            "-D",
            data,
            "-m",
            "fast",
            "-w",
            "restart"));
    Process restart =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    if (restart.waitFor() != 0) {
      throw new IllegalStateException("The server cannot be restarted");
    }
  }

  /// A superuser's connection.
  public static Connection connect(String url) throws SQLException {
    PostgresAddress address = PostgresAddress.of(url);
    return DriverManager.getConnection(address.jdbcUrl(), address.properties());
  }

  public static void execute(String url, String... statements) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// The same database for another user.
  static String as(String url, String user) {
    return url.replaceFirst("//[^/@]*@", "//" + user + "@");
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
