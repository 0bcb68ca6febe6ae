package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Going back, and noticing what did not come from a call.
class PositionTest {

  @Test
  void readsNeedNoRestore() {
    Counter counter = new Counter(0);

    Runs.explore(
        counter.world(),
        List.of(ToyApi.call("read"), ToyApi.call("increment")),
        List.of(),
        Runs.UNBOUNDED);

    assertEquals(0, counter.system().restores());
  }

  @Test
  void lateWritesAreCreditedToNoCall() {
    Counter counter = new Counter(2);
    Recorder late =
        new Recorder() {
          @Override
          public void on(ExplorationEvent event) {
            super.on(event);
            if (event instanceof ExplorationEvent.TransitionTaken taken
                && taken.transition().number() == 1) {
              counter.system().put("job", 1);
            }
          }
        };

    ExplorationResult result =
        Runs.explore(
            counter.world(),
            Counter.actions(),
            List.of(),
            new BreadthFirst(),
            Runs.UNBOUNDED,
            late);

    assertEquals(3, result.statesVisited());
    assertEquals(
        List.of(Notice.Kind.BACKGROUND_WRITE),
        result.notices().stream().map(Notice::kind).toList());
    assertTrue(result.notices().getFirst().message().contains("toy.numbers"));
  }

  @Test
  @Timeout(30)
  void whatAJobWritesLaterIsWaitedForAndCreditedToNoCall() throws Exception {
    ToySystem system = new ToySystem();
    ExecutorService jobs = Executors.newSingleThreadExecutor();
    ToyApi api =
        new ToyApi()
            .on(
                "add",
                () -> {
                  system.put("n", system.get("n") + 1);
                  jobs.execute(() -> {
                    LockSupport.parkNanos(30_000_000);
                    system.put("job", 1);
                  });
                  return 200;
                })
            .on("read", () -> 200);

    ExplorationResult result =
        Runs.explore(
            new World(api, List.of(system), Context.EMPTY),
            List.of(ToyApi.call("add"), ToyApi.call("read")),
            List.of(),
            Runs.UNBOUNDED
                .withScope(Scope.callsPerAction(3))
                .withSafeguards(safe -> safe.withSettle(Duration.ofMillis(250))));
    jobs.shutdown();

    assertEquals(4, result.statesVisited());
    assertEquals(
        List.of(Notice.Kind.BACKGROUND_WRITE),
        result.notices().stream().map(Notice::kind).toList());
    assertTrue(
        result.graph().transitions().stream()
            .flatMap(step -> step.changes().stream())
            .noneMatch(change -> change.toString().contains("job")));
  }

  @Test
  void aRestoreThatIsNotExactStopsTheRun() {
    Counter counter = new Counter(3);
    counter.system().corruptRestore(2);

    ExplorationResult result =
        Runs.explore(
            counter.world(),
            Counter.actions(),
            List.of(),
            Runs.UNBOUNDED.withSafeguards(safe -> safe.withAuditEvery(1)));

    Ending.Aborted ending = assertInstanceOf(Ending.Aborted.class, result.ending());
    assertEquals(Ending.Cause.AUDIT_FAILED, ending.cause());
    assertTrue(ending.reason().contains("toy: {n=99} should be"), ending.reason());
  }
}
