package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Conclusion;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.SourceLocation;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.ApiControl;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What goes wrong beside the API's own bugs is told as what it is, and keeps what was found.
class TroubleTest {

  private static final ScriptError ERROR =
      new ScriptError(new SourceLocation("actions/broken.js", 3, 7), "x is not defined");

  @Test
  void aScriptsErrorIsNotABugOfTheApi() {
    Counter counter = new Counter(2);
    Action broken = Action.of("broken", session -> new Outcome.ScriptFailed(ERROR));

    ExplorationResult result =
        Runs.explore(
            counter.world(), List.of(ToyApi.call("increment"), broken), List.of(), Runs.UNBOUNDED);

    assertEquals(List.of(), result.violations());
    assertEquals(3, result.statesVisited());
    assertEquals(1, result.scriptProblems().size());
    assertEquals("broken", result.scriptProblems().getFirst().path().toString());
    assertEquals(ERROR, result.scriptProblems().getFirst().error());
    assertEquals(Conclusion.SCRIPTS_FAILED, result.conclusion());
  }

  @Test
  void whatAnActionOrInvariantThrowsNeverEndsTheRun() {
    Counter counter = new Counter(1);
    Action throwing =
        Action.of(
            "throwing",
            session -> {
              throw new IllegalStateException("oh");
            });
    Invariant doubtful =
        new Invariant(
            "doubtful",
            Severity.LOW,
            "",
            world -> {
              throw new IllegalStateException("hm");
            });

    ExplorationResult result =
        Runs.explore(
            counter.world(),
            List.of(ToyApi.call("increment"), throwing),
            List.of(doubtful),
            Runs.UNBOUNDED);

    assertEquals(
        List.of(
            "doubtful: java.lang.IllegalStateException: hm",
            "throwing: java.lang.IllegalStateException: oh"),
        result.scriptProblems().stream().map(problem -> problem.error().toString()).toList());
    assertEquals(2, result.statesVisited());
  }

  @Test
  void aScriptThatFailsAfterItsCallKeepsTheStepInThePath() {
    Counter counter = new Counter(2);
    Action broken =
        Action.of(
            "broken",
            session -> {
              ToyApi.call("increment").body().perform(session);
              return new Outcome.ScriptFailed(ERROR);
            });

    ExplorationResult result =
        Runs.explore(counter.world(), List.of(broken), List.of(), Runs.UNBOUNDED);

    assertEquals(1, result.transitionsTaken());
    assertEquals(result.graph().transitions(), result.scriptProblems().getFirst().path().steps());
  }

  @Test
  void anInvariantThatFailsIsUndecided() {
    Counter counter = new Counter(1);
    Invariant broken =
        new Invariant("broken", Severity.HIGH, "", world -> new Verdict.Undecided(ERROR));

    ExplorationResult result =
        Runs.explore(counter.world(), Counter.actions(), List.of(broken), Runs.UNBOUNDED);

    assertEquals(List.of(), result.violations());
    assertEquals("initial state", result.scriptProblems().getFirst().path().toString());
    assertInstanceOf(Ending.Exhausted.class, result.ending());
  }

  @Test
  void whatAnInvariantChangesIsUndoneAndReported() {
    Counter counter = new Counter(2);
    Invariant meddling =
        new Invariant(
            "meddling",
            Severity.HIGH,
            "",
            world -> {
              world.api().send(new Request("POST", "/increment", Headers.NONE, Body.EMPTY));
              return new Verdict.Holds();
            });

    ExplorationResult result =
        Runs.explore(
            counter.world(), List.of(ToyApi.call("increment")), List.of(meddling), Runs.UNBOUNDED);

    assertEquals(3, result.statesVisited());
    assertEquals(3, result.transitionsTaken());
    assertEquals(
        List.of(Notice.Kind.INVARIANT_WROTE), result.notices().stream().map(Notice::kind).toList());
  }

