package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.model.Violation.Confirmation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/// What is left out of a path until no step can be.
class MinimalPathTest {

  private final ToySystem system = new ToySystem();
  private final List<Action> actions = new ArrayList<>();
  private final ToyApi api = new ToyApi();
  private final Recorder recorder = new Recorder();
  private int performed;

  @Test
  void stepsThatChangeNothingOfTheMatterAreLeftOut() {
    on("create", () -> add("orders", 1));
    on("list", () -> add("listed", 1));
    on("refund", () -> system.get("orders") == 0 ? 404 : add("refunds", 1));

    Violation found = forced(below("refunds", 2), "create", "list", "create", "refund", "refund");

    assertEquals("create → refund → refund", found.path().toString());
    assertTrue(found.minimal());
    assertEquals(Confirmation.CONFIRMED, found.confirmation());
  }

  @Test
  void stepsThatOnlyGoTogetherAreLeftOutTogether() {
    on("toggle", () -> set("locked", 1 - system.get("locked")));
    on("note", () -> add("notes", 1));
    on("pay", () -> system.get("locked") + 1 == system.get("notes") ? add("paid", 1) : 409);

    Violation found = forced(below("paid", 1), "toggle", "note", "toggle", "pay");

    assertEquals("note → pay", found.path().toString());
    assertTrue(found.minimal());
  }

  @Test
  void aStepIsLeftOutWithWhatItEnables() {
    on("spoil", () -> add("n", 1));
    on("open", () -> set("open", 1));
    actions.add(
        new Action(
            new ActionId("use"),
            Set.of(),
            Set.of(new ActionId("open")),
            ToyApi.call("use").body()));
    api.on("use", () -> add("used", 1));

    Violation found = forced(below("n", 1), "open", "use", "spoil");

    assertEquals("spoil", found.path().toString());
  }

  @Test
  void aStepThatOnlyALaterOneNeededGoesAfterIt() {
    on("prepare", () -> add("prepared", 1));
    on("risk", () -> set("locked", 1 - system.get("prepared")));
    on("pay", () -> system.get("locked") == 1 ? 409 : add("paid", 1));

    Violation found = forced(below("paid", 1), "prepare", "risk", "pay");

    assertEquals("pay", found.path().toString());
    assertTrue(found.minimal());
  }

  @Test
  void whereTheRuleBreaksBeforeTheEndThePathEnds() {
    // Marked, it breaks at eight alone; unmarked at one as well.
    on("mark", () -> set("marked", 1));
    on("count", () -> add("n", 1));
    Invariant rule =
        new Invariant(
            "rule",
            Severity.HIGH,
            "",
            _ ->
                system.get("n") == 8 || (system.get("n") == 1 && !system.has("marked"))
                    ? new Verdict.Broken("n is " + system.get("n"))
                    : new Verdict.Holds());
    String[] path = new String[9];
    Arrays.fill(path, "count");
    path[0] = "mark";

    Violation found = forced(rule, path);

    assertEquals("count", found.path().toString());
    assertEquals("n is 1", found.detail());
  }

  @Test
  void aStepThatTheSearchNeverTookThereHasNoNumberOfTheGraph() {
    on("list", () -> add("listed", 1));
    on("create", () -> add("orders", 1));
    on("refund", () -> system.get("orders") == 0 ? 404 : add("refunds", 1));

    Violation found = forced(below("refunds", 1), "list", "create", "refund");

    assertEquals("create → refund", found.path().toString());
    assertEquals(
        List.of("-1: 0 to -1", "-2: -1 to -1"),
        found.path().steps().stream()
            .map(step -> "%d: %d to %d".formatted(step.number(), step.from(), step.to()))
            .toList());
    assertTrue(found.path().steps().stream().noneMatch(Transition::isInGraph));
  }

  @Test
  void oneCauseIsFoundOnceHoweverManyStatesShowIt() {
    on("list", () -> system.get("listed") == 4 ? 409 : add("listed", 1));
    on("create", () -> system.get("orders") == 1 ? 409 : add("orders", 1));
    on("refund", () -> system.get("orders") == 0 ? 404 : add("refunds", 1));

    List<Violation> found = explore(below("refunds", 2), new BreadthFirst(), Runs.UNBOUNDED);

    assertEquals(5, found.size());
    assertEquals(
        Set.of("below: create → refund → refund"),
        new TreeSet<>(found.stream().map(Violation::cause).toList()));
  }

