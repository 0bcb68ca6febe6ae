package io.venomqa.adapters.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedRowsTest {

  /// Places that are equal are still two.
  private record Place(String name) implements Checkpoint {}

  private static final Place HOME = new Place("home");
  private static final Place AWAY = new Place("away");

  private final RememberedRows remembered = new RememberedRows();
  private long answer;

  /// What is answered, by a database whose answer is another one each time.
  private long ask(String sql, Cell... parameters) {
    Optional<List<Row>> known = remembered.rows(sql, List.of(parameters));
    List<Row> rows =
        known.orElseGet(() -> List.of(new Row(List.of("n"), List.of(new Cell.Whole(++answer)))));
    if (known.isEmpty()) {
      remembered.answered(sql, List.of(parameters), rows);
    }
    return rows.getFirst().cells().getFirst() instanceof Cell.Whole(long n) ? n : -1;
  }

  @Test
  void theSameIsNotAskedTwice() {
    remembered.at(HOME, false);
    assertEquals(1, ask("a"));
    remembered.at(AWAY, true);
    assertEquals(2, ask("a"));
    remembered.at(HOME, true);
    assertEquals(1, ask("a"));
    assertEquals(3, ask("b"));
    assertEquals(4, ask("a", new Cell.Whole(7)));
    remembered.at(AWAY, true);
    assertEquals(2, ask("a"));
  }

  @Test
  void whatWasAskedWhileSomethingHappenedIsNotKept() {
    remembered.at(HOME, false);
    assertEquals(1, ask("a"));
    remembered.at(HOME, false);
    assertEquals(2, ask("a"));
    remembered.at(HOME, true);
    assertEquals(2, ask("a"));
  }

  @Test
  void equalPlacesAreTwo() {
    remembered.at(HOME, false);
    ask("a");
    remembered.at(new Place("home"), true);
    assertEquals(2, ask("a"));
  }

  @Test
  void nothingIsRememberedWhereNobodyLooked() {
    remembered.at(HOME, false);
    ask("a");
    remembered.at(HOME, true);
    remembered.lost();
    assertEquals(2, ask("a"));
    remembered.at(HOME, true);
    assertEquals(1, ask("a"));
  }

  @Test
  void theContentsAskedLeastRecentlyAreForgotten() {
    remembered.at(HOME, false);
    ask("a");
    remembered.at(AWAY, true);
    ask("a");
    remembered.at(HOME, true);
    for (int i = 0; i < 25_000; i++) {
      ask("a");
      remembered.at(HOME, true);
      remembered.at(new Place("elsewhere"), true);
      ask("a");
      remembered.at(HOME, true);
    }
    assertEquals(1, ask("a"));
    remembered.at(AWAY, true);
    assertEquals(25_003, ask("a"));
  }
}