  @Test
  void aNetworkErrorIsTriedAgainFromTheSameState() {
    ToySystem system = new ToySystem();
    AtomicInteger calls = new AtomicInteger();
    ToyApi api =
        new ToyApi()
            .on(
                "add",
                () -> {
                  system.put("n", system.get("n") + 1);
                  return calls.getAndIncrement() == 0 ? 0 : 200;
                });

    ExplorationResult result =
        Runs.explore(
            new World(api, List.of(system), Context.EMPTY),
            List.of(ToyApi.call("add")),
            List.of(),
            Runs.UNBOUNDED.withScope(Scope.callsPerAction(1)));

    assertEquals(List.of(), result.violations());
    assertEquals(2, result.statesVisited());
    assertEquals(
        List.of(Notice.Kind.NETWORK_RETRIED), result.notices().stream().map(Notice::kind).toList());
  }

  @Test
  void aCallThatIsNeverAnsweredIsAViolation() {
    ToyApi api = new ToyApi().on("hang", () -> 0);

    ExplorationResult result =
        Runs.explore(
            new World(api, List.of(new ToySystem()), Context.EMPTY),
            List.of(ToyApi.call("hang")),
            List.of(),
            Runs.UNBOUNDED);

    Violation found = result.violations().getFirst();
    assertEquals(Violation.Kind.NO_ANSWER, found.kind());
    assertEquals("POST /hang: connection closed", found.detail());
    assertEquals(Violation.Confirmation.CONFIRMED, found.confirmation());
  }

  @Test
  void anApiThatGoesAwayEndsTheRunAndKeepsWhatWasFound() {
    ToySystem system = new ToySystem();
    ToyApi api = new ToyApi();
    api.on(
        "add",
        () -> {
          system.put("n", system.get("n") + 1);
          if (system.get("n") == 3) {
            api.goAway();
            return 0;
          }
          return 200;
        });

    ExplorationResult result =
        Runs.explore(
            new World(api, List.of(system), Context.EMPTY),
            List.of(ToyApi.call("add")),
            List.of(),
            Runs.UNBOUNDED);

    Ending.Aborted ending = assertInstanceOf(Ending.Aborted.class, result.ending());
    assertEquals(Ending.Cause.API_DOWN, ending.cause());
    assertEquals("the API at toy went away during add, after add → add", ending.reason());
    assertEquals(3, result.statesVisited());
    assertEquals(Conclusion.COULD_NOT_RUN, result.conclusion());
    assertEquals(0, system.get("n"));
  }

  @Test
  void anApiThatCrashesIsStartedAnewAndTheRunGoesOn() {
    ToySystem system = new ToySystem();
    ToyApi api = new ToyApi();
    api.on("add", () -> set(system, "n", system.get("n") + 1));
    api.on(
        "divide",
        () -> {
          if (system.get("n") == 1) {
            system.put("half", 1);
            api.goAway();
            return 0;
          }
          return 200;
        });
    World world =
        new World(
            api,
            List.of(system),
            Context.EMPTY,
            new ApiControl(Optional.of(api.slowlyDying()), false, () -> {}));

    ExplorationResult result =
        Runs.explore(
            world,
            List.of(ToyApi.call("divide"), ToyApi.call("add")),
            List.of(),
            Runs.UNBOUNDED.withScope(Scope.callsPerAction(3)));

    assertInstanceOf(Ending.Exhausted.class, result.ending());
    assertEquals(
        List.of("add → divide CONFIRMED"),
        result.violations().stream()
            .filter(violation -> violation.kind() == Violation.Kind.NO_ANSWER)
            .map(violation -> violation.path() + " " + violation.confirmation())
            .toList());
    // 0, 1, 2 and 3; the half-way write of the crash is in none of them.
    assertEquals(4, result.statesVisited());
    assertEquals(0, system.get("half"));
  }