  @Test
  void twoCausesOfOneRuleAreKeptApart() {
    on("create", () -> system.get("orders") == 1 ? 409 : add("orders", 1));
    on("refund", () -> system.get("orders") == 0 ? 404 : add("refunds", 2));
    on("import", () -> set("refunds", 2));

    List<Violation> found = explore(below("refunds", 2), new BreadthFirst(), Runs.UNBOUNDED);

    assertEquals(
        Set.of("below: create → refund", "below: import"),
        new TreeSet<>(found.stream().map(Violation::cause).toList()));
  }

  @Test
  void aFailureIsNotTakenForARefusal() {
    on("create", () -> system.get("orders") == 1 ? 409 : add("orders", 1));
    api.on("refund", () -> system.get("orders") == 0 ? 404 : 500);
    actions.add(
        new Action(new ActionId("refund"), Set.of(200), Set.of(), ToyApi.call("refund").body()));

    List<Violation> found = explore(below("n", 1), new BreadthFirst(), Runs.UNBOUNDED);

    assertEquals(
        List.of("refund: answered with 404", "create → refund: answered with 500"),
        found.stream().map(one -> one.path() + ": " + one.detail()).toList());
  }

  @Test
  void whatCostsTooMuchIsNotCalledMinimal() {
    // Only the whole of a long path breaks it: each step counts in one digit.
    int length = 80;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      String name = "step" + i;
      int place = i;
      on(name, () -> system.get("n") == place ? add("n", 1) : 409);
      names.add(name);
    }

    Violation found = forced(below("n", length), names.toArray(new String[0]));

    assertEquals(length, found.path().length());
    assertEquals(Confirmation.CONFIRMED, found.confirmation());
    assertFalse(found.minimal());
    assertEquals("below", found.cause());
    // Leaving out each step once would take more than 6,000.
    assertTrue(performed < Minimizer.STEPS_PER_CAUSE + 1_000, performed + " calls");
  }

  @Test
  void anApiThatDoesNotDoTheSameAgainIsNotCalledMinimal() {
    // Works until it is confirmed, and never again.
    on("create", () -> add("orders", 1));
    on(
        "flaky",
        () ->
            recorder.of(ExplorationEvent.ViolationChecked.class).isEmpty()
                    && system.get("orders") > 0
                ? add("n", 1)
                : 409);

    Violation found = forced(below("n", 1), "create", "flaky");

    assertEquals("create → flaky", found.path().toString());
    assertEquals(Confirmation.CONFIRMED, found.confirmation());
    assertFalse(found.minimal());
  }

  private void on(String name, IntSupplier operation) {
    api.on(
        name,
        () -> {
          performed++;
          return operation.getAsInt();
        });
    actions.add(ToyApi.call(name));
  }

  private int add(String number, long more) {
    return set(number, system.get(number) + more);
  }

  private int set(String number, long value) {
    system.put(number, value);
    return 200;
  }

  private Invariant below(String number, long bound) {
    return new Invariant(
        "below",
        Severity.HIGH,
        number + " is below " + bound,
        _ -> system.get(number) < bound ? new Verdict.Holds() : new Verdict.Broken(""));
  }

  private List<Violation> explore(Invariant rule, SearchStrategy strategy, Settings settings) {
    return Runs.explore(world(), actions, List.of(rule), strategy, settings, new Recorder())
        .violations();
  }

  /// The one violation of a search that takes this path and no other.
  private Violation forced(Invariant rule, String... path) {
    List<Action> inTurn =
        actions.stream().map(action -> onlyInTurn(action, List.of(path))).toList();
    List<Violation> found =
        Runs.explore(
                world(),
                inTurn,
                List.of(rule),
                new DepthFirst(),
                Runs.UNBOUNDED
                    .withLimits(Limits.NONE.withSteps(path.length))
                    .withSafeguards(safe -> safe.withUnaudited(Set.of("flaky"))),
                recorder)
            .violations();
    assertEquals(1, found.size());
    return found.getFirst();
  }

  private Action onlyInTurn(Action action, List<String> path) {
    return new Action(
        action.id(),
        action.expectedStatus(),
        action.preconditions(),
        session -> {
          int taken = recorder.transitions().size();
          boolean isItsTurn = taken == path.size() || action.id().name().equals(path.get(taken));
          return isItsTurn ? action.body().perform(session) : new Outcome.Skipped("not its turn");
        });
  }

  private World world() {
    return new World(api, List.of(system), Context.EMPTY);
  }
}
