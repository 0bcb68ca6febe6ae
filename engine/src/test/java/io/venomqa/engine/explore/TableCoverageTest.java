package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.TableCoverage;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.toy.Counter;
import io.venomqa.engine.toy.Tables;
import io.venomqa.engine.toy.ToyApi;
import io.venomqa.engine.toy.ToyServer;
import io.venomqa.engine.toy.ToyServer.Answer;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// In how many contents a table was seen, and which actions changed it.
class TableCoverageTest {

  private static final ActionId CREATE = new ActionId("create");
  private static final ActionId REFUND = new ActionId("refund");

  private final Tables db = new Tables("log", "orders");
  private final ToyServer api =
      new ToyServer()
          .on("create", _ -> new Answer(201, Long.toString(order())))
          .on(
              "refund",
              id -> {
                long order = Long.parseLong(id);
                db.update(
                    "orders",
                    order,
                    "refunded",
                    new Cell.Whole(db.number("orders", order, "refunded") + 1));
                return Answer.of(200);
              })
          .on(
              "clear",
              _ -> {
                List.copyOf(db.rows("orders").keySet()).forEach(id -> db.delete("orders", id));
                return Answer.of(200);
              });

  @Test
  void countsContentsButForTimesAndNumbersOfRows() {
    // By how often orders were refunded: none; 0, 1, 2; 00, 01, 02, 11.
    assertEquals(
        List.of(new TableCoverage("db", "orders", 0, 2, 8, List.of(CREATE, REFUND))),
        explore(ToyServer.producing("create", "order"), ToyServer.using("refund", "order")));
  }

  @Test
  void countsFromTheRowsOfTheInitialState() {
    order();
    order();

    // By old and new orders: 20, 21, 22, 00, 01, 02.
    assertEquals(
        List.of(
            new TableCoverage("db", "orders", -2, 2, 6, List.of(new ActionId("clear"), CREATE))),
        explore(ToyApi.call("clear"), ToyServer.producing("create", "order")));
  }

  @Test
  void tellsOfTablesThatNoCallChanged() {
    Counter counter = new Counter(0);

    assertEquals(
        List.of(new TableCoverage("toy", "numbers", 0, 0, 1, List.of())),
        Runs.explore(counter.world(), Counter.actions(), List.of(), Runs.UNBOUNDED)
            .coverage()
            .untouched());
  }

  private long order() {
    return db.insert("orders", Map.of("at", db.time(), "refunded", new Cell.Whole(0)));
  }

  private List<TableCoverage> explore(Action... actions) {
    return Runs.explore(
            new World(api, List.of(db), Context.EMPTY),
            List.of(actions),
            List.of(),
            Runs.UNBOUNDED
                .withScope(Scope.callsPerAction(2))
                .withSafeguards(safe -> safe.withExperiments(true)))
        .coverage()
        .tables();
  }
}
