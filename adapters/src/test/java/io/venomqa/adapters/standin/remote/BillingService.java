package io.venomqa.adapters.standin.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Somebody's own service with the three methods, and a reset: bills by number.
final class BillingService implements AutoCloseable {

  private HttpServer server;
  private final Properties bills = new Properties();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> queries = new LinkedHashSet<>();
  private boolean forgetful;
  private int resets;

  BillingService() throws IOException {
    server = started(0);
  }

  private HttpServer started(int port) throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    started.createContext("/", this::handle);
    started.setExecutor(threads);
    started.start();
    return started;
  }

  /// Closes all connections and listens again; what it stores stays.
  void restart() throws IOException {
    int port = server.getAddress().getPort();
    server.stop(0);
    server = started(port);
  }

  /// From now on it does not restore what it should.
  synchronized void forget() {
    forgetful = true;
  }

  /// How many resets were asked for.
  synchronized int resets() {
    return resets;
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange, exchange.getRequestBody().readAllBytes());
    }
  }

  /// The queries of all requests for the three methods, each once.
  synchronized List<String> queries() {
    return List.copyOf(queries);
  }

  private synchronized void answer(HttpExchange exchange, byte[] body) throws IOException {
    String answer = "";
    int status = 200;
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/venomqa/")) {
      queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
    }
    switch (exchange.getRequestMethod() + " " + path) {
      case "GET /venomqa/observe", "GET /plain" -> answer = json();
      case "GET /venomqa/snapshot" -> answer = "v1|" + lines();
      case "PUT /venomqa/restore" -> {
        bills.clear();
        new String(body, StandardCharsets.UTF_8)
            .substring(3)
            .lines()
            .skip(forgetful ? 1 : 0)
            .forEach(line ->
                bills.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
      }
      case "POST /reset" -> {
        bills.clear();
        resets++;
      }
      case "POST /fail" -> {
        status = 503;
        answer = "out of order";
      }
      default -> {
        if (exchange.getRequestMethod().equals("DELETE")) {
          bills.remove(path.substring(1));
        } else {
          bills.put(path.substring(1), new String(body, StandardCharsets.UTF_8));
        }
      }
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String lines() {
    List<String> lines = new ArrayList<>();
    bills.forEach((number, amount) -> lines.add(number + "=" + amount));
    return String.join("\n", lines.stream().sorted().toList());
  }

  private String json() {
    List<String> rows = new ArrayList<>();
    bills.forEach(
        (number, amount) -> rows.add("{\"id\": \"%s\", \"amount\": %s}".formatted(number, amount)));
    return "{\"bills\": [" + String.join(",", rows.stream().sorted().toList()) + "]}";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
