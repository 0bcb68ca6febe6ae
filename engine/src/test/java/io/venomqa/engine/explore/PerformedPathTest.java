package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.model.Violation.Confirmation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a violation's path holds: an API that gives each order a number of its own, whatever is
/// rolled back.
class PerformedPathTest {

  private final ToySystem system = new ToySystem();
  private int orders;

  @Test
  void holdsTheCallsOfTheReplay() {
    Path path = explore().path();

    long order = orders;
    assertNotEquals(1, order);
    assertEquals(
        List.of("/create", "/refund?order=" + order, "/refund?order=" + order),
        path.steps().stream().map(step -> step.exchanges().getFirst().request().target()).toList());
    assertEquals(
        List.of(order, order, order),
        path.steps().stream().map(step -> step.contextAfter().values().get("order")).toList());
    assertEquals(
        List.of("order" + order, "refunded" + order, "refunded" + order),
        path.steps().stream().map(step -> nameIn(step.changes().getFirst())).toList());
  }

  @Test
  void hasTheNumbersOfTheGraph() {
    assertEquals(
        List.of("1: s0 create s1", "3: s1 refund s2", "4: s2 refund s3"),
        explore().path().steps().stream().map(PerformedPathTest::numbers).toList());
  }

  @Test
  void tellsWhatTheReplaySaw() {
    Violation found = explore();

    assertEquals("order " + orders + " refunded twice", found.detail());
    assertEquals(Confirmation.CONFIRMED, found.confirmation());
  }

  private Violation explore() {
    orders = 0;
    ToyApi api =
        new ToyApi()
            .on(
                "create",
                () -> {
                  system.put("order" + ++orders, 1);
                  return 201;
                });
    for (int i = 1; i < 20; i++) {
      String refunded = "refunded" + i;
      api.on(
          "refund?order=" + i,
          () -> {
            system.put(refunded, system.get(refunded) + 1);
            return 200;
          });
    }
    Invariant atMostOnce =
        new Invariant(
            "at_most_once",
            Severity.HIGH,
            "An order is refunded at most once",
            world -> {
              Object order = world.context().values().get("order");
              return system.get("refunded" + order) < 2
                  ? new Verdict.Holds()
                  : new Verdict.Broken("order " + order + " refunded twice");
            });
    List<Action> actions = List.of(create(), refund());
    return Runs.explore(
            new World(api, List.of(system), Context.EMPTY),
            actions,
            List.of(atMostOnce),
            Runs.UNBOUNDED.withLimits(Limits.NONE.withSteps(4)))
        .violations()
        .getFirst();
  }

  private Action create() {
    return Action.of(
        "create",
        session -> {
          if (session.context().has("order")) {
            return new Outcome.Skipped("there is one");
          }
          var response = session.send(post("/create"));
          session.context().set("order", orders);
          return new Outcome.Responded(response);
        });
  }

  private static Action refund() {
    return Action.of(
        "refund",
        session ->
            new Outcome.Responded(
                session.send(post("/refund?order=" + session.context().get("order")))));
  }

  private static Request post(String target) {
    return new Request("POST", target, Headers.NONE, Body.EMPTY);
  }

  private static String nameIn(Change change) {
    return switch (change) {
      case Change.Added added -> added.after().cells().getFirst().display();
      case Change.Changed changed -> changed.after().cells().getFirst().display();
      case Change.Removed removed -> removed.before().cells().getFirst().display();
    };
  }

  private static String numbers(Transition step) {
    return step.number() + ": s" + step.from() + " " + step.action() + " s" + step.to();
  }
}
