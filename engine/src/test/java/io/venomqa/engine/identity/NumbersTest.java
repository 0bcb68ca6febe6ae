package io.venomqa.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Two orders, and a number in the context that may be the one or the other's, or neither's: as
/// long as that is not certain it counts with its value, and still tells which order it may mean.
class NumbersTest {

  private static final ActionId CREATE = new ActionId("create");
  private static final ActionId CHOOSE = new ActionId("choose");
  private static final ActionId COUNT = new ActionId("count");

  /// How far the counters were moved on. Before the run there were no orders and seven users.
  private static final Map<String, Long> MOVED =
      Map.of("db.orders_seq", 101L, "db.users_seq", 202L);

  private final StateIdentity identity = identity(List.of());

  @Test
  void oneThatAlwaysMovedWithTheCounterIsAnOrder() {
    assertTrue(learn(identity, CHOOSE, 1, 1, 102));

    assertOnlyTheOrderCounts(identity);
  }

  @Test
  void oneThatWasNeverLookedAtMayBeAnOrder() {
    assertTrue(learnOrders(identity));

    assertBothCount(identity);
  }

  @Test
  void oneThatIsAnOrderHereAndAPlainNumberThereMayBeEither() {
    assertTrue(learn(identity, CHOOSE, 1, 1, 102));
    assertTrue(learn(identity, COUNT, 1, 1, 1));

    assertBothCount(identity);
  }

  @Test
  void oneThatNeverMovedIsNone() {
    assertTrue(learnOrders(identity));
    assertTrue(learn(identity, COUNT, 1, 1, 1));

    assertNotEquals(chosen(identity, 1, 100, 100), chosen(identity, 2, 100, 100));
    assertEquals(chosen(identity, 1, 100, 200), chosen(identity, 1, 200, 100));
  }

  @Test
  void oneIsDoubtedWhileWhatAnActionWritesCouldNotBeLookedAt() {
    assertTrue(learn(identity, CHOOSE, 1, 1, 102));

    assertFalse(
        identity.learn(
            List.of(step(COUNT, 200, 1)),
            List.of(step(COUNT, 500, 1)),
            List.of(step(COUNT, 200, 102)),
            MOVED,
            Duration.ofMillis(10)));
    assertBothCount(identity);

    assertTrue(learn(identity, COUNT, 1, 1, 102));
    assertOnlyTheOrderCounts(identity);
  }

  @Test
  void oneThatTheProjectKeepsMayBeAnOrderWhateverIsFoundOut() {
    StateIdentity keeping = identity(List.of("context.chosen"));
    assertTrue(learn(keeping, CHOOSE, 1, 1, 102));

    assertBothCount(keeping);
  }

  @Test
  void oneThatMayBeOfAUserWhoWasThereBeforeCountsWithItsValue() {
    assertTrue(learn(identity, CHOOSE, 1, 1, 102));
    assertTrue(learn(identity, CHOOSE, 8, 8, 8 + 202));

    assertBothCount(identity);
  }

  private static void assertOnlyTheOrderCounts(StateIdentity identity) {
    assertEquals(chosen(identity, 1, 100, 100), chosen(identity, 2, 100, 100));
    assertNotEquals(chosen(identity, 1, 100, 200), chosen(identity, 1, 200, 100));
  }

  private static void assertBothCount(StateIdentity identity) {
    assertNotEquals(chosen(identity, 1, 100, 100), chosen(identity, 2, 100, 100));
    assertNotEquals(chosen(identity, 1, 100, 200), chosen(identity, 1, 200, 100));
  }

  /// Of a state with the orders 1 and 2.
  private static StateId chosen(StateIdentity identity, long number, long total1, long total2) {
    Content initial = identity.initial(holding(List.of()), Context.EMPTY);
    Content content =
        identity.after(
            initial,
            CHOOSE,
            List.of(),
            holding(List.of(order(1, total1), order(2, total2))),
            Context.EMPTY.with("chosen", number));
    return identity.of(content, Set.of(), Map.of());
  }

  private static boolean learnOrders(StateIdentity identity) {
    return learn(identity, List.of(created(1)), List.of(created(1)), List.of(created(102)));
  }

  /// Learns from what an action put into the context, and with it what orders are called by.
  private static boolean learn(
      StateIdentity identity, ActionId action, long first, long again, long moved) {
    return learn(
        identity,
        List.of(created(1), step(action, 200, first)),
        List.of(created(1), step(action, 200, again)),
        List.of(created(102), step(action, 200, moved)));
  }

  private static boolean learn(
      StateIdentity identity,
      List<WalkedStep> first,
      List<WalkedStep> again,
      List<WalkedStep> moved) {
    return identity.learn(first, again, moved, MOVED, Duration.ofMillis(10));
  }

  private static WalkedStep created(long order) {
    return new WalkedStep(CREATE, 201, List.of(order(order, 100)), Context.EMPTY, Context.EMPTY);
  }

  private static WalkedStep step(ActionId action, int status, long chosen) {
    return new WalkedStep(
        action, status, List.of(), Context.EMPTY, Context.EMPTY.with("chosen", chosen));
  }

  private static Change order(long id, long total) {
    return new Change.Added(
        "db",
        "orders",
        new Row(
            List.of("id", "total"),
            List.of(new Cell.Whole(id), new Cell.Text("%d EUR".formatted(total)))));
  }

  private static StateIdentity identity(List<String> kept) {
    return new StateIdentity(
        Map.of(
            "db.orders_seq",
            new Counter("orders_seq", 0),
            "db.users_seq",
            new Counter("users_seq", 7)),
        new Abstraction(List.of(), kept, Optional.empty(), false),
        List.of());
  }

  private static WorldDrained holding(List<Change> changes) {
    return new WorldDrained(
        !changes.isEmpty(), changes, Map.of("db", new ContentHash(0, changes.size())));
  }
}
