package io.venomqa.engine.toy;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.world.World;
import java.util.List;

/// One order of 100 that can be created, refunded and read; refunding twice is the bug.
public final class DoubleRefund {

  private final ToySystem system = new ToySystem();
  private final World world;

  public DoubleRefund() {
    ToyApi api =
        new ToyApi().on("create", this::create).on("refund", this::refund).on("read", () -> 200);
    world = new World(api, List.of(system), Context.EMPTY);
  }

  public World world() {
    return world;
  }

  public ToySystem system() {
    return system;
  }

  public static List<Action> actions() {
    return List.of(ToyApi.call("create"), ToyApi.call("refund"), ToyApi.call("read"));
  }

  public Invariant noOverRefund() {
    return new Invariant(
        "no_over_refund",
        Severity.CRITICAL,
        "Refunded amount cannot exceed the order's total",
        world ->
            system.get("refunded") <= 100
                ? new Verdict.Holds()
                : new Verdict.Broken("refunded " + system.get("refunded") + " on a total of 100"));
  }

  private int create() {
    if (system.has("order")) {
      return 409;
    }
    system.put("order", 100);
    return 201;
  }

  private int refund() {
    if (!system.has("order")) {
      return 404;
    }
    system.put("refunded", system.get("refunded") + 100);
    return 200;
  }
}
