package io.venomqa.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import redis.clients.jedis.RedisClient;

/// A copy of an example on four systems, an empty PostgreSQL database and one of a Redis server.
final class ServicesShop {

  private static final int CACHE = 3;

  private final Path folder;
  private final String database;
  private final RedisProcess redis;

  /// Copies an example.
  ///
  /// @param example the folder's name below `examples`
  ServicesShop(String example, Path folder, PostgresServer server, RedisProcess redis)
      throws IOException, SQLException {
    this.folder = folder;
    this.database = server.newDatabase();
    this.redis = redis;
    Path from = Path.of("..", "examples", example);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Files.writeString(
        folder.resolve("class.path"),
        "-cp \"%s\"".formatted(System.getProperty("java.class.path").replace("\\", "\\\\")));
    replace("venomqa.yaml", "-cp ../shop-api/target/shop-api.jar", "@class.path");
  }

  /// Replaces a text of a file, which has to be there.
  void replace(String file, String text, String by) throws IOException {
    String content = Files.readString(folder.resolve(file));
    if (!content.contains(text)) {
      throw new IOException(file + " does not contain " + text);
    }
    Files.writeString(folder.resolve(file), content.replace(text, by));
  }

  CommandLineRun command(String name, String... options) {
    return commandOn(database, redis.url(CACHE), name, options);
  }

  /// The same with other databases.
  CommandLineRun commandOn(String postgresUrl, String redisUrl, String name, String... options) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SHOP_DATABASE", postgresUrl);
    environment.put("SHOP_REDIS", redisUrl);
    List<String> arguments = new ArrayList<>(List.of(name, folder.toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(environment, arguments.toArray(String[]::new));
  }

  String database() {
    return database;
  }

  int orders() throws SQLException {
    try (Connection connection = PostgresServer.connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from orders")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /// All that Redis holds, also in other logical databases: what is left of VenomQA would show.
  Map<String, String> cache() {
    Map<String, String> held = new TreeMap<>();
    for (int number = 0; number < 16; number++) {
      try (RedisClient client = redis.client(number)) {
        for (String key : client.keys("*")) {
          held.put(number == CACHE ? key : number + ":" + key, client.get(key));
        }
      }
    }
    return held;
  }
}
