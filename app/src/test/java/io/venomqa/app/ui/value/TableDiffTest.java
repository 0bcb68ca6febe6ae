package io.venomqa.app.ui.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.app.ui.value.TableDiff.CellDiff;
import io.venomqa.app.ui.value.TableDiff.RowDiff;
import io.venomqa.app.ui.value.TableDiff.Sign;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableDiffTest {

  @Test
  void putsBeforeAndAfterSideBySide() {
    List<TableDiff> tables =
        TableDiff.of(
            List.of(
                new Change.Changed("db", "orders", order(1, 100), order(1, 200)),
                new Change.Added("db", "refunds", order(2, 0)),
                new Change.Removed("db", "orders", order(3, 50))));

    assertEquals(
        List.of(
            new TableDiff(
                "db",
                "orders",
                List.of("id", "refunded"),
                List.of(
                    new RowDiff(
                        Sign.CHANGED, List.of(new CellDiff("1", "1"), new CellDiff("100", "200"))),
                    new RowDiff(
                        Sign.REMOVED, List.of(new CellDiff("3", "3"), new CellDiff("50", "50")))),
                "1 changed, 1 removed"),
            new TableDiff(
                "db",
                "refunds",
                List.of("id", "refunded"),
                List.of(
                    new RowDiff(
                        Sign.ADDED, List.of(new CellDiff("2", "2"), new CellDiff("0", "0")))),
                "1 added")),
        tables);
  }

  private static Row order(long id, long refunded) {
    return new Row(
        List.of("id", "refunded"), List.of(new Cell.Whole(id), new Cell.Whole(refunded)));
  }
}
