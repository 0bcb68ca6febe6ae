package io.venomqa.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Orders that are kept in the API's memory alone, where nobody can reset or read them. Its bug: a
/// shipped order can still be refunded.
final class ForgetfulOrdersApi {

  private final boolean isFixed;
  private final boolean serialIds;
  private final Map<String, String> orders = new HashMap<>();

  private ForgetfulOrdersApi(boolean isFixed, boolean serialIds) {
    this.isFixed = isFixed;
    this.serialIds = serialIds;
  }

  /// Starts the API.
  ///
  /// @param arguments port, `fixed` or `buggy`, `uuid` or `serial`
  public static void main(String[] arguments) throws IOException {
    ForgetfulOrdersApi api =
        new ForgetfulOrdersApi(arguments[1].equals("fixed"), arguments[2].equals("serial"));
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
            0);
    server.createContext("/", api::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      String id = path.length > 2 ? path[2] : "";
      String was = orders.getOrDefault(id, "");
      switch (exchange.getRequestMethod() + " " + (path.length > 3 ? path[3] : "")) {
        case "POST " -> {
          String made =
              serialIds ? Integer.toString(orders.size() + 1) : UUID.randomUUID().toString();
          orders.put(made, "paid");
          answer(exchange, 201, made);
        }
        case "GET " -> answer(exchange, was.isEmpty() ? 404 : 200, was);
        case "POST ship" -> move(exchange, id, was.equals("paid") ? "shipped" : "");
        case "POST refund" ->
            move(
                exchange,
                id,
                was.equals("paid")
                    ? "refunded"
                    : was.equals("shipped") && !isFixed ? "shipped and refunded" : "");
        default -> answer(exchange, 404, "");
      }
    }
  }

  private void move(HttpExchange exchange, String id, String to) throws IOException {
    if (!to.isEmpty()) {
      orders.put(id, to);
    }
    answer(exchange, to.isEmpty() ? 409 : 200, to);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
