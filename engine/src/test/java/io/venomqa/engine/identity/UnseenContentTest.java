package io.venomqa.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.world.World.WorldDrained;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Systems that tell a fingerprint of what they hold, and no rows.
class UnseenContentTest {

  private static final ActionId ACTION = new ActionId("turn");

  private final StateIdentity identity =
      new StateIdentity(Map.of(), Abstraction.DEFAULT, List.of());
  private final Content initial = identity.initial(holding(1), Context.EMPTY);

  @Test
  void isTheSameStateWhereItIsTheSame() {
    Content away = turned(initial, 2);

    assertNotEquals(id(initial), id(away));
    assertEquals(id(away), id(turned(turned(initial, 3), 2)));
  }

  @Test
  void isTheInitialStateAgainWhereItIsWhatItWasAtFirst() {
    assertEquals(id(initial), id(turned(turned(initial, 2), 1)));
  }

  private Content turned(Content from, long to) {
    return identity.after(from, ACTION, List.of(), holding(to), Context.EMPTY);
  }

  private static WorldDrained holding(long content) {
    return new WorldDrained(true, List.of(), Map.of("queue", new ContentHash(0, content)));
  }

  private StateId id(Content content) {
    return identity.of(content, Set.of(), Map.of());
  }
}
