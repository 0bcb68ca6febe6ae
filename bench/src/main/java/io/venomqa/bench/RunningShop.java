package io.venomqa.bench;

import io.venomqa.adapters.postgres.PostgresOptions;
import io.venomqa.adapters.postgres.PostgresSystem;
import io.venomqa.adapters.process.ApiProcess;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.sqlite.SqliteOptions;
import io.venomqa.adapters.sqlite.SqliteSystem;
import io.venomqa.engine.world.Rollbackable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/// A shop whose API runs in a process of its own, with the connections that it keeps open to its
/// database.
final class RunningShop implements AutoCloseable {

  private interface Connecting {
    Connection connect() throws SQLException;
  }

  private interface Making {
    Rollbackable system();
  }

  private final String name;
  private final ApiProcess api;
  private final Connecting database;
  private final Making making;
  private final String emptyCounters;

  private RunningShop(
      String name, ApiProcess api, Connecting database, Making making, String emptyCounters) {
    this.name = name;
    this.api = api;
    this.database = database;
    this.making = making;
    this.emptyCounters = emptyCounters;
  }

  /// On a new SQLite file.
  static RunningShop onSqlite(Path example) throws Exception {
    Project project = Shop.project(example, System.getenv());
    Path file = Shop.database(project);
    Files.deleteIfExists(file);
    Path work = Files.createTempDirectory("venomqa-bench-");
    return new RunningShop(
        "sqlite",
        ApiProcess.start(project, System.getenv(), new Shop.Silent()),
        () -> DriverManager.getConnection("jdbc:sqlite:" + file),
        () -> new SqliteSystem("db", file, SqliteOptions.defaults(work)),
        "delete from sqlite_sequence");
  }

  /// On a new database of a PostgreSQL server.
  ///
  /// @param server where, with a superuser: `postgresql://user@host:port/`
  static RunningShop onPostgres(Path example, String server) throws Exception {
    String database = "venomqa_test_bench_shop";
    try (Connection connection = connect(PostgresAddress.of(server + "postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + database);
    }
    PostgresAddress address = PostgresAddress.of(server + database);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SHOP_DATABASE", address.url());
    return new RunningShop(
        "postgres",
        ApiProcess.start(Shop.project(example, environment), environment, new Shop.Silent()),
        () -> connect(address),
        () -> new PostgresSystem("db", address, PostgresOptions.DEFAULT),
        "select setval('orders_id_seq', 1, false), setval('refunds_id_seq', 1, false)");
  }

  private static Connection connect(PostgresAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.properties());
  }

  String name() {
    return name;
  }

  String url() {
    return api.url();
  }

  /// Its database as a system that nobody has begun.
  Rollbackable system() {
    return making.system();
  }

  /// Gives the database so many rows beside those of the shop.
  void fill(int rows) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists filler");
      statement.execute("create table filler (id integer primary key, text text)");
      statement.execute(
          "insert into filler with recursive n(i) as (select 1 union all select i + 1 from n where i < %d) select i, 'row ' || i from n"
              .formatted(rows));
      statement.execute("analyze");
    }
  }

  /// Deletes every order, and numbers the next one 1.
  void empty() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from refunds");
      statement.execute("delete from orders");
      statement.execute(emptyCounters);
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
