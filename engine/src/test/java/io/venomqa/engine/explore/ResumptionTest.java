package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.TransitionLog;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.RandomWorld;
import io.venomqa.engine.toy.RecordedRun;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Runs that go on with one that ended early.
class ResumptionTest {

  private static final int WORLDS = 60;

  @Test
  void endsLikeARunThatWasNeverInterrupted() {
    for (long seed = 0; seed < WORLDS; seed++) {
      Map<String, Supplier<SearchStrategy>> strategies =
          new LinkedHashMap<>(SearchStrategyTest.all(seed));
      strategies.put("breadth first", BreadthFirst::new);
      for (var strategy : strategies.entrySet()) {
        ExplorationResult whole =
            random(seed, strategy.getValue().get(), Runs.UNBOUNDED, new Recorder(), PastRun.NONE);
        int few = new Random(seed).nextInt(whole.transitionsTaken()) + 1;
        Recorder interrupted = new Recorder();
        random(
            seed,
            strategy.getValue().get(),
            Runs.UNBOUNDED.withLimits(Limits.NONE.withSteps(few)),
            interrupted,
            PastRun.NONE);

        ExplorationResult resumed =
            random(
                seed,
                strategy.getValue().get(),
                Runs.UNBOUNDED,
                new Recorder(),
                new RecordedRun(interrupted));

        String which = strategy.getKey() + ", world " + seed + ", after " + few;
        assertEquals(whole.ending(), resumed.ending(), which);
        assertEquals(calls(whole), calls(resumed), which);
        assertEquals(whole.coverage(), resumed.coverage(), which);
        assertEquals(broken(whole), broken(resumed), which);
      }
    }
  }

  @Test
  void makesOnlyThoseKnownCallsAgainThatLeadToNewStatesAndOneOfEachKind() {
    Recorder interrupted = new Recorder();
    ExplorationResult part =
        counter(Runs.UNBOUNDED.withLimits(Limits.NONE.withSteps(60)), interrupted, PastRun.NONE);
    Recorder resumed = new Recorder();

    ExplorationResult result = counter(Runs.UNBOUNDED, resumed, new RecordedRun(interrupted));

    long made =
        resumed.events().stream()
            .filter(event ->
                event instanceof ExplorationEvent.TransitionTaken taken
                    && !taken.times().equals(StepTimes.ZERO))
            .count();
    int unknown = result.transitionsTaken() - 60;
    long kinds =
        part.graph().transitions().stream()
            .filter(step -> !leadsToNewState(part.graph(), step))
            .map(step -> List.of(step.action(), step.statusCode(), step.changes().size()))
            .distinct()
            .count();
    assertEquals(unknown + part.statesVisited() - 1 + kinds, made);
    assertTrue(result.notices().getLast().message().startsWith((60 + unknown - made) + " calls"));
    assertEquals(Notice.Kind.TAKEN_OVER, result.notices().getLast().kind());
    assertEquals(
        counter(Runs.UNBOUNDED, new Recorder(), PastRun.NONE).graph().states(),
        result.graph().states());
  }

  private static boolean leadsToNewState(StateGraph graph, Transition step) {
    return graph.pathTo(step.to()).steps().stream()
        .anyMatch(last -> last.number() == step.number());
  }

  @Test
  void aLimitOfStepsIsOneOfNewCalls() {
    Settings few = Runs.UNBOUNDED.withLimits(Limits.NONE.withSteps(30));
    Recorder first = new Recorder();
    counter(few, first, PastRun.NONE);

    ExplorationResult more = counter(few, new Recorder(), new RecordedRun(first));

    assertEquals(60, more.transitionsTaken());
    assertInstanceOf(Ending.LimitReached.class, more.ending());
  }

  @Test
  void whatWasToldOfACallIsToldAgain() {
    Recorder before = new Recorder();
    ExplorationResult part = looking(7, before, PastRun.NONE);

    ExplorationResult resumed = looking(1_000, new Recorder(), new RecordedRun(before));

    assertEquals(1, told(part), "in the second state");
    assertEquals(1, told(resumed));
  }

  /// A counter, and a look at it that reads the last status when it is 2.
  private static ExplorationResult looking(int steps, Recorder recorder, PastRun past) {
    ToySystem numbers = new ToySystem();
    ToyApi api =
        new ToyApi()
            .on("look", () -> 200)
            .on(
                "add",
                () -> {
                  numbers.put("n", Math.min(4, numbers.get("n") + 1));
                  return 201;
                });
    Action look =
        Action.of(
            "look",
            session -> {
              if (numbers.get("n") == 2) {
                session.context().get(Context.LAST_STATUS);
              }
              return ToyApi.call("look").body().perform(session);
            });
    return explore(
        new World(api, List.of(numbers), Context.EMPTY),
        List.of(look, ToyApi.call("add")),
        List.of(),
        new BreadthFirst(),
        Runs.UNBOUNDED.withLimits(Limits.NONE.withSteps(steps)),
        recorder,
        past);
  }

