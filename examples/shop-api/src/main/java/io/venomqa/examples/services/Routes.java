package io.venomqa.examples.services;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.venomqa.examples.shop.Refusal;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisException;

/// Maps method and path to what the shop can do, and the outcome to a JSON answer.
final class Routes implements HttpHandler {

  private static final Pattern ONE_ORDER =
      Pattern.compile("(GET|POST) /orders/(\\d{1,9})(/pay|/refund|/cancel|)");

  private final Shop shop;
  private final JsonMapper json = new JsonMapper();

  Routes(Shop shop) {
    this.shop = shop;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      Answer answer = answer(request, body);
      byte[] content = json.writeValueAsBytes(answer.content());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private Answer answer(String request, byte[] body) {
    try {
      return switch (request) {
        case "GET /health" -> new Answer(200, Map.of("status", "ok"));
        case "GET /orders" -> new Answer(200, shop.all());
        case "POST /orders" ->
            new Answer(201, shop.create(json.readTree(body).path("total").asLong()));
        default -> one(request);
      };
    } catch (Refusal refusal) {
      return new Answer(refusal.status(), Map.of("error", refusal.reason()));
    } catch (IOException | SQLException | JedisException e) {
      return new Answer(500, Map.of("error", String.valueOf(e.getMessage())));
    }
  }

  private Answer one(String request) throws SQLException, IOException, Refusal {
    Matcher order = ONE_ORDER.matcher(request);
    if (!order.matches() || order.group(1).equals("GET") != order.group(3).isEmpty()) {
      throw new Refusal(404, "there is no " + request);
    }
    long id = Long.parseLong(order.group(2));
    return new Answer(
        200,
        switch (order.group(3)) {
          case "/pay" -> shop.pay(id);
          case "/refund" -> shop.refund(id);
          case "/cancel" -> shop.cancel(id);
          default -> shop.get(id);
        });
  }

  private record Answer(int status, Object content) {}
}
