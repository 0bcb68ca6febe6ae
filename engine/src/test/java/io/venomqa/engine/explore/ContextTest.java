package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.identity.Abstraction;
import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.world.ApiSession;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Each state has its own context, and it travels with the state.
class ContextTest {

  private static final Action REMEMBER =
      Action.of(
          "remember",
          session -> {
            session.context().set("seen", true);
            return post(session, "read");
          });

  private static final Action NEEDS_IT =
      Action.of(
          "needs_it",
          session ->
              session.context().has("seen")
                  ? post(session, "increment")
                  : new Outcome.Skipped("nothing seen"));

  @Test
  void aValueMakesAStateOfItsOwn() {
    Counter counter = new Counter(1);
    Recorder recorder = new Recorder();

    Runs.explore(
        counter.world(),
        List.of(REMEMBER, NEEDS_IT),
        List.of(),
        new BreadthFirst(),
        Runs.UNBOUNDED,
        recorder);

    assertEquals(
        List.of(
            "s0 remember s1",
            "s1 remember s1",
            "s1 needs_it s2",
            "s2 remember s2",
            "s2 needs_it s2"),
        recorder.transitions());
  }

  @Test
  void anActionThatSkipsIsCountedWithItsReason() {
    Counter counter = new Counter(1);

    ExplorationResult result =
        Runs.explore(counter.world(), List.of(NEEDS_IT), List.of(), Runs.UNBOUNDED);

    assertEquals(
        List.of(
            new ActionCoverage(
                new ActionId("needs_it"),
                0,
                0,
                1,
                new TreeMap<>(),
                "nothing seen",
                ActionCoverage.Standing.NEVER_ENABLED,
                "could not be called in 1 state, last: nothing seen",
                "")),
        result.coverage().actions());
  }

  @Test
  void theLastStatusDoesNotMakeAState() {
    Counter counter = new Counter(1);

    ExplorationResult result =
        Runs.explore(counter.world(), Counter.actions(), List.of(), Runs.UNBOUNDED);

    assertEquals(2, result.statesVisited());
  }

  @Test
  void theLastStatusMakesAStateWhereTheProjectSaysSo() {
    Counter counter = new Counter(1);

    ExplorationResult result =
        Runs.explore(
            counter.world(),
            Counter.actions(),
            List.of(),
            Runs.UNBOUNDED.withAbstraction(
                Abstraction.DEFAULT.withContextKeys(Set.of(Context.LAST_STATUS))));

    // n=0 with none, 200, 409; n=1 with 200, 409.
    assertEquals(5, result.statesVisited());
  }

  @Test
  void readingTheLastStatusIsToldOf() {
    Counter counter = new Counter(1);
    Action curious =
        Action.of(
            "curious",
            session -> {
              session.context().get(Context.LAST_STATUS);
              return post(session, "read");
            });

    ExplorationResult result =
        Runs.explore(counter.world(), List.of(curious), List.of(), Runs.UNBOUNDED);

    assertEquals(
        List.of(Notice.Kind.READS_OUTSIDE_STATE),
        result.notices().stream().map(Notice::kind).toList());
  }

  @Test
  void preconditionsHoldPerPath() {
    Counter counter = new Counter(3);
    Action afterRead =
        new Action(
            new ActionId("after_read"),
            Set.of(),
            Set.of(new ActionId("read")),
            session -> post(session, "increment"));
    Recorder recorder = new Recorder();

    Runs.explore(
        counter.world(),
        List.of(ToyApi.call("increment"), ToyApi.call("read"), afterRead),
        List.of(),
        new BreadthFirst(),
        Runs.UNBOUNDED.withLimits(Limits.NONE.withSteps(7)),
        recorder);

    assertEquals(
        List.of(
            "s0 increment s1",
            "s0 read s2",
            "s1 increment s3",
            "s1 read s4",
            "s2 increment s4",
            "s2 read s2",
            "s2 after_read s4"),
        recorder.transitions());
  }

  private static Outcome post(ApiSession session, String name) {
    return new Outcome.Responded(
        session.send(new Request("POST", "/" + name, Headers.NONE, Body.EMPTY)));
  }

  @Test
  void anActionThatSkipsByWhatDoesNotBelongToAStateIsToldOf() {
    Action afterConflict =
        Action.of(
            "after_conflict",
            session -> {
              Object last = session.context().get(Context.LAST_STATUS);
              return new Outcome.Skipped("only after a conflict, not " + last);
            });

    assertEquals(
        List.of(Notice.Kind.READS_OUTSIDE_STATE),
        Runs.explore(new Counter(1).world(), List.of(afterConflict), List.of(), Runs.UNBOUNDED)
            .notices()
            .stream()
            .map(Notice::kind)
            .toList());
  }

  @Test
  void aKeyThatNoActionSetsIsToldOf() {
    assertEquals(
        List.of("state.context: no action has set order."),
        Runs.explore(
                new Counter(1).world(),
                List.of(REMEMBER),
                List.of(),
                Runs.UNBOUNDED.withAbstraction(
                    Abstraction.DEFAULT.withContextKeys(Set.of("seen", "order"))))
            .notices()
            .stream()
            .map(Notice::message)
            .toList());
  }
}