  private static long told(ExplorationResult result) {
    return result.notices().stream()
        .filter(notice -> notice.kind() == Notice.Kind.READS_OUTSIDE_STATE)
        .count();
  }

  /// The API may have been started anew by hand since.
  @Test
  void aCallThatWasNotAnsweredMayBeAnsweredNow() {
    Recorder before = new Recorder();
    ExplorationResult crashed = sets(new ToySystem(), 0, before, PastRun.NONE);

    ExplorationResult resumed = sets(new ToySystem(), 201, new Recorder(), new RecordedRun(before));

    assertEquals(1, crashed.violations().size());
    assertEquals(List.of(), resumed.violations());
    assertInstanceOf(Ending.Exhausted.class, resumed.ending());
  }

  @Test
  void goesOnInALargerScope() {
    Recorder small = new Recorder();
    counter(Runs.UNBOUNDED.withScope(Scope.callsPerAction(2)), small, PastRun.NONE);
    Settings larger = Runs.UNBOUNDED.withScope(Scope.callsPerAction(3));

    ExplorationResult resumed = counter(larger, new Recorder(), new RecordedRun(small));

    assertEquals(calls(counter(larger, new Recorder(), PastRun.NONE)), calls(resumed));
  }

  @Test
  void isGivenUpWhereACallIsAnsweredOtherwise() {
    Recorder before = new Recorder();
    sets(new ToySystem(), 201, before, PastRun.NONE);

    ExplorationResult resumed = sets(new ToySystem(), 200, new Recorder(), new RecordedRun(before));

    assertEquals(
        new Ending.Aborted(
            Ending.Cause.NOT_RESUMED,
            "set in state s0 was answered with 200, and with 201 in the run that is to be gone on with",
            "API, data or scripts are not what they were. Start a new run, without --resume."),
        resumed.ending());
  }

  @Test
  void isGivenUpWhereTheWorldBeginsOtherwise() {
    Recorder before = new Recorder();
    sets(new ToySystem(), 201, before, PastRun.NONE);
    ToySystem other = new ToySystem();
    other.put("n", 5);

    ExplorationResult resumed = sets(other, 201, new Recorder(), new RecordedRun(before));

    Ending.Aborted aborted = assertInstanceOf(Ending.Aborted.class, resumed.ending());
    assertEquals(Ending.Cause.NOT_RESUMED, aborted.cause());
    assertTrue(aborted.reason().contains("toy does not hold what it held"), aborted.reason());
  }

  private static ExplorationResult sets(
      ToySystem system, int status, Recorder recorder, PastRun past) {
    ToyApi api =
        new ToyApi()
            .on(
                "set",
                () -> {
                  system.put("n", 7);
                  return status;
                });
    return explore(
        new World(api, List.of(system), Context.EMPTY),
        List.of(ToyApi.call("set")),
        List.of(),
        new BreadthFirst(),
        Runs.UNBOUNDED,
        recorder,
        past);
  }

  private static ExplorationResult counter(Settings settings, Recorder recorder, PastRun past) {
    return explore(
        new Counter(40).world(),
        Counter.actions(),
        List.of(),
        new BreadthFirst(),
        settings,
        recorder,
        past);
  }

  private static ExplorationResult random(
      long seed, SearchStrategy strategy, Settings settings, Recorder recorder, PastRun past) {
    ToySystem numbers = new ToySystem();
    RandomWorld toy = new RandomWorld(seed, numbers, numbers);
    Invariant notBothTwo =
        new Invariant(
            "not_both_two",
            Severity.HIGH,
            "n0 and n1 are not both 2",
            world ->
                numbers.get("n0") == 2 && numbers.get("n1") == 2
                    ? new Verdict.Broken("")
                    : new Verdict.Holds());
    return explore(
        toy.world(), toy.actions(), List.of(notBothTwo), strategy, settings, recorder, past);
  }

  private static ExplorationResult explore(
      World world,
      List<Action> actions,
      List<Invariant> invariants,
      SearchStrategy strategy,
      Settings settings,
      Recorder recorder,
      PastRun past) {
    return new Explorer(
            world,
            actions,
            invariants,
            strategy,
            settings,
            new RunControl(),
            recorder,
            new RunRecords(TransitionLog.inMemory(), past))
        .run();
  }

  /// Every call that was tried, with the identity of the states before and after it.
  private static Set<String> calls(ExplorationResult result) {
    StateGraph graph = result.graph();
    return graph.transitions().stream()
        .map(step ->
            "%s %s %d %s"
                .formatted(
                    graph.state(step.from()).id(),
                    step.action(),
                    step.statusCode(),
                    graph.state(step.to()).id()))
        .collect(Collectors.toSet());
  }

  private static Set<String> broken(ExplorationResult result) {
    return result.violations().stream()
        .map(found ->
            "%s in %s, %s"
                .formatted(
                    found.rule(), result.graph().state(found.state()).id(), found.confirmation()))
        .collect(Collectors.toSet());
  }
}