  @Test
  void anApiThatCrashesAtEachCallIsGivenUp() {
    Counter counter = new Counter(100);
    ToyApi api = new ToyApi();
    api.on("count", () -> set(counter.system(), "value", counter.system().get("value") + 1));
    api.on(
        "crash",
        () -> {
          api.goAway();
          return 0;
        });
    World world =
        new World(
            api,
            List.of(counter.system()),
            Context.EMPTY,
            new ApiControl(Optional.of(api::comeBack), false, () -> {}));

    ExplorationResult result =
        Runs.explore(
            world, List.of(ToyApi.call("count"), ToyApi.call("crash")), List.of(), Runs.UNBOUNDED);

    Ending.Aborted ending = assertInstanceOf(Ending.Aborted.class, result.ending());
    assertEquals(Ending.Cause.API_DOWN, ending.cause());
    assertTrue(
        ending.reason().startsWith("the API at toy went away 21 times, the last time during crash"),
        ending.reason());
  }

  private static int set(ToySystem system, String name, long value) {
    system.put(name, value);
    return 200;
  }

  @Test
  void aDefectOfOurOwnEndsTheRunWithTheWorldPutBack() {
    Counter counter = new Counter(3);

    ExplorationResult result =
        Runs.explore(
            counter.world(),
            Counter.actions(),
            List.of(),
            new BreadthFirst(),
            Runs.UNBOUNDED,
            new Recorder() {
              @Override
              public void on(ExplorationEvent event) {
                if (event instanceof ExplorationEvent.TransitionTaken) {
                  throw new IllegalStateException("planted");
                }
              }
            });

    Ending.Aborted ending = assertInstanceOf(Ending.Aborted.class, result.ending());
    assertEquals(Ending.Cause.DEFECT, ending.cause());
    assertEquals(0, counter.system().get("n"));
  }

  @Test
  void whatAJobWritesWhileAnInvariantIsCheckedIsNotTheInvariants() {
    Counter counter = new Counter(1);
    Invariant reading =
        new Invariant(
            "reading",
            Severity.HIGH,
            "",
            world -> {
              counter.system().put("job", 1);
              world.api().send(new Request("POST", "/read", Headers.NONE, Body.EMPTY));
              return new Verdict.Holds();
            });

    ExplorationResult result =
        Runs.explore(
            counter.world(), List.of(ToyApi.call("increment")), List.of(reading), Runs.UNBOUNDED);

    assertEquals(
        Set.of(Notice.Kind.BACKGROUND_WRITE),
        result.notices().stream().map(Notice::kind).collect(Collectors.toSet()));
    assertEquals(2, result.statesVisited());
  }

  @Test
  void aRunInWhichNothingChangedIsNotPassed() {
    Counter counter = new Counter(0);

    ExplorationResult result =
        Runs.explore(counter.world(), Counter.actions(), List.of(), Runs.UNBOUNDED);

    assertInstanceOf(Ending.Exhausted.class, result.ending());
    assertEquals(Conclusion.NOTHING_CHANGED, result.conclusion());
  }

  @Test
  void thatTheWorldCouldNotBePutBackIsToldWhateverEndedTheRun() {
    Counter counter = new Counter(2);
    counter.system().corruptRestore(1);
    counter.system().failAtEnd();

    ExplorationResult result =
        Runs.explore(
            counter.world(),
            List.of(ToyApi.call("increment"), ToyApi.call("decrement")),
            List.of(),
            Runs.UNBOUNDED.withSafeguards(safe -> safe.withAuditEvery(1)));

    Ending.Aborted ending = assertInstanceOf(Ending.Aborted.class, result.ending());
    assertEquals(Ending.Cause.AUDIT_FAILED, ending.cause());
    assertTrue(
        ending.reason().endsWith("Besides, when everything was put back: toy: It is locked."),
        ending.reason());
    assertTrue(ending.remedy().endsWith("Unlock it."), ending.remedy());
  }
}
