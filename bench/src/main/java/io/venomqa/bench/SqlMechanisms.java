package io.venomqa.bench;

import io.venomqa.adapters.postgres.PostgresOptions;
import io.venomqa.adapters.postgres.PostgresSystem;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.sqlite.SqliteOptions;
import io.venomqa.adapters.sqlite.SqliteSystem;
import io.venomqa.bench.RollbackBench.Mechanism;
import io.venomqa.bench.RollbackBench.Subject;
import io.venomqa.engine.world.Rollbackable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The mechanisms of SQL databases, on tables of orders and their lines.
final class SqlMechanisms {

  private static final List<Integer> SIZES = List.of(100, 10_000, 200_000);

  private SqlMechanisms() {}

  /// @param url of a PostgreSQL server with a superuser
  static Mechanism postgres(String name, String url, PostgresOptions.Mechanism mechanism) {
    return new Of(
        name,
        size -> {
          String database = "venomqa_test_bench_" + name.replace('-', '_') + "_" + size;
          PostgresAddress server = PostgresAddress.of(url);
          try (Connection connection =
                  DriverManager.getConnection(server.jdbcUrl(), server.properties());
              Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database);
            statement.execute("CREATE DATABASE " + database);
          }
          PostgresAddress address =
              PostgresAddress.of(url.substring(0, url.lastIndexOf('/') + 1) + database);
          Connection api = DriverManager.getConnection(address.jdbcUrl(), address.properties());
          run(
              api,
              "CREATE TABLE orders (id bigserial PRIMARY KEY, customer text, total int)",
              "CREATE TABLE lines (id bigserial PRIMARY KEY, order_id bigint REFERENCES orders, sku text)",
              "INSERT INTO orders (customer, total) SELECT 'customer ' || n, n FROM generate_series(1, %d) n"
                  .formatted(size / 2),
              "INSERT INTO lines (order_id, sku) SELECT n, 'sku ' || n FROM generate_series(1, %d) n"
                  .formatted(size / 2),
              "ANALYZE");
          PostgresOptions usual = PostgresOptions.DEFAULT;
          return new Shop(
              api,
              () ->
                  new PostgresSystem(
                      "db",
                      address,
                      new PostgresOptions(
                          mechanism,
                          usual.schemas(),
                          usual.ignore(),
                          usual.restoresSequences(),
                          usual.recover(),
                          usual.patience())));
        });
  }

  /// In WAL mode, in a temporary file.
  static Mechanism sqlite(String name, SqliteOptions.Mechanism mechanism) {
    return new Of(
        name,
        size -> {
          Path folder = Files.createTempDirectory("venomqa-bench-");
          Path file = folder.resolve("shop.db");
          Connection api = DriverManager.getConnection("jdbc:sqlite:" + file);
          run(
              api,
              "PRAGMA journal_mode = WAL",
              "PRAGMA synchronous = NORMAL",
              "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT, total INT)",
              "CREATE TABLE lines (id INTEGER PRIMARY KEY, order_id INT REFERENCES orders, sku TEXT)",
              "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < %d) INSERT INTO orders SELECT n, 'customer ' || n, n FROM c"
                  .formatted(size / 2),
              "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < %d) INSERT INTO lines SELECT n, n, 'sku ' || n FROM c"
                  .formatted(size / 2));
          SqliteOptions usual = SqliteOptions.defaults(folder.resolve("work"));
          return new Shop(
              api,
              () ->
                  new SqliteSystem(
                      "db",
                      file,
                      new SqliteOptions(
                          mechanism,
                          usual.ignore(),
                          usual.recover(),
                          usual.workDir(),
                          usual.busyTimeout())));
        });
  }

  private interface Making {
    Subject of(int size) throws Exception;
  }

  private interface Begun {
    Rollbackable system();
  }

  private record Of(String name, Making making) implements Mechanism {

    @Override
    public List<Integer> sizes() {
      return SIZES;
    }

    @Override
    public Subject subject(int size) throws Exception {
      return making.of(size);
    }
  }

  /// An order with two lines, in one transaction.
  private record Shop(Connection api, Begun begun) implements Subject {

    @Override
    public Rollbackable system() {
      return begun.system();
    }

    @Override
    public void call() throws SQLException {
      api.setAutoCommit(false);
      try (PreparedStatement order =
              api.prepareStatement("INSERT INTO orders (customer, total) VALUES ('Ann', 5)");
          PreparedStatement line =
              api.prepareStatement("INSERT INTO lines (order_id, sku) VALUES (1, 'x')")) {
        order.executeUpdate();
        line.executeUpdate();
        line.executeUpdate();
        api.commit();
      }
    }

    @Override
    public void close() throws SQLException {
      api.close();
    }
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
