package io.venomqa.adapters.standin.service;

import io.venomqa.adapters.standin.Content;
import io.venomqa.adapters.standin.Held;
import io.venomqa.adapters.standin.Held.Step;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.Item;
import io.venomqa.adapters.standin.JsonItems;
import io.venomqa.adapters.standin.LoopbackHttp;
import io.venomqa.adapters.standin.LoopbackHttp.Call;
import io.venomqa.adapters.standin.LoopbackHttp.Reply;
import io.venomqa.adapters.standin.Percent;
import io.venomqa.adapters.standin.PlainJson;
import io.venomqa.adapters.standin.Server;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.SourceLocation;
import io.venomqa.engine.world.Inspectable.View;
import io.venomqa.engine.world.SystemFailure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A service that the API calls, written as a script of the project. Its state is JSON text, handed
/// to the script anew with each request: a checkpoint shares nothing with the live state.
public final class ServiceStandIn implements Content<String> {

  static final int LARGEST_BODY = 4 << 20;

  /// The state as JSON text, in characters.
  static final int LARGEST_STATE = 4 << 20;

  private final Held<String> held;
  private final ServiceLogic logic;
  private final Routes routes;

  private ServiceStandIn(Held<String> held, ServiceLogic logic) {
    this.held = held;
    this.logic = logic;
    this.routes = new Routes(logic.routes());
  }

  /// Starts to listen on the loopback address.
  ///
  /// @param port 0 for a free one
  /// @param logic closed with the service
  /// @throws SystemFailure when the port cannot be had
  public static StandIn<?> start(String name, int port, Ignored ignored, ServiceLogic logic)
      throws SystemFailure {
    Held<String> held = new Held<>(logic.initialState());
    ServiceStandIn service = new ServiceStandIn(held, logic);
    LoopbackHttp http = LoopbackHttp.start(name, port, LARGEST_BODY, service::answer);
    return new StandIn<>(name, service, held, ignored, new Serving(http, logic));
  }

  private record Serving(LoopbackHttp http, ServiceLogic logic) implements Server {

    @Override
    public Map<String, String> addresses() {
      return http.addresses();
    }

    @Override
    public void close() {
      http.close();
      logic.close();
    }
  }

  private Reply answer(Call call) {
    Optional<Routes.Match> match = routes.find(call.method(), call.path());
    if (match.isEmpty()) {
      String what = "no route serves %s %s".formatted(call.method(), call.path());
      return failed(
          501,
          new ScriptError(
              new SourceLocation(logic.file(), 0, 0),
              "The API called it, but %s; it has %s.".formatted(what, logic.routes())));
    }
    String request = request(call, match.get());
    // One request at a time: the script, as a real service's data, sees them one after the other.
    return held.change(state -> served(state, match.get().route(), request));
  }

  private Step<String, Reply> served(String state, String route, String request) {
    return switch (logic.serve(route, request, state)) {
      case ServiceLogic.Result.Failed(ScriptError error) -> Step.stay(state, failed(500, error));
      case ServiceLogic.Result.Answered(String json) -> {
        Map<?, ?> answer = (Map<?, ?>) Objects.requireNonNull(PlainJson.parse(json));
        String next = String.valueOf(answer.get("state"));
        if (next.length() > LARGEST_STATE) {
          held.overflow("its state grew larger than a service keeps: 4 MB of JSON");
          yield Step.stay(state, Reply.error(507, "the state of this stand-in is too large"));
        }
        Reply reply = reply(answer);
        yield next.equals(state) ? Step.stay(state, reply) : Step.write(next, reply);
      }
    };
  }

  private Reply failed(int status, ScriptError error) {
    held.failed(error);
    return Reply.error(status, "VenomQA's stand-in: " + error);
  }

  private static Reply reply(Map<?, ?> answer) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (answer.get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
    }
    Object body = answer.get("body");
    int status = answer.get("status") instanceof Long number ? number.intValue() : 200;
    if (body == null) {
      return new Reply(status, Headers.of(headers), Body.EMPTY);
    }
    boolean text = body instanceof String;
    headers.putIfAbsent("Content-Type", text ? "text/plain; charset=utf-8" : "application/json");
    return new Reply(
        status, Headers.of(headers), Body.of(text ? (String) body : PlainJson.text(body)));
  }

  private static String request(Call call, Routes.Match match) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("method", call.method());
    request.put("path", call.path());
    request.put("params", match.parameters());
    request.put("query", Percent.query(call.query()));
    Map<String, String> headers = new HashMap<>();
    call.headers()
        .values()
        .forEach((name, values) ->
            headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    request.put("headers", headers);
    request.put("text", call.body().text());
    request.put("body", body(call, headers.getOrDefault("content-type", "")));
    return PlainJson.text(request);
  }

  private static @Nullable Object body(Call call, String type) {
    String text = call.body().text();
    if (type.contains("json")) {
      try {
        return text.isBlank() ? null : PlainJson.parse(text);
      } catch (IllegalArgumentException notJson) {
        return null;
      }
    }
    return type.contains("x-www-form-urlencoded") ? Percent.query(text) : text;
  }

  @Override
  public String kind() {
    return "service";
  }

  @Override
  public List<Item> items(String state) {
    return JsonItems.of(PlainJson.parse(state));
  }

  @Override
  public List<View> views() {
    return List.of(new View("state", false));
  }

  @Override
  public @Nullable Object look(
      String view, List<? extends @Nullable Object> arguments, String state) {
    return PlainJson.parse(state);
  }
}
