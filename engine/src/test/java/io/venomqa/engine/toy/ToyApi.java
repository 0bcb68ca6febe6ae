package io.venomqa.engine.toy;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.ApiRestart;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/// An API of named operations, each a piece of code that returns its status. Status 0 is no answer.
public final class ToyApi implements Api {

  private final Map<String, IntSupplier> operations = new LinkedHashMap<>();
  private boolean reachable = true;
  private boolean dyingSlowly;

  /// Adds an operation, called by `POST /name`.
  public ToyApi on(String name, IntSupplier operation) {
    operations.put(name, operation);
    return this;
  }

  public void goAway() {
    reachable = false;
  }

  public void comeBack() {
    reachable = true;
  }

  /// A process that still takes connections when it answers nobody any more.
  public ApiRestart slowlyDying() {
    dyingSlowly = true;
    return new ApiRestart() {
      @Override
      public void restart() {
        comeBack();
      }

      @Override
      public boolean hasEnded() {
        return !reachable;
      }
    };
  }

  @Override
  public Response send(Request request) {
    IntSupplier operation = operations.get(request.target().substring(1));
    int status = !reachable ? 0 : operation == null ? 404 : operation.getAsInt();
    return status == 0
        ? Response.unanswered("connection closed")
        : Response.answered(status, Headers.NONE, Body.EMPTY);
  }

  @Override
  public boolean isReachable() {
    return reachable || dyingSlowly;
  }

  @Override
  public String address() {
    return "toy";
  }

  @Override
  public void close() {}

  /// An action that calls the operation of its name.
  public static Action call(String name) {
    return Action.of(
        name,
        session ->
            new Outcome.Responded(
                session.send(new Request("POST", "/" + name, Headers.NONE, Body.EMPTY))));
  }
}
