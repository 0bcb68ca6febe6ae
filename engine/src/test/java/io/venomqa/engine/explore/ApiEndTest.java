package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.world.ApiControl;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An API of ours ends before its systems are put back: what it still holds, such as a transaction,
/// is not in the way, and what it writes while it ends is taken back too.
class ApiEndTest {

  @Test
  void whatTheApiWritesWhileItEndsIsTakenBack() throws SystemFailure {
    Counter counter = new Counter(1);
    World world =
        new World(
            counter.world().api(),
            List.of(counter.system()),
            Context.EMPTY,
            ApiControl.endedBy(() -> counter.system().put("value", 77)));
    world.begin();
    world.drain();

    world.end();

    assertEquals(0, counter.system().get("value"));
  }

  @Test
  void aSystemThatGoesBackThroughTheApiDoesSoBeforeItEnds() throws SystemFailure {
    Counter counter = new Counter(1);
    counter.system().needTheApi();
    List<Long> whenTheApiEnds = new ArrayList<>();
    World world =
        new World(
            counter.world().api(),
            List.of(counter.system()),
            Context.EMPTY,
            ApiControl.endedBy(() -> whenTheApiEnds.add(counter.system().get("value"))));
    world.begin();
    counter.system().put("value", 77);

    world.end();

    assertEquals(List.of(0L), whenTheApiEnds);
  }
}
