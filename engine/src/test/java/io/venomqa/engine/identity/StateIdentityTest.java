package io.venomqa.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.world.Counter;
import io.venomqa.engine.world.World.WorldDrained;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateIdentityTest {

  private static final ActionId CREATE = new ActionId("create");
  private static final ActionId FORGET = new ActionId("forget");

  private final StateIdentity identity =
      new StateIdentity(
          Map.of("db.orders_seq", new Counter("orders_seq", 0)), Abstraction.DEFAULT, List.of());
  private final Content initial = identity.initial(holding(), Context.EMPTY);

  @Test
  void whatIsFoundOutChangesWhatAContextSays() {
    Content first = after(initial, FORGET, "order_id", 1L);
    Content second = after(initial, FORGET, "order_id", 2L);
    assertNotEquals(id(first), id(second));

    assertTrue(
        identity.learn(
            List.of(numbered(1)),
            List.of(numbered(1)),
            List.of(numbered(102)),
            Map.of("db.orders_seq", 101L),
            Duration.ofMillis(10)));

    assertEquals(id(first), id(second));
  }

  @Test
  void aRandomValueThatIsWrittenAgainWhileItIsThereStaysAName() {
    learnTokens();
    String one = random(1);
    String other = random(2);
    Content created = after(initial, CREATE, "key", one, added(one));

    after(after(created, FORGET, "key", ""), CREATE, "key", one, added(one));

    assertEquals(id(created), id(after(initial, CREATE, "key", other, added(other))));
  }

  @Test
  void aRandomValueThatComesTwiceIsNone() {
    learnTokens();
    String one = random(1);
    String other = random(2);
    Content created = after(initial, CREATE, "key", one, added(one));

    after(initial, CREATE, "key", one, added(one));

    assertNotEquals(id(created), id(after(initial, CREATE, "key", other, added(other))));
  }

  @Test
  void randomValuesOfOneCallBelongTogether() {
    learnTokens();
    Content first = after(initial, CREATE, "key", random(1), added(random(1)), added(random(2)));
    Content same = after(initial, CREATE, "key", random(3), added(random(3)), added(random(4)));
    Content between = after(initial, CREATE, "key", random(5), added(random(5)));
    Content otherwise = after(between, CREATE, "key", random(5), added(random(6)));

    assertEquals(id(first), id(same));
    assertNotEquals(id(first), id(otherwise));
  }

  @Test
  void aNumberOfAFreshResourceCountsWithTheActionThatMadeIt() {
    StateIdentity fresh = StateIdentity.ofFreshResources(Abstraction.DEFAULT, List.of());
    fresh.learnFresh(List.of(made(1)), List.of(made(2)), Duration.ofMillis(10));
    Context given = Context.EMPTY.with("order_id", 5L);
    Content there = fresh.initial(holding(), given);
    StateId before = fresh.of(there, Set.of(), Map.of());

    Content gone = fresh.after(there, FORGET, List.of(), holding(), Context.EMPTY);
    Content made = fresh.after(gone, CREATE, List.of(), holding(), given);

    assertNotEquals(before, fresh.of(made, Set.of(), Map.of()));
  }

  private Content after(
      Content from, ActionId action, String key, Object value, Change... changes) {
    return identity.after(
        from, action, List.of(), holding(changes), Context.EMPTY.with(key, value));
  }

  private StateId id(Content content) {
    return identity.of(content, Set.of(), Map.of());
  }

  private void learnTokens() {
    assertTrue(
        identity.learn(
            List.of(keyed(101)),
            List.of(keyed(102)),
            List.of(keyed(103)),
            Map.of("db.orders_seq", 101L),
            Duration.ofMillis(10)));
  }

  private static WalkedStep numbered(long order) {
    Change change =
        new Change.Added("db", "orders", new Row(List.of("id"), List.of(new Cell.Whole(order))));
    return new WalkedStep(
        CREATE, 201, List.of(change), Context.EMPTY, Context.EMPTY.with("order_id", order));
  }

  private static WalkedStep made(long order) {
    return new WalkedStep(
        CREATE, 201, List.of(), Context.EMPTY, Context.EMPTY.with("order_id", order));
  }

  private static WalkedStep keyed(int seed) {
    return new WalkedStep(
        CREATE,
        201,
        List.of(added(random(seed))),
        Context.EMPTY,
        Context.EMPTY.with("key", random(seed)));
  }

  private static Change added(String key) {
    return new Change.Added("db", "keys", new Row(List.of("key"), List.of(new Cell.Text(key))));
  }

  private static String random(int seed) {
    return UUID.nameUUIDFromBytes(new byte[] {(byte) seed}).toString();
  }

  private static WorldDrained holding(Change... changes) {
    return new WorldDrained(
        changes.length > 0, List.of(changes), Map.of("db", new ContentHash(0, changes.length)));
  }
}
