package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// APIs that answer from something no rollback reaches.
class HiddenStateTest {

  private final ToySystem system = new ToySystem();
  private final Map<String, Long> cache = new HashMap<>();
  private int calls;

  @Test
  void aCacheThatWritesUpdateIsFoundWhereTheSearchComesBack() {
    ExplorationResult result =
        explore(
            () -> cache.put("n", system.get("n")),
            () -> answer(200, "n is " + cache.getOrDefault("n", 0L)));

    assertHidden(result, "GET /read");
    assertEquals("n is 0", result.hidden().getFirst().first().body().text());
  }

  @Test
  void aCacheThatReadsFillIsFoundByGoingToAnotherState() {
    ExplorationResult result =
        explore(
            () -> cache.clear(),
            () -> answer(200, "n is " + cache.computeIfAbsent("n", _ -> system.get("n"))));

    assertHidden(result, "GET /read");
    assertEquals("n is 1", result.hidden().getFirst().now().body().text());
  }

  @Test
  void anotherStatusIsFound() {
    ExplorationResult result =
        explore(
            () -> cache.put("seen", 1L), () -> answer(cache.containsKey("seen") ? 200 : 404, ""));

    assertHidden(result, "GET /read");
  }

  @Test
  void anAnswerThatIsNewEachTimeIsToldOfAndNotTakenForIt() {
    ExplorationResult result = explore(() -> {}, () -> answer(200, "call " + ++calls));

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(List.of(), result.hidden());
    assertEquals(
        List.of(Notice.Kind.UNSTEADY_ANSWER), result.notices().stream().map(Notice::kind).toList());
  }

  @Test
  void whatOnlyCountsInMemoryIsReportedAndTheRunGoesOn() {
    ExplorationResult result =
        explore(() -> calls++, () -> answer(200, "n is " + system.get("n") + " after " + calls));

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(1, result.hidden().size());
    assertTrue(!result.hidden().getFirst().certain());
  }

  @Test
  void anActionWhoseAnswersMayDependOnMoreIsNotLookedAt() {
    Function<Request, Response> answers =
        request -> {
          if (request.target().equals("/raise")) {
            raise();
            calls++;
            return answer(200, "");
          }
          return answer(200, "raised " + calls);
        };

    ExplorationResult result =
        Runs.explore(
            new World(new FunctionApi(answers), List.of(system), Context.EMPTY),
            List.of(get("read"), post("raise")),
            List.of(),
            Settings.DEFAULT
                .withScope(Scope.callsPerAction(3))
                .withSafeguards(
                    safe -> safe.withSettle(Duration.ZERO).withUnaudited(Set.of("read"))));

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(List.of(), result.hidden());
  }

  @Test
  void aReplayThatEndsElsewhereIsNoAnswerOfAState() {
    Random ids = new Random(5);
    Invariant never =
        new Invariant("never", Severity.HIGH, "never", _ -> new Verdict.Broken("planted"));
    Function<Request, Response> answers =
        request -> {
          if (request.target().equals("/create")) {
            String id = "id" + ids.nextInt(1_000_000);
            system.put(id, 1);
            return answer(201, id);
          }
          return answer(system.has(request.target().substring(1)) ? 200 : 404, "");
        };
    Action create =
        Action.of(
            "create",
            session -> {
              Response answer =
                  session.send(new Request("POST", "/create", Headers.NONE, Body.EMPTY));
              session.context().set("id", answer.body().text());
              return new Outcome.Responded(answer);
            });
    Action read =
        Action.of(
            "read",
            session ->
                session.context().get("id") instanceof String id
                    ? new Outcome.Responded(session.send(Request.get("/" + id)))
                    : new Outcome.Skipped("nothing created"));

    ExplorationResult result =
        Runs.explore(
            new World(new FunctionApi(answers), List.of(system), Context.EMPTY),
            List.of(create, read),
            List.of(never),
            Runs.UNBOUNDED
                .withScope(Scope.callsPerAction(3))
                .withBeyond(true)
                .withSafeguards(safe -> safe.withClock(Duration.ofMillis(20))));

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(List.of(), result.hidden());
  }

