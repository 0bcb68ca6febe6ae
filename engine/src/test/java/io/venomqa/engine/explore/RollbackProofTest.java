package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Conclusion;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.toy.DoubleRefund;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RollbackProofTest {

  private final ToySystem system = new ToySystem();

  @Test
  void showsACallItsRowsTheWayBackAndWhatTheApiAnswersThen() {
    ToyApi api =
        new ToyApi()
            .on("create", () -> write("order"))
            .on("read", () -> system.has("order") ? 200 : 404);

    ExplorationResult result = explore(api, ToyApi.call("create"), ToyApi.call("read"));

    assertEquals(
        List.of(
            "POST /create (201) changed 1 row of toy.numbers",
            "Rolled back: the whole content is what it was before the call",
            "Read back through the API: read answers 404, and 200 with the change"),
        result.proof().orElseThrow().steps());
    assertEquals(Conclusion.PASSED, result.conclusion());
  }

  @Test
  void findsAWriteBehindALogin() {
    ToyApi api = new ToyApi().on("login", () -> 200).on("create", () -> write("order"));
    Action login =
        Action.of(
            "login",
            session -> {
              session.context().set("token", "t");
              return ToyApi.call("login").body().perform(session);
            });
    Action create =
        Action.of(
            "create",
            session ->
                session.context().has("token")
                    ? ToyApi.call("create").body().perform(session)
                    : new Outcome.Skipped("not logged in"));

    ExplorationResult result = explore(api, create, login);

    assertTrue(result.proof().orElseThrow().passed());
  }

  @Test
  void goesOnToAWriteThatTheApisAnswersShow() {
    ToyApi api =
        new ToyApi()
            .on("login", () -> write("session"))
            .on("create", () -> system.has("session") ? write("order") : 401)
            .on("read", () -> system.has("order") ? 200 : 404);

    RollbackProof.Proof proof =
        explore(api, ToyApi.call("login"), ToyApi.call("create"), ToyApi.call("read"))
            .proof()
            .orElseThrow();

    assertTrue(proof.readBack());
    assertEquals("POST /create (201) changed 1 row of toy.numbers", proof.steps().getFirst());
  }

  @Test
  void thatNoAnswerShowsIsCalledWeak() {
    ToyApi api = new ToyApi().on("create", () -> write("order"));

    ExplorationResult result = explore(api, ToyApi.call("create"));

    assertTrue(result.proof().orElseThrow().passed());
    assertFalse(result.proof().orElseThrow().readBack());
    assertEquals(
        List.of(Notice.Kind.WEAK_PROOF), result.notices().stream().map(Notice::kind).toList());
  }

  @Test
  void doesNotTryAScriptAgainThatFailed() {
    ToyApi api = new ToyApi().on("create", () -> write("order" + system.content().size()));
    AtomicInteger tries = new AtomicInteger();
    Action broken =
        Action.of(
            "broken",
            session -> {
              tries.incrementAndGet();
              throw new IllegalStateException("planted");
            });
    World world = new World(api, List.of(system), Context.EMPTY);

    Runs.explore(
        world,
        List.of(broken, ToyApi.call("create")),
        List.of(),
        Settings.DEFAULT
            .withLimits(Limits.NONE.withDepth(1))
            .withSafeguards(safe -> safe.withSettle(Duration.ZERO)));

    // Once in the proof, once in the one state that is explored.
    assertEquals(2, tries.get());
  }

  @Test
  void anApiThatGoesAwayMeanwhileIsNamedWithTheAction() {
    ToyApi api = new ToyApi();
    api.on("create", () -> write("order"))
        .on(
            "boom",
            () -> {
              api.goAway();
              return 0;
            });

    Ending.Aborted ending =
        (Ending.Aborted) explore(api, ToyApi.call("create"), ToyApi.call("boom")).ending();

    assertEquals(Ending.Cause.API_DOWN, ending.cause());
    assertTrue(ending.reason().contains("boom"), ending.reason());
  }

  @Test
  void failsWhereNoCallChangesAnything() {
    ToyApi api = new ToyApi().on("create", () -> 201).on("read", () -> 200);

    ExplorationResult result = explore(api, ToyApi.call("create"), ToyApi.call("read"));

    assertEquals(
        new Ending.Aborted(
            Ending.Cause.NOT_PROVEN,
            "no call changed a row of toy (toy); tried: POST /create (201), POST /read (200)",
            "The API may be using another database than the one in venomqa.yaml, or every call was"
                + " refused. Look at the answers and at the API's configuration."),
        result.ending());
    assertEquals(Conclusion.COULD_NOT_RUN, result.conclusion());
    assertEquals(0, result.transitionsTaken());
  }

  @Test
  void failsWhereTheApiRemembersWhatWasRolledBack() {
    ToySystem cache = new ToySystem();
    ToyApi api =
        new ToyApi()
            .on(
                "create",
                () -> {
                  if (cache.has("order")) {
                    return 409;
                  }
                  cache.put("order", 1);
                  return write("order");
                });

    ExplorationResult result = explore(api, ToyApi.call("create"));

    Ending.Aborted ending = (Ending.Aborted) result.ending();
    assertEquals(
        "create was answered with 201 at first and with 409 after the rollback", ending.reason());
  }

  @Test
  void leavesTheWorldAsItWas() {
    DoubleRefund shop = new DoubleRefund();

    ExplorationResult proven =
        Runs.explore(
            shop.world(),
            DoubleRefund.actions(),
            List.of(shop.noOverRefund()),
            Settings.DEFAULT.withScope(Scope.UNBOUNDED));

    assertEquals(4, proven.statesVisited());
    assertEquals(Map.of(), shop.system().content());
  }

  private int write(String name) {
    system.put(name, 1);
    return 201;
  }

  private ExplorationResult explore(ToyApi api, Action... actions) {
    return Runs.explore(
        new World(api, List.of(system), Context.EMPTY),
        List.of(actions),
        List.of(),
        Settings.DEFAULT);
  }
}
