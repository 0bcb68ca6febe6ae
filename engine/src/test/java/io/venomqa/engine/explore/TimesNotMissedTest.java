package io.venomqa.engine.explore;

import static io.venomqa.engine.explore.NothingMissed.assertNothingMissed;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.toy.Peeks;
import io.venomqa.engine.toy.Tables;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Times that decide what is answered.
class TimesNotMissedTest {

  @Test
  void whereATimeIsNever() {
    assertNothingMissed(() -> resetTo(0));
  }

  @Test
  void whereATimeIsOver() {
    assertNothingMissed(() -> resetTo(System.currentTimeMillis() - 86_400_000));
  }

  private static Peeks resetTo(long other) {
    Tables db = new Tables("coupons", "spare");
    db.insert("coupons", Map.of("until", new Cell.Whole(1)));
    Peeks peeks = new Peeks(db);
    peeks.call("extend", () -> db.update("coupons", 1, "until", db.time()));
    peeks.call("reset", () -> db.update("coupons", 1, "until", new Cell.Whole(other)));
    return peeks.peek(
        "valid",
        "-",
        _ ->
            Boolean.toString(
                db.number("coupons", 1, "until") > System.currentTimeMillis() - 3_600_000));
  }
}
