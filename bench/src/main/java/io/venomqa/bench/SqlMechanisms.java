package io.venomqa.bench;

import io.venomqa.adapters.postgres.PostgresOptions;
import io.venomqa.adapters.postgres.PostgresSystem;
import io.venomqa.adapters.postgres.ProxySystem;
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
          PostgresAddress address = database(name, url, size);
          Connection api = DriverManager.getConnection(address.jdbcUrl(), address.properties());
          return new Shop(api, () -> new PostgresSystem("db", address, options(mechanism)));
        });
  }

  /// The API connects to the server first, and to the proxy once that listens.
  static Mechanism postgresProxy(String name, String url) {
    return new Of(name, size -> new ProxiedShop(database(name, url, size)));
  }

  private static PostgresOptions options(PostgresOptions.Mechanism mechanism) {
    PostgresOptions usual = PostgresOptions.DEFAULT;
    return new PostgresOptions(
        mechanism,
        usual.schemas(),
        usual.ignore(),
        usual.restoresSequences(),
        usual.recover(),
        usual.patience());
  }

  /// A new database with so many rows.
  private static PostgresAddress database(String mechanism, String url, int size)
      throws SQLException {
    String database = "venomqa_test_bench_" + mechanism.replace('-', '_') + "_" + size;
    PostgresAddress server = PostgresAddress.of(url);
    try (Connection connection =
        DriverManager.getConnection(server.jdbcUrl(), server.properties())) {
      run(connection, "DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database);
    }
    PostgresAddress address =
        PostgresAddress.of(url.substring(0, url.lastIndexOf('/') + 1) + database);
    try (Connection connection =
        DriverManager.getConnection(address.jdbcUrl(), address.properties())) {
      run(
          connection,
          "CREATE TABLE orders (id bigserial PRIMARY KEY, customer text, total int)",
          "CREATE TABLE lines (id bigserial PRIMARY KEY, order_id bigint REFERENCES orders, sku text)",
          "INSERT INTO orders (customer, total) SELECT 'customer ' || n, n FROM generate_series(1, %d) n"
              .formatted(size / 2),
          "INSERT INTO lines (order_id, sku) SELECT n, 'sku ' || n FROM generate_series(1, %d) n"
              .formatted(size / 2),
          "ANALYZE");
    }
    return address;
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
      order(api);
    }

    @Override
    public void close() throws SQLException {
      api.close();
    }
  }

  /// The same through the savepoint proxy.
  private static final class ProxiedShop implements Subject {

    private final PostgresAddress address;
    private Connection api;

    ProxiedShop(PostgresAddress address) throws SQLException {
      this.address = address;
      this.api = DriverManager.getConnection(address.jdbcUrl(), address.properties());
    }

    @Override
    public Rollbackable system() throws Exception {
      ProxySystem system =
          new ProxySystem("db", address, options(PostgresOptions.Mechanism.AUTO), 0);
      system.listen();
      api.close();
      api =
          DriverManager.getConnection(
              String.valueOf(system.addresses().get("jdbc")), address.properties());
      return system;
    }

    @Override
    public void call() throws SQLException {
      order(api);
    }

    @Override
    public void close() throws SQLException {
      api.close();
    }
  }

  private static void order(Connection api) throws SQLException {
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

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
