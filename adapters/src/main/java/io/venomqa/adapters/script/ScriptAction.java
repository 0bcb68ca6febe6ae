package io.venomqa.adapters.script;

import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.SourceLocation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.ApiSession;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.Value;

/// An action written in JavaScript.
///
/// @param function where its default function is
/// @param expectedStatus statuses that are right; empty when any is
record ScriptAction(
    ScriptHost host, Script script, SourceLocation function, Set<Integer> expectedStatus)
    implements Action.Body {

  @Override
  public Outcome perform(ApiSession session) {
    Call call = Call.action(script, session);
    Ran ran = host.perform(call, script);
    if (call.isBroken()) {
      return new Outcome.Skipped("the run cannot go on");
    }
    return switch (ran) {
      case Ran.Returned(Value value) -> returned(call, value);
      case Ran.Failed(boolean expectation, ScriptError error) ->
          expectation
              ? new Outcome.ExpectationFailed(error.message(), error.location().toString())
              : failed(call, error);
    };
  }

  private Outcome returned(Call call, Value value) {
    if (value.isNumber()) {
      return new Outcome.Responded(call.response(value.asInt()));
    }
    String text = value.asString();
    return switch (text.charAt(0)) {
      case 's' -> new Outcome.Skipped(text.substring(1));
      case 'w' -> failed(call, new ScriptError(function, script.name() + " " + text.substring(1)));
      default ->
          failed(
              call,
              new ScriptError(
                  function,
                  script.name()
                      + " awaits something that never happens: calls of api need no await."));
    };
  }

  /// An error answer that the script did not reckon with makes it stumble. Then the answer is what
  /// must be reported, or a failing API would hide behind its script.
  private Outcome failed(Call call, ScriptError error) {
    Optional<Response> last = call.lastResponse();
    if (last.isPresent() && isUnexpectedError(last.get())) {
      host.warn(
          script, "%s (after an answer with status %d)".formatted(error, last.get().statusCode()));
      return new Outcome.Responded(last.get());
    }
    return new Outcome.ScriptFailed(error);
  }

  private boolean isUnexpectedError(Response response) {
    return response.statusCode() >= 400
        && !expectedStatus.isEmpty()
        && !expectedStatus.contains(response.statusCode());
  }
}
