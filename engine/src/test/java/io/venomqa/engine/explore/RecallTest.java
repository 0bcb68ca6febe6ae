package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When the queries of an invariant may be answered by what is known of the content.
class RecallTest {

  private final ToySystem system = new ToySystem();
  private final ToyApi api =
      new ToyApi()
          .on("add", () -> put("sum", system.get("sum") + 1))
          .on("look", () -> 200)
          .on("touch", () -> put("seen", 1));
  private final List<String> checks = new ArrayList<>();

  private int put(String name, long value) {
    system.put(name, value);
    return 200;
  }

  private List<String> checked(Invariant.Check check) {
    Invariant invariant = new Invariant("rule", Severity.HIGH, "a rule", check);
    Runs.explore(
        new World(api, List.of(system), Context.EMPTY),
        List.of(ToyApi.call("add")),
        List.of(invariant),
        Runs.UNBOUNDED.withLimits(Limits.NONE.withSteps(1)));
    return checks;
  }

  @Test
  void aCheckMayRecall() {
    assertEquals(
        List.of("s0 recalls", "s1 recalls"),
        checked(world -> {
          note(world.mayRecall());
          return new Verdict.Holds();
        }));
  }

  @Test
  void aCheckThatOnlyReadIsNotMadeAgain() {
    assertEquals(
        List.of("s0 recalls", "s1 recalls"),
        checked(world -> {
          note(world.mayRecall());
          world.api().send(new Request("GET", "/look", Headers.NONE, Body.EMPTY));
          return new Verdict.Holds();
        }));
  }

  @Test
  void aCheckThatWroteIsMadeAgainAndLooksItself() {
    assertEquals(
        List.of("s0 recalls", "s0 looks", "s1 recalls", "s1 looks"),
        checked(world -> {
          note(world.mayRecall());
          world.api().send(new Request("POST", "/touch", Headers.NONE, Body.EMPTY));
          return new Verdict.Holds();
        }));
  }

  @Test
  void aViolationIsConfirmedAndMadeMinimalByLooking() {
    assertEquals(
        List.of("s0 recalls", "s1 recalls", "s1 looks", "s0 looks", "s1 looks"),
        checked(world -> {
          note(world.mayRecall());
          return system.get("sum") > 0 ? new Verdict.Broken("sum") : new Verdict.Holds();
        }));
  }

  private void note(boolean mayRecall) {
    checks.add("s" + system.get("sum") + (mayRecall ? " recalls" : " looks"));
  }
}
