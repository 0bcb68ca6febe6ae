package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.NotGoneBeyond;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.model.Violation.Confirmation;
import io.venomqa.engine.model.Violation.Kind;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.DoubleRefund;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ViolationTest {

  @Test
  void comesWithTheShortestPathConfirmedByReplay() {
    DoubleRefund shop = new DoubleRefund();

    Violation found = explore(shop).violations().getFirst();

    assertEquals("create → refund → refund", found.path().toString());
    assertEquals("no_over_refund", found.rule());
    assertEquals("refunded 200 on a total of 100", found.detail());
    assertEquals(Severity.CRITICAL, found.severity());
    assertEquals(Confirmation.CONFIRMED, found.confirmation());
  }

  @Test
  void isNotExploredBeyond() {
    DoubleRefund shop = new DoubleRefund();

    ExplorationResult result = explore(shop);

    // Nothing, created, refunded, refunded twice; nothing is tried in the last.
    assertEquals(4, result.statesVisited());
    assertEquals(9, result.transitionsTaken());
    assertEquals(1, result.violations().size());
  }

  @Test
  void isNotReproducibleWhenReplayingHolds() {
    ToySystem system = new ToySystem();
    AtomicInteger calls = new AtomicInteger();
    ToyApi api =
        new ToyApi()
            .on(
                "flaky",
                () -> {
                  system.put("n", calls.getAndIncrement() == 0 ? 7 : 1);
                  return 200;
                });
    Invariant neverSeven =
        new Invariant(
            "never_seven",
            Severity.HIGH,
            "n is never 7",
            world -> system.get("n") == 7 ? new Verdict.Broken("") : new Verdict.Holds());

    ExplorationResult result =
        Runs.explore(
            new World(api, List.of(system), Context.EMPTY),
            List.of(ToyApi.call("flaky")),
            List.of(neverSeven),
            Runs.UNBOUNDED);

    assertEquals(
        List.of(Confirmation.NOT_REPRODUCIBLE),
        result.violations().stream().map(Violation::confirmation).toList());
  }

  @Test
  void canBeInTheInitialState() {
    ToySystem system = new ToySystem(Map.of("n", 7L));
    Invariant neverSeven =
        new Invariant(
            "never_seven",
            Severity.LOW,
            "n is never 7",
            world -> system.get("n") == 7 ? new Verdict.Broken("") : new Verdict.Holds());

    ExplorationResult result =
        Runs.explore(
            new World(new ToyApi(), List.of(system), Context.EMPTY),
            List.of(),
            List.of(neverSeven),
            Runs.UNBOUNDED);

    assertEquals(Path.EMPTY, result.violations().getFirst().path());
    assertEquals(Confirmation.CONFIRMED, result.violations().getFirst().confirmation());
  }

  @Test
  void isAStatusThatTheActionDoesNotExpect() {
    DoubleRefund shop = new DoubleRefund();
    Action strict =
        new Action(new ActionId("refund"), Set.of(200), Set.of(), ToyApi.call("refund").body());

    ExplorationResult result =
        Runs.explore(shop.world(), List.of(strict), List.of(), Runs.UNBOUNDED);

    Violation found = result.violations().getFirst();
    assertEquals(Kind.EXPECTED_STATUS, found.kind());
    assertEquals("refund must be answered with 200", found.message());
    assertEquals("answered with 404", found.detail());
    assertEquals("expected_status of refund", found.group());
    assertEquals(Confirmation.CONFIRMED, found.confirmation());
  }

  @Test
  void ofAStateEndsTheSearchThereAndTheEndingSaysSo() {
    DoubleRefund shop = new DoubleRefund();

    assertEquals(
        new Ending.Exhausted("no bounds", List.of(), new NotGoneBeyond(1, 0, 0)),
        explore(shop).ending());
  }

  @Test
  void ofACallDoesNotKeepTheStateFromBeingExplored() {
    DoubleRefund shop = new DoubleRefund();
    Action wrongly =
        new Action(new ActionId("create"), Set.of(200), Set.of(), ToyApi.call("create").body());

    ExplorationResult result =
        Runs.explore(
            shop.world(),
            List.of(wrongly, ToyApi.call("refund")),
            List.of(shop.noOverRefund()),
            Runs.UNBOUNDED);

    assertEquals(
        Set.of("expected_status of create", "no_over_refund"),
        result.violations().stream().map(Violation::group).collect(Collectors.toSet()));
  }

  @Test
  void isAnExpectationInsideAnAction() {
    DoubleRefund shop = new DoubleRefund();
    Action expecting =
        Action.of(
            "create",
            session -> {
              ToyApi.call("create").body().perform(session);
              return new Outcome.ExpectationFailed("no field id", "actions/create.js:4:10");
            });

    ExplorationResult result =
        Runs.explore(shop.world(), List.of(expecting), List.of(), Runs.UNBOUNDED);

    Violation found = result.violations().getFirst();
    assertEquals(Kind.EXPECTATION, found.kind());
    assertEquals("no field id", found.message());
    assertEquals("expected at actions/create.js:4:10", found.detail());
    assertEquals("create", found.path().toString());
    assertEquals(2, result.statesVisited());
  }

  @Test
  void leavesTheWorldWhereTheSearchGoesOnFrom() {
    DoubleRefund one = new DoubleRefund();
    DoubleRefund other = new DoubleRefund();
    Recorder recorder = new Recorder();
    Recorder quiet = new Recorder();

    Runs.explore(
        one.world(),
        DoubleRefund.actions(),
        List.of(one.noOverRefund()),
        new BreadthFirst(),
        Runs.UNBOUNDED,
        recorder);
    Runs.explore(
        other.world(),
        DoubleRefund.actions(),
        List.of(),
        new BreadthFirst(),
        Runs.UNBOUNDED.withLimits(Limits.NONE.withDepth(3)),
        quiet);

    assertEquals(quiet.transitions(), recorder.transitions());
  }

  private static ExplorationResult explore(DoubleRefund shop) {
    return Runs.explore(
        shop.world(), DoubleRefund.actions(), List.of(shop.noOverRefund()), Runs.UNBOUNDED);
  }
}
