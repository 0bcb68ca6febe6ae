package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.toy.Peeks;
import io.venomqa.engine.toy.Tables;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// What an API can answer is answered also where states are taken for one.
final class NothingMissed {

  private NothingMissed() {}

  /// @param fresh an API that has two states which look alike and are not, made anew
  static void assertNothingMissed(Supplier<Peeks> fresh) {
    assertEquals(answers(fresh.get(), false), answers(fresh.get(), true));
  }

  private static Set<String> answers(Peeks peeks, boolean experiments) {
    ExplorationResult result =
        Runs.explore(
            new World(peeks.api(), List.of(peeks.db()), Context.EMPTY),
            peeks.actions(),
            List.of(),
            Runs.UNBOUNDED
                .withScope(Scope.callsPerAction(3))
                .withSafeguards(safe -> safe.withExperiments(experiments)));
    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    return peeks.seen();
  }

  /// Adds a table with a turn that is 0, 1 or 2, and the action that passes it on.
  static void addTurns(Tables db, Peeks peeks) {
    db.insert("turns", Map.of("turn", new Cell.Whole(0)));
    peeks.call("turn", () -> db.update("turns", 1, "turn", new Cell.Whole((turn(db) + 1) % 3)));
  }

  /// Whose turn it is.
  static int turn(Tables db) {
    return (int) db.number("turns", 1, "turn");
  }

  static Cell text(String value) {
    return new Cell.Text(value);
  }
}
