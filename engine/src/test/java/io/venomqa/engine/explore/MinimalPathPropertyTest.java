package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.model.Violation.Confirmation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// On random small worlds, whatever the strategy: a brute-force search over a pure model of the
/// world finds no step that could be left out of a violation's path.
class MinimalPathPropertyTest {

  private static final int WORLDS = 300;
  private static final int NUMBERS = 4;
  private static final int HIGHEST = 3;

  /// Allowed where one number has a value, sets another one.
  private record Operation(int guard, int guardValue, int target, int targetValue) {

    boolean performOn(int[] numbers) {
      if (numbers[guard] != guardValue) {
        return false;
      }
      numbers[target] = targetValue;
      return true;
    }
  }

  /// The rule is broken where the first two numbers have these values.
  private record Model(List<Operation> operations, int brokenFirst, int brokenSecond) {

    static Model random(Random random) {
      List<Operation> operations = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        operations.add(
            new Operation(
                random.nextInt(NUMBERS),
                random.nextInt(2),
                random.nextInt(NUMBERS),
                random.nextInt(HIGHEST)));
      }
      return new Model(
          operations, 1 + random.nextInt(HIGHEST - 1), 1 + random.nextInt(HIGHEST - 1));
    }

    boolean isBrokenBy(int[] numbers) {
      return numbers[0] == brokenFirst && numbers[1] == brokenSecond;
    }

    /// After how many of the steps the rule breaks first; -1 when it does not.
    int breaksAfter(List<Integer> steps) {
      int[] numbers = new int[NUMBERS];
      for (int i = 0; i < steps.size(); i++) {
        operations.get(steps.get(i)).performOn(numbers);
        if (isBrokenBy(numbers)) {
          return i + 1;
        }
      }
      return -1;
    }
  }

  @Test
  void noStepCanBeLeftOut() {
    int violations = 0;
    int shortened = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      Model model = Model.random(new Random(seed));
      SearchStrategy strategy = seed % 2 == 0 ? new DepthFirst() : new BreadthFirst();
      boolean beyond = seed % 3 == 0;
      Recorder recorder = new Recorder();
      for (Violation found : explore(model, strategy, beyond, recorder)) {
        assertMinimal(model, found, "seed " + seed + ": " + model);
        violations++;
        shortened += isShorterThanFound(found, recorder) ? 1 : 0;
      }
    }
    // Otherwise the worlds would say nothing.
    assertTrue(violations > 100, violations + " violations");
    assertTrue(shortened > 50, shortened + " shortened");
  }

  private static void assertMinimal(Model model, Violation found, String where) {
    assertEquals(Confirmation.CONFIRMED, found.confirmation(), where);
    assertTrue(found.minimal(), where);
    List<Integer> steps = steps(found.path());
    assertEquals(steps.size(), model.breaksAfter(steps), where + " " + found.path());
    for (int left = 0; left < steps.size(); left++) {
      List<Integer> rest = new ArrayList<>(steps);
      rest.subList(left, left + 1).clear();
      assertEquals(-1, model.breaksAfter(rest), where + " " + found.path() + " without " + left);
    }
  }

  private static boolean isShorterThanFound(Violation found, Recorder recorder) {
    return recorder.of(ExplorationEvent.ViolationFound.class).stream()
        .anyMatch(event ->
            event.violation().number() == found.number()
                && event.violation().path().length() > found.path().length());
  }

  private static List<Integer> steps(Path path) {
    return path.actions().stream()
        .map(ActionId::name)
        .map(name -> Integer.parseInt(name.substring(1)))
        .toList();
  }

  private static List<Violation> explore(
      Model model, SearchStrategy strategy, boolean beyond, Recorder recorder) {
    ToySystem system = new ToySystem();
    ToyApi api = new ToyApi();
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < model.operations().size(); i++) {
      Operation operation = model.operations().get(i);
      api.on("a" + i, () -> perform(operation, system));
      actions.add(ToyApi.call("a" + i));
    }
    Invariant rule =
        new Invariant(
            "rule",
            Severity.HIGH,
            "",
            _ ->
                model.isBrokenBy(numbers(system))
                    ? new Verdict.Broken(Arrays.toString(numbers(system)))
                    : new Verdict.Holds());
    return Runs.explore(
            new World(api, List.of(system), Context.EMPTY),
            actions,
            List.of(rule),
            strategy,
            Runs.UNBOUNDED.withBeyond(beyond),
            recorder)
        .violations();
  }

  private static int perform(Operation operation, ToySystem system) {
    int[] numbers = numbers(system);
    if (!operation.performOn(numbers)) {
      return 409;
    }
    for (int i = 0; i < NUMBERS; i++) {
      system.put("n" + i, numbers[i]);
    }
    return 200;
  }

  private static int[] numbers(ToySystem system) {
    return IntStream.range(0, NUMBERS).map(i -> (int) system.get("n" + i)).toArray();
  }
}
