package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.SourceLocation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.Scripted;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Scripts of systems that fail: a stand-in's bug is no bug of the API.
class SystemScriptTest {

  @Test
  void whatTheApiDoesAfterAStandInFailedIsNotHeldAgainstIt() {
    StandIn payments = new StandIn();
    ScriptError error =
        new ScriptError(new SourceLocation("services/payments.js", 3, 5), "x is not defined");
    ToyApi api =
        new ToyApi()
            .on(
                "pay",
                () -> {
                  payments.failures.add(error);
                  payments.numbers.put("n", 1);
                  return 500;
                });
    Action pay = ToyApi.call("pay");
    Action only200 = new Action(pay.id(), Set.of(200), Set.of(), pay.body());

    ExplorationResult result =
        Runs.explore(
            new World(api, List.of(payments), Context.EMPTY),
            List.of(only200),
            List.of(),
            Runs.UNBOUNDED);

    assertEquals(List.of(), result.violations());
    assertEquals(1, result.transitionsTaken());
    assertEquals(
        List.of("payments: " + error + " after pay"),
        result.scriptProblems().stream()
            .map(one -> one.script() + ": " + one.error() + " after " + one.path())
            .toList());
  }

  private static final class StandIn implements Rollbackable, Scripted {

    private final ToySystem numbers = new ToySystem();
    private final List<ScriptError> failures = new ArrayList<>();

    @Override
    public List<ScriptError> takeFailures() {
      List<ScriptError> taken = List.copyOf(failures);
      failures.clear();
      return taken;
    }

    @Override
    public String name() {
      return "payments";
    }

    @Override
    public String kind() {
      return "toy";
    }

    @Override
    public String mechanism() {
      return "copy";
    }

    @Override
    public RestoreOrder restoreOrder() {
      return RestoreOrder.ANY;
    }

    @Override
    public Drained begin() {
      return numbers.begin();
    }

    @Override
    public Drained drain() {
      return numbers.drain();
    }

    @Override
    public Checkpoint checkpoint() {
      return numbers.checkpoint();
    }

    @Override
    public List<Change> restore(Checkpoint checkpoint) {
      return numbers.restore(checkpoint);
    }

    @Override
    public List<String> audit() {
      return numbers.audit();
    }

    @Override
    public void end() throws SystemFailure {
      numbers.end();
    }

    @Override
    public void close() {}
  }
}
