package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.NotGoneBeyond;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.ResetToy;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Worlds with a system that can only be reset: later states are reached by making the calls again.
class ReplayTest {

  private static final int MOST = 5;

  private final Settings proven =
      Settings.DEFAULT
          .withScope(Scope.UNBOUNDED)
          .withLimits(Limits.NONE)
          .withSafeguards(safe -> safe.withSettle(Duration.ZERO));

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsTheSameStatesAsWithRollback(boolean observable) {
    Counter rollback = new Counter(MOST);
    ExplorationResult expected =
        Runs.explore(rollback.world(), Counter.actions(), List.of(), Runs.UNBOUNDED);
    ResetToy legacy = new ResetToy(observable);

    ExplorationResult result =
        Runs.explore(world(legacy, legacy), actions(), List.of(), Runs.UNBOUNDED);

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(expected.statesVisited(), result.statesVisited());
    assertEquals(expected.transitionsTaken(), result.transitionsTaken());
    assertTrue(legacy.resets() > 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rollbackIsProvenThroughTheApi(boolean observable) {
    ResetToy legacy = new ResetToy(observable);

    ExplorationResult result = Runs.explore(world(legacy, legacy), actions(), List.of(), proven);

    RollbackProof.Proof proof = result.proof().orElseThrow();
    assertTrue(proof.passed(), proof.failure());
    assertTrue(proof.readBack());
    assertInstanceOf(Ending.Exhausted.class, result.ending());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aResetThatDoesNothingIsNotProven(boolean observable) {
    ResetToy legacy = new ResetToy(observable);
    ToySystem elsewhere = new ToySystem();

    ExplorationResult result =
        Runs.explore(
            new World(new CountingApi(elsewhere), List.of(legacy), Context.EMPTY),
            actions(),
            List.of(),
            proven);

    Ending.Aborted ending = assertInstanceOf(Ending.Aborted.class, result.ending());
    assertTrue(
        ending.cause() == Ending.Cause.NOT_PROVEN || ending.reason().contains("legacy"),
        ending.toString());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void violationsAreConfirmedFromAResetOn(boolean observable) {
    ResetToy legacy = new ResetToy(observable);
    Invariant below3 =
        new Invariant(
            "below_3",
            Severity.HIGH,
            "below 3",
            seen -> legacy.numbers().get("n") < 3 ? new Verdict.Holds() : new Verdict.Broken(""));

    ExplorationResult result =
        Runs.explore(world(legacy, legacy), actions(), List.of(below3), Runs.UNBOUNDED);

    Violation found = result.violations().getFirst();
    assertEquals(3, found.path().length());
    assertEquals(Violation.Confirmation.CONFIRMED, found.confirmation());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aResetThatLeavesSomethingBehindStopsTheRun(boolean observable) {
    ResetToy legacy = new ResetToy(observable);
    legacy.leaveSomethingBehindAt(3);

    ExplorationResult result =
        Runs.explore(world(legacy, legacy), actions(), List.of(), Runs.UNBOUNDED);

    Ending.Aborted ending = assertInstanceOf(Ending.Aborted.class, result.ending());
    assertEquals(Ending.Cause.SYSTEM_FAILED, ending.cause());
    assertTrue(
        ending.reason().matches("(?s)legacy: could not be taken back to state s\\d+: walking .*"),
        ending.reason());
    assertTrue(
        ending.reason().contains(observable ? "content after" : "was answered with"),
        ending.reason());
  }

  @Test
  void whatCanBeRolledBackIsWalkedAgainWithIt() {
    ResetToy legacy = new ResetToy(true);
    ToySystem database = new ToySystem();
    CountingApi api = new CountingApi(legacy.numbers(), database);

    ExplorationResult result =
        Runs.explore(
            new World(api, List.of(database, legacy), Context.EMPTY),
            actions(),
            List.of(),
            Runs.UNBOUNDED);

    assertInstanceOf(Ending.Exhausted.class, result.ending());
    assertEquals(MOST + 1, result.statesVisited());
  }

  @Test
  void aSystemThatTellsNoStatesApartIsToldOf() {
    ResetToy legacy = new ResetToy(false);
    Action silent =
        Action.of(
            "increment",
            session ->
                new Outcome.Responded(
                    session.send(new Request("POST", "/increment", Headers.NONE, Body.EMPTY))));

    ExplorationResult result =
        Runs.explore(world(legacy, legacy), List.of(silent), List.of(), Runs.UNBOUNDED);

    assertEquals(1, result.statesVisited());
    assertEquals(
        new Ending.Exhausted(
            "no bounds",
            List.of("the content of legacy, which cannot be read"),
            new NotGoneBeyond(0, 0, 0)),
        result.ending());
    assertEquals(
        List.of(
            new Notice(
                Notice.Kind.CONTENT_UNSEEN,
                "The content of legacy cannot be read, so it tells no states apart: where calls changed nothing else, the sequences that go on from them were not tried. Let it show its content (reset.observe), or let actions put what matters into the context.")),
        result.notices());
  }

  @Test
  void everySystemThatCannotBePutBackIsNamed() {
    ResetToy legacy = new ResetToy(true);
    legacy.numbers().failAtEnd();
    ToySystem other = new ToySystem();
    other.failAtEnd();

    ExplorationResult result =
        Runs.explore(
            world(legacy, other, legacy),
            List.of(action("read", "GET")),
            List.of(),
            Runs.UNBOUNDED);

    assertEquals(
        new Ending.Aborted(
            Ending.Cause.SYSTEM_FAILED,
            "toy: It is locked. Besides, when everything was put back: legacy's: It is locked.",
            "Unlock it."),
        result.ending());
  }

  @Test
  void aFailureInOneOfSeveralSystemsNamesItAndTheState() {
    ResetToy legacy = new ResetToy(true);
    legacy.failAt(2);

    ExplorationResult result =
        Runs.explore(world(legacy, new ToySystem(), legacy), actions(), List.of(), Runs.UNBOUNDED);

    assertEquals(
        new Ending.Aborted(
            Ending.Cause.SYSTEM_FAILED,
            "legacy: could not be taken back to state s1: the reset failed",
            "Mend it."),
        result.ending());
  }

  private static World world(ResetToy written, Rollbackable... systems) {
    return new World(new CountingApi(written.numbers()), List.of(systems), Context.EMPTY);
  }

  /// The number travels in the context too, which tells states apart where nothing else does.
  private static List<Action> actions() {
    return List.of(action("increment", "POST"), action("double", "POST"), action("read", "GET"));
  }

  private static Action action(String name, String method) {
    return Action.of(
        name,
        session -> {
          Response answer = session.send(new Request(method, "/" + name, Headers.NONE, Body.EMPTY));
          if (answer.statusCode() == 200 && method.equals("POST")) {
            session.context().set("n", Long.parseLong(answer.body().text()));
          }
          return new Outcome.Responded(answer);
        });
  }

  /// Counts in the first system, and keeps the others at the same number.
  private record CountingApi(List<ToySystem> systems) implements Api {

    CountingApi(ToySystem... systems) {
      this(List.of(systems));
    }

    @Override
    public Response send(Request request) {
      long now = systems.getFirst().get("n");
      long next =
          switch (request.target()) {
            case "/increment" -> now + 1;
            case "/double" -> now * 2;
            default -> now;
          };
      if (next > MOST || (next == now && !request.isSafe())) {
        return Response.answered(409, Headers.NONE, Body.of("at " + now));
      }
      if (next != now) {
        systems.forEach(system -> system.put("n", next));
      }
      return Response.answered(200, Headers.NONE, Body.of(Long.toString(next)));
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
