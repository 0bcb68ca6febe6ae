package io.venomqa.examples.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Maps method and path to what can be done with orders, and the outcome to a JSON answer.
final class Routes implements HttpHandler {
  private static final Pattern ONE_ORDER = Pattern.compile("/orders/(\\d{1,18})(/refund|/cancel)?");

  private final Orders orders;
  private final JsonMapper json = new JsonMapper();

  Routes(Orders orders) {
    this.orders = orders;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Answer answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
      byte[] content = json.writeValueAsBytes(answer.content());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private Answer answer(String method, String path, byte[] body) {
    try {
      return route(method, path, body);
    } catch (Refusal refusal) {
      return new Answer(refusal.status(), Map.of("error", refusal.reason()));
    } catch (SQLException e) {
      return new Answer(500, Map.of("error", String.valueOf(e.getMessage())));
    }
  }

  private Answer route(String method, String path, byte[] body) throws SQLException, Refusal {
    if (path.equals("/health")) {
      only("GET", method);
      return new Answer(200, Map.of("status", "ok"));
    }
    if (path.equals("/orders")) {
      return switch (method) {
        case "GET" -> new Answer(200, orders.all());
        case "POST" -> new Answer(201, orders.create(amount(body)));
        default -> throw new Refusal(405, "GET or POST, not " + method);
      };
    }
    Matcher one = ONE_ORDER.matcher(path);
    if (!one.matches()) {
      throw new Refusal(404, "no such path: " + path);
    }
    long id = Long.parseLong(one.group(1));
    String deed = one.group(2);
    if (deed == null) {
      only("GET", method);
      return new Answer(200, orders.get(id));
    }
    only("POST", method);
    return new Answer(
        200, deed.equals("/refund") ? orders.refund(id, amount(body)) : orders.cancel(id));
  }

  private static void only(String allowed, String method) throws Refusal {
    if (!method.equals(allowed)) {
      throw new Refusal(405, allowed + ", not " + method);
    }
  }

  private long amount(byte[] body) throws Refusal {
    JsonNode amount;
    try {
      amount = json.readTree(body).path("amount");
    } catch (JsonProcessingException e) {
      throw new Refusal(400, "the body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Refusal(400, "the body cannot be read");
    }
    if (!amount.isIntegralNumber() || !amount.canConvertToInt() || amount.intValue() <= 0) {
      throw new Refusal(400, "amount must be a whole number of cents, at least 1");
    }
    return amount.intValue();
  }

  private record Answer(int status, Object content) {}
}
