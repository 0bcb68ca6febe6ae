package io.venomqa.engine.toy;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.ApiSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// An API of named operations that take one text and answer with one: `POST /borrow` with body `3`.
public final class ToyServer implements Api {

  /// What an operation answers.
  public record Answer(int status, String text) {

    public static Answer of(int status) {
      return new Answer(status, "");
    }
  }

  /// What an operation does.
  public interface Operation {
    Answer call(String argument);
  }

  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private int calls;

  public ToyServer on(String name, Operation operation) {
    operations.put(name, operation);
    return this;
  }

  /// How many calls it has answered.
  public int calls() {
    return calls;
  }

  @Override
  public Response send(Request request) {
    calls++;
    Operation operation = operations.get(request.target().substring(1));
    Answer answer = operation == null ? Answer.of(404) : operation.call(request.body().text());
    return Response.answered(answer.status(), Headers.NONE, Body.of(answer.text()));
  }

  @Override
  public boolean isReachable() {
    return true;
  }

  @Override
  public String address() {
    return "toy";
  }

  @Override
  public void close() {}

  /// An action that keeps the number in the answer under a key.
  public static Action producing(String operation, String key) {
    return action(
        operation,
        session -> {
          Response response = session.send(request(operation, ""));
          keep(session, key, response);
          return new Outcome.Responded(response);
        });
  }

  /// An action that sends the value under a key; skipped where there is none.
  public static Action using(String operation, String key) {
    return action(
        operation,
        session ->
            session.context().has(key)
                ? new Outcome.Responded(
                    session.send(request(operation, String.valueOf(session.context().get(key)))))
                : new Outcome.Skipped("no " + key));
  }

  /// An action that sends the value under a key, and keeps the number in the answer instead.
  public static Action changing(String operation, String key) {
    return action(
        operation,
        session -> {
          if (!session.context().has(key)) {
            return new Outcome.Skipped("no " + key);
          }
          Response response =
              session.send(request(operation, String.valueOf(session.context().get(key))));
          keep(session, key, response);
          return new Outcome.Responded(response);
        });
  }

  private static void keep(ApiSession session, String key, Response response) {
    if (response.statusCode() < 300) {
      String text = response.body().text();
      session.context().set(key, text.matches("[0-9]{1,18}") ? Long.valueOf(text) : (Object) text);
    }
  }

  private static Action action(String name, Action.Body body) {
    return new Action(new ActionId(name), Set.of(), Set.of(), body);
  }

  private static Request request(String operation, String body) {
    return new Request("POST", "/" + operation, Headers.NONE, Body.of(body));
  }
}
