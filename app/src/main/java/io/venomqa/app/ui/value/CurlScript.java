package io.venomqa.app.ui.value;

import java.util.List;

/// Calls as commands for a shell. What was secret stays hidden and has to be filled in.
public final class CurlScript {

  private CurlScript() {}

  /// One command per request, in order, each call's name above it.
  ///
  /// @param api the address that paths are relative to
  public static String of(String api, List<CallDetail> calls) {
    StringBuilder script = new StringBuilder();
    for (CallDetail call : calls) {
      script.append("# ").append(call.action()).append('\n');
      call.exchanges().forEach(exchange -> script.append(command(api, exchange)).append('\n'));
    }
    return script.toString();
  }

  private static String command(String api, ExchangeText exchange) {
    StringBuilder command = new StringBuilder("curl -i -X ").append(exchange.method());
    String target = exchange.target();
    command.append(' ').append(quoted(target.startsWith("/") ? base(api) + target : target));
    exchange
        .requestHeaders()
        .forEach(header -> command.append(" \\\n  -H ").append(quoted(header)));
    if (!exchange.requestBody().isEmpty()) {
      command.append(" \\\n  --data-raw ").append(quoted(exchange.requestBody()));
    }
    return command.toString();
  }

  private static String base(String api) {
    return api.endsWith("/") ? api.substring(0, api.length() - 1) : api;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
