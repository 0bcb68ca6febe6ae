package io.venomqa.engine.explore;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.SourceLocation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.ApiSession;
import io.venomqa.engine.world.ApiSession.BeforeFirstCall;
import io.venomqa.engine.world.ApiSession.SessionBroken;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import io.venomqa.engine.world.World.WorldDrained;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Performs one action and finds out what it did.
final class Performer {

  private static final WorldDrained NOTHING = new WorldDrained(false, List.of(), Map.of());

  private final World world;
  private final Track track;
  private final Api api;

  Performer(World world, Track track, Api api) {
    this.world = world;
    this.track = track;
    this.api = api;
  }

  /// One action, performed.
  ///
  /// @param drained what it wrote; nothing, and no content, when it made no call
  /// @param scriptNanos time in the action's own code
  record Performed(
      Outcome outcome,
      List<Exchange> exchanges,
      Context contextAfter,
      boolean lastStatusRead,
      WorldDrained drained,
      long apiNanos,
      long scriptNanos,
      long drainNanos) {

    boolean madeNoCall() {
      return exchanges.isEmpty();
    }

    boolean isUnanswered() {
      return exchanges.stream().anyMatch(exchange -> !exchange.response().isAnswered());
    }

    Optional<Response> lastResponse() {
      return exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.getLast().response());
    }
  }

  /// Performs an action.
  ///
  /// @param beforeFirstCall brings the world to where the action starts; its time is not counted
  /// @throws InterruptedException when the run was stopped meanwhile
  Performed perform(Action action, Context context, BeforeFirstCall beforeFirstCall)
      throws SystemFailure, InterruptedException {
    return perform(action, context, beforeFirstCall, UnaryOperator.identity());
  }

  /// Performs an action, and sends what an edit makes of its requests.
  Performed perform(
      Action action, Context context, BeforeFirstCall beforeFirstCall, UnaryOperator<Request> edit)
      throws SystemFailure, InterruptedException {
    Stopwatch restoring = new Stopwatch();
    ApiSession session =
        new ApiSession(
            api,
            context,
            () -> {
              restoring.start();
              beforeFirstCall.run();
              restoring.stop();
            },
            edit);
    long before = System.nanoTime();
    Outcome outcome = outcome(action, session);
    long performed = System.nanoTime() - before;
    rethrow(session);
    long drainStart = System.nanoTime();
    WorldDrained drained = session.exchanges().isEmpty() ? NOTHING : drained(session);
    return new Performed(
        outcome,
        session.exchanges(),
        session.context().snapshot(),
        session.context().lastStatusRead(),
        drained,
        session.apiNanos(),
        performed - session.apiNanos() - restoring.nanos(),
        System.nanoTime() - drainStart);
  }

  /// What nobody can see, as where there is no system, is taken for written by every call that HTTP
  /// does not call safe.
  private WorldDrained drained(ApiSession session) throws SystemFailure {
    WorldDrained seen = world.drain();
    boolean unseen =
        (!world.isObservable() || world.systems().isEmpty())
            && session.exchanges().stream().anyMatch(call -> !call.request().isSafe());
    WorldDrained drained =
        new WorldDrained(seen.written() || unseen, seen.changes(), seen.content());
    track.walked(session.exchanges(), drained);
    return drained;
  }

  private static Outcome outcome(Action action, ApiSession session) {
    try {
      return action.body().perform(session);
    } catch (SessionBroken broken) {
      return new Outcome.Skipped("the run cannot go on");
    } catch (RuntimeException failed) {
      return new Outcome.ScriptFailed(error(action.id().name(), failed));
    }
  }

  /// What an action or invariant written in Java says by throwing.
  static ScriptError error(String name, RuntimeException failed) {
    return new ScriptError(new SourceLocation(name, 0, 0), failed.toString());
  }

  /// Passes on why a session could not go on.
  static void rethrow(ApiSession session) throws SystemFailure, InterruptedException {
    if (session.broken().isPresent()) {
      switch (session.broken().get()) {
        case SystemFailure failure -> throw failure;
        case InterruptedException interrupted -> throw interrupted;
        case Exception other -> throw new IllegalStateException(other);
      }
    }
  }
}
