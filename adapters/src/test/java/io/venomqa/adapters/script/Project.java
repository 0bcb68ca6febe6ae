package io.venomqa.adapters.script;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Observation;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.ApiSession;
import io.venomqa.engine.world.Rollbackable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project's folder with the scripts of one test, and an API that answers what the test says.
final class Project implements Api {

  static final ScriptEngine ENGINE = new ScriptEngine();

  final List<Request> requests = new ArrayList<>();
  final List<String> printed = new ArrayList<>();
  List<Rollbackable> systems = List.of();
  List<Change> changes = List.of();
  io.venomqa.engine.model.Path path = io.venomqa.engine.model.Path.EMPTY;
  ScriptSettings settings = ScriptSettings.DEFAULT;
  Context context = Context.EMPTY;
  boolean mayRecall;
  Response answer = json(200, "{}");

  private final Path folder;
  private LoadedScripts loaded;

  Project(Path folder) {
    this.folder = folder;
  }

  static Response json(int status, String text) {
    return Response.answered(
        status, Headers.of(Map.of("Content-Type", "application/json")), Body.of(text));
  }

  Project file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// An action named `act` with the given statements in its function.
  Project action(String statements) {
    return file(
        "actions/act.js", "export default function (api, context) {\n" + statements + "\n}\n");
  }

  /// An invariant named `rule` with the given statements in its function.
  Project invariant(String statements) {
    return file("invariants/rule.js", "export default function (world) {\n" + statements + "\n}\n");
  }

  LoadedScripts scripts() {
    if (loaded == null) {
      try {
        loaded =
            ScriptProject.load(
                ENGINE,
                folder,
                settings,
                (script, level, text) -> printed.add(script + " " + level + " " + text));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return loaded;
  }

  List<String> problems() {
    return scripts().problems().stream().map(Object::toString).toList();
  }

  Action action() {
    return scripts().actions().getFirst();
  }

  Invariant invariant() {
    return scripts().invariants().getFirst();
  }

  Outcome perform() {
    return perform(action());
  }

  /// Performs an action; what it sets is in [#context] afterwards.
  Outcome perform(Action action) {
    if (!problems().isEmpty()) {
      throw new AssertionError(problems());
    }
    ApiSession session = new ApiSession(this, context, () -> {});
    Outcome outcome = action.body().perform(session);
    context = session.context().snapshot();
    return outcome;
  }

  Verdict check() {
    if (!problems().isEmpty()) {
      throw new AssertionError(problems());
    }
    return check(invariant(), Optional.of(answer));
  }

  Verdict check(Invariant invariant, Optional<Response> lastResponse) {
    return invariant.check().check(world(lastResponse));
  }

  /// What the invariant would say of the world without running.
  Optional<Verdict> known() {
    return ((ScriptInvariant) invariant().check()).known().of(world(Optional.of(answer)));
  }

  private Observation world(Optional<Response> lastResponse) {
    ApiSession session = new ApiSession(this, context, () -> {});
    return new Observation(session, context, systems, lastResponse, changes, path, mayRecall);
  }

  @Override
  public Response send(Request request) throws InterruptedException {
    requests.add(request);
    return answer;
  }

  @Override
  public boolean isReachable() {
    return true;
  }

  @Override
  public String address() {
    return "http://127.0.0.1:8080";
  }

  @Override
  public void close() {
    if (loaded != null) {
      loaded.close();
    }
  }
}
