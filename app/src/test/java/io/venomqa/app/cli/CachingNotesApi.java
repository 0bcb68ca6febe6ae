package io.venomqa.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Notes in a SQLite file, each read through a cache in memory as many APIs have one: right as long
/// as nobody else changes the file.
final class CachingNotesApi {

  private final Connection database;
  private final boolean caches;
  private final boolean serialIds;
  private final String table;
  private final Map<String, String> cache = new HashMap<>();

  private CachingNotesApi(Connection database, boolean caches, boolean serialIds, String table) {
    this.table = table;
    this.database = database;
    this.caches = caches;
    this.serialIds = serialIds;
  }

  /// Starts the API.
  ///
  /// @param arguments port, database file, `cache` or `no-cache`, `uuid`, `serial` or `documents`:
  ///   serial ids in a table of another name
  public static void main(String[] arguments) throws IOException, SQLException {
    Connection database = DriverManager.getConnection("jdbc:sqlite:" + arguments[1]);
    CachingNotesApi api =
        new CachingNotesApi(
            database,
            arguments[2].equals("cache"),
            !arguments[3].equals("uuid"),
            arguments[3].equals("documents") ? "documents" : "notes");
    api.run("pragma busy_timeout = 5000");
    api.run("create table if not exists %s (id text primary key, title text)".formatted(api.table));
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
            0);
    server.createContext("/", api::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String id = exchange.getRequestURI().getPath().replaceFirst("^/notes/?", "");
      String title = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      switch (exchange.getRequestMethod() + (id.isEmpty() ? " all" : " one")) {
        case "POST all" -> answer(exchange, 201, create(title));
        case "GET all" -> answer(exchange, 200, ask("select count(*) from " + table, ""));
        case "DELETE all" -> {
          run("delete from " + table);
          answer(exchange, 204, "");
        }
        case "DELETE one" -> {
          boolean deleted = run("delete from " + table + " where id = ?", id) == 1;
          cache.remove(id);
          answer(exchange, deleted ? 204 : 404, "");
        }
        case "GET one" -> {
          String found = read(id);
          answer(exchange, found.isEmpty() ? 404 : 200, found);
        }
        default -> answer(exchange, 405, "");
      }
    } catch (SQLException failed) {
      throw new IOException(failed);
    }
  }

  private String create(String title) throws SQLException {
    String id =
        serialIds
            ? "n" + ask("select count(*) + 1 from " + table, "")
            : UUID.randomUUID().toString();
    run("insert into " + table + " (title, id) values (?, ?)", title, id);
    return id;
  }

  private String read(String id) throws SQLException {
    String known = caches ? cache.getOrDefault(id, "") : "";
    String found =
        known.isEmpty()
            ? ask("select id || ': ' || title from " + table + " where id = ?", id)
            : known;
    cache.put(id, found);
    return found;
  }

  private int run(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      return statement.execute() ? 0 : statement.getUpdateCount();
    }
  }

  private String ask(String sql, String parameter) throws SQLException {
    try (PreparedStatement statement =
            sql.contains("?") ? prepared(sql, parameter) : prepared(sql);
        ResultSet result = statement.executeQuery()) {
      return result.next() ? result.getString(1) : "";
    }
  }

  private PreparedStatement prepared(String sql, String... parameters) throws SQLException {
    PreparedStatement statement = database.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
    return statement;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
