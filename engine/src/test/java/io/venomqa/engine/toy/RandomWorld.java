package io.venomqa.engine.toy;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntSupplier;

/// A small API drawn at random: a few numbers from 0 to 3, and actions that set some of them where
/// others have a certain value.
public final class RandomWorld {

  private static final int VALUES = 4;

  private final ToyApi api = new ToyApi();
  private final List<Action> actions = new ArrayList<>();
  private final World world;

  public RandomWorld(long seed) {
    this(seed, new ToySystem());
  }

  private RandomWorld(long seed, ToySystem system) {
    this(seed, system, system);
  }

  /// @param system what goes back, of which the numbers are the content
  public RandomWorld(long seed, Rollbackable system, ToySystem numbers) {
    Random random = new Random(seed);
    int columns = 2 + random.nextInt(2);
    int count = 3 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String name = "action" + i;
      api.on(name, operation(random, columns, numbers));
      Set<ActionId> preconditions =
          i > 0 && random.nextInt(5) == 0
              ? Set.of(new ActionId("action" + random.nextInt(i)))
              : Set.of();
      Action plain = ToyApi.call(name);
      actions.add(new Action(plain.id(), Set.of(), preconditions, plain.body()));
    }
    world = new World(api, List.of(system), Context.EMPTY);
  }

  public World world() {
    return world;
  }

  public List<Action> actions() {
    return List.copyOf(actions);
  }

  private static IntSupplier operation(Random random, int columns, ToySystem numbers) {
    String needed = "n" + random.nextInt(columns);
    int least = random.nextInt(3) - 1;
    String written = "n" + random.nextInt(columns);
    boolean adds = random.nextInt(3) > 0;
    int value = random.nextInt(VALUES);
    boolean reads = random.nextInt(4) == 0;
    return () -> {
      if (numbers.get(needed) < least) {
        return 409;
      }
      long next = adds ? (numbers.get(written) + 1) % VALUES : value;
      if (reads || next == numbers.get(written)) {
        return 200;
      }
      numbers.put(written, next);
      return 201;
    };
  }
}
