package io.venomqa.engine.toy;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.World;
import java.util.List;

/// A number between 0 and a most, with `increment`, `double` and `read`.
public final class Counter {

  private final ToySystem system = new ToySystem();
  private final World world;

  public Counter(long most) {
    ToyApi api =
        new ToyApi()
            .on("increment", () -> set(system.get("n") + 1, most))
            .on("double", () -> set(system.get("n") * 2, most))
            .on("read", () -> 200);
    world = new World(api, List.of(system), Context.EMPTY);
  }

  public World world() {
    return world;
  }

  public ToySystem system() {
    return system;
  }

  public static List<Action> actions() {
    return List.of(ToyApi.call("increment"), ToyApi.call("double"), ToyApi.call("read"));
  }

  private int set(long value, long most) {
    if (value > most || value == system.get("n")) {
      return 409;
    }
    system.put("n", value);
    return 200;
  }
}
