package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.ActionCoverage.Standing;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What came of each action, and why not more.
class ActionStandingTest {

  private final ToySystem system = new ToySystem(Map.of("n", 0L));
  private final ToyApi api =
      new ToyApi()
          .on("add", () -> add())
          .on("read", () -> 200)
          .on("note", () -> 204)
          .on("touch", () -> touch())
          .on("forbidden", () -> 403);

  @Test
  void changedTheState() {
    assertEquals(told(Standing.EFFECTIVE, ""), explore(Limits.NONE, ToyApi.call("add")).getFirst());
  }

  @Test
  void onlyReads() {
    Action read =
        Action.of("read", session -> new Outcome.Responded(session.send(Request.get("/read"))));

    assertEquals(told(Standing.ONLY_READS, ""), explore(Limits.NONE, read).getFirst());
  }

  @Test
  void isAnsweredWithSuccessAndWritesNothing() {
    assertEquals(
        told(Standing.NEVER_EFFECTIVE, "nothing was written in a system that is watched"),
        explore(Limits.NONE, ToyApi.call("note")).getFirst());
  }

  @Test
  void writesWhatIsThereAlready() {
    assertEquals(
        told(Standing.NEVER_EFFECTIVE, "what it wrote was there already"),
        explore(Limits.NONE, ToyApi.call("touch")).getFirst());
  }

  @Test
  void isNeverAnsweredWithSuccess() {
    assertEquals(
        told(Standing.NEVER_SUCCESSFUL, ""),
        explore(Limits.NONE, ToyApi.call("forbidden")).getFirst());
  }

  @Test
  void isRefusedAsItExpects() {
    assertEquals(
        told(Standing.REFUSED_AS_EXPECTED, ""),
        explore(Limits.NONE, action("forbidden", Set.of(403), Set.of())).getFirst());
  }

  @Test
  void declinesInEachState() {
    Action picky = Action.of("picky", _ -> new Outcome.Skipped("no order"));

    assertEquals(
        told(Standing.NEVER_ENABLED, "could not be called in 3 states, last: no order"),
        explore(Limits.NONE, ToyApi.call("add"), picky).getLast());
  }

  @Test
  void needsAnActionThatIsNeverCalled() {
    Action picky = Action.of("picky", _ -> new Outcome.Skipped("no order"));

    assertEquals(
        told(Standing.NEVER_ENABLED, "needs picky, which was never called"),
        explore(Limits.NONE, picky, action("add", Set.of(), Set.of(new ActionId("picky"))))
            .getLast());
  }

  @Test
  void waitsWhereTheRunEndsBefore() {
    assertEquals(
        told(Standing.NOT_REACHED, "waits in 2 states"),
        explore(Limits.NONE.withSteps(1), ToyApi.call("add"), ToyApi.call("read")).getLast());
    assertEquals(
        told(Standing.NOT_REACHED, "needs read, which was never called"),
        explore(
                Limits.NONE.withSteps(1),
                ToyApi.call("add"),
                ToyApi.call("read"),
                action("note", Set.of(), Set.of(new ActionId("read"))))
            .getLast());
  }

  @Test
  void whatWasAnsweredLastWithoutSuccessIsKept() {
    api.on("away", () -> 0);

    assertEquals(
        List.of("connection closed"),
        result(Limits.NONE, ToyApi.call("away")).coverage().actions().stream()
            .map(ActionCoverage::lastRefusal)
            .toList());
  }

  private record Told(Standing standing, String reason) {}

  private static Told told(Standing standing, String reason) {
    return new Told(standing, reason);
  }

  private List<Told> explore(Limits limits, Action... actions) {
    return result(limits, actions).coverage().actions().stream()
        .map(one -> new Told(one.standing(), one.reason()))
        .toList();
  }

  private ExplorationResult result(Limits limits, Action... actions) {
    return Runs.explore(
        new World(api, List.of(system), Context.EMPTY),
        List.of(actions),
        List.of(),
        Runs.UNBOUNDED.withScope(Scope.callsPerAction(2)).withLimits(limits));
  }

  private static Action action(String name, Set<Integer> expected, Set<ActionId> preconditions) {
    return new Action(new ActionId(name), expected, preconditions, ToyApi.call(name).body());
  }

  private int add() {
    system.put("n", system.get("n") + 1);
    return 200;
  }

  private int touch() {
    system.put("n", 1);
    system.put("n", 0);
    return 200;
  }
}