  /// A session that a branch ended is gone in all the others, from the first answer on.
  @Test
  void aSessionThatLivesInMemoryIsFoundByWalkingThereAgain() {
    ExplorationResult result =
        explore(
            request ->
                switch (request.target()) {
                  case "/login" -> {
                    raise();
                    cache.put("session", 1L);
                    yield answer(200, "");
                  }
                  case "/logout" -> {
                    cache.remove("session");
                    yield answer(204, "");
                  }
                  default -> answer(cache.containsKey("session") ? 200 : 401, "");
                },
            post("login"),
            post("logout"),
            get("me"));

    assertHidden(result, "GET /me");
  }

  /// What comes late is taken back in the search, and is there when a walk goes on.
  @Test
  void anApiThatWritesAfterItsAnswerIsNotAccused() {
    Executor later = CompletableFuture.delayedExecutor(60, TimeUnit.MILLISECONDS);
    World world =
        new World(
            new FunctionApi(request -> {
              if (request.target().equals("/raise")) {
                raise();
                later.execute(() -> system.put("shown", 1));
                return answer(200, "");
              }
              // Takes longer to read than the write takes.
              LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
              return answer(system.has("shown") ? 200 : 404, "");
            }),
            List.of(system),
            Context.EMPTY);

    ExplorationResult result =
        Runs.explore(
            world,
            List.of(post("raise"), get("read")),
            List.of(),
            Runs.UNBOUNDED
                .withScope(Scope.callsPerAction(1))
                .withSafeguards(safe -> safe.withSettle(Duration.ofMillis(300))));

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(List.of(), result.hidden());
  }

  @Test
  void anApiThatAnswersFromItsDataIsNotAccused() {
    ExplorationResult result = explore(() -> {}, () -> answer(200, "n is " + system.get("n")));

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(List.of(), result.hidden());
  }

  private void raise() {
    system.put("n", system.get("n") + 1);
  }

  private static void assertHidden(ExplorationResult result, String request) {
    Ending.Aborted ending = assertInstanceOf(Ending.Aborted.class, result.ending());
    assertEquals(Ending.Cause.HIDDEN_STATE, ending.cause(), ending.reason());
    assertEquals(1, result.hidden().size());
    HiddenState hidden = result.hidden().getFirst();
    assertEquals(request, hidden.request().toString());
    assertTrue(hidden.certain());
    assertTrue(ending.reason().contains(request), ending.reason());
  }

  /// With `POST /raise`, which raises the number, and `GET /read`.
  ///
  /// @param whenRaised what the API does besides
  private ExplorationResult explore(Runnable whenRaised, Supplier<Response> read) {
    return explore(
        request -> {
          if (request.target().equals("/raise")) {
            raise();
            whenRaised.run();
            return answer(200, "");
          }
          return read.get();
        },
        get("read"),
        post("raise"));
  }

  private ExplorationResult explore(Function<Request, Response> answers, Action... actions) {
    return Runs.explore(
        new World(new FunctionApi(answers), List.of(system), Context.EMPTY),
        List.of(actions),
        List.of(),
        Runs.UNBOUNDED
            .withScope(Scope.callsPerAction(3))
            .withSafeguards(safe -> safe.withClock(Duration.ofMillis(20))));
  }

  private static Response answer(int status, String body) {
    return Response.answered(status, Headers.NONE, Body.of(body));
  }

  private static Action get(String name) {
    return Action.of(name, session -> new Outcome.Responded(session.send(Request.get("/" + name))));
  }

  private static Action post(String name) {
    return Action.of(
        name,
        session ->
            new Outcome.Responded(
                session.send(new Request("POST", "/" + name, Headers.NONE, Body.EMPTY))));
  }

  private record FunctionApi(Function<Request, Response> answers) implements Api {

    @Override
    public Response send(Request request) {
      return answers.apply(request);
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
  }
}
