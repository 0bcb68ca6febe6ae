package io.venomqa.app.cli;

import io.venomqa.app.demo.DemoFolder;
import io.venomqa.examples.shop.Options;
import io.venomqa.examples.shop.ShopApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A copy of an example on PostgreSQL, and a database of its own in which a user has one order.
final class PostgresShop implements AutoCloseable {

  private final Path folder;
  private final String database;

  /// Makes database, tables and order, as the API's first start and a call would have done.
  ///
  /// @param example the folder's name below `examples`
  PostgresShop(PostgresServer server, String example) throws Exception {
    this.folder = Files.createTempDirectory("venomqa-shop-");
    this.database = server.newDatabase();
    Path from = Path.of("..", "examples", example);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    DemoFolder.useBuiltInApi(folder);
    new ShopApi(Options.parse("--port=0", "--db=" + database)).close();
    execute("insert into orders (total) values (777)");
  }

  Path path() {
    return folder;
  }

  /// Replaces a text of a file.
  void replace(String file, String text, String by) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, Files.readString(path).replace(text, by));
  }

  /// With the database where the example wants it.
  Map<String, String> environment() {
    return environment(database);
  }

  private static Map<String, String> environment(String url) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SHOP_DATABASE", url);
    return environment;
  }

  CommandLineRun command(String name, String... options) {
    return commandOn(database, name, options);
  }

  /// The same with another URL.
  CommandLineRun commandOn(String url, String name, String... options) {
    List<String> arguments = new ArrayList<>(List.of(name, folder.toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(environment(url), arguments.toArray(String[]::new));
  }

  String database() {
    return database;
  }

  void execute(String sql) throws SQLException {
    PostgresServer.execute(database, sql);
  }

  /// Everything that there is in the database: rows, sequences, and what it is made of.
  List<String> dump() throws SQLException {
    List<String> dump = new ArrayList<>();
    for (String sql :
        List.of(
            "select 'orders', * from orders order by id",
            "select 'refunds', * from refunds order by id",
            "select 'sequence', schemaname, sequencename, last_value from pg_sequences order by 3",
            "select 'schema', nspname from pg_namespace where nspname !~ '^pg_(toast|temp)' order by 2",
            "select 'relation', oid, relname, relkind, relhastriggers from pg_class"
                + " where relnamespace = 'public'::regnamespace order by 2",
            "select 'trigger', tgrelid::regclass, tgfoid::regproc, tgconstraint from pg_trigger"
                + " order by oid",
            "select 'event trigger', evtname from pg_event_trigger order by 2",
            "select 'function', oid from pg_proc where oid >= 16384 order by 2")) {
      dump.addAll(rows(sql));
    }
    return dump;
  }

  List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = PostgresServer.connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(String.valueOf(result.getString(column)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }

  /// Ends what a killed run left running, and deletes the folder.
  @Override
  public void close() throws IOException {
    KilledRun.endApi(folder, environment());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
