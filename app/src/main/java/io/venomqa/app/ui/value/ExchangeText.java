package io.venomqa.app.ui.value;

import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A request and its response, ready to be read.
///
/// @param requestHeaders lines such as `content-type: application/json`, secrets hidden
/// @param status 0 when there was no answer
/// @param statusText such as `200 OK`, or `no answer`
/// @param millis such as `4.1 ms`
/// @param networkError why there was no answer; empty when there was one
public record ExchangeText(
    String method,
    String target,
    List<String> requestHeaders,
    String requestBody,
    int status,
    String statusText,
    List<String> responseHeaders,
    String responseBody,
    String millis,
    String networkError) {

  private static final Set<String> SECRET =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key");

  public static ExchangeText of(Exchange exchange) {
    return new ExchangeText(
        exchange.request().method(),
        exchange.request().target(),
        lines(exchange.request().headers()),
        exchange.request().body().text(),
        exchange.response().statusCode(),
        StatusText.of(exchange.response().statusCode()),
        lines(exchange.response().headers()),
        exchange.response().body().text(),
        Words.millis(exchange.nanos()),
        exchange.response().networkError());
  }

  private static List<String> lines(Headers headers) {
    return headers.values().entrySet().stream()
        .map(header -> {
          String name = header.getKey().toLowerCase(Locale.ROOT);
          String value = SECRET.contains(name) ? "••••••" : String.join(", ", header.getValue());
          return name + ": " + value;
        })
        .toList();
  }
}
