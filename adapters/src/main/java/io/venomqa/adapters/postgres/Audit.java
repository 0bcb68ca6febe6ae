package io.venomqa.adapters.postgres;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Names the rows of a table that are not what they should be.
final class Audit {

  private static final int MOST_NAMED = 10;

  private final Table table;

  Audit(Table table) {
    this.table = table;
  }

  List<String> named(Database db) throws SQLException {
    if (db.text("SELECT to_regclass('venomqa.copy_" + table.number() + "')").isEmpty()) {
      return List.of("table " + table.name() + " is not what it should be");
    }
    List<List<@Nullable String>> rows =
        db.rows(
            """
            SELECT img, sum(n) FROM (
              SELECT %1$s AS img, 1 AS n FROM %2$s venomqa_row
              UNION ALL SELECT img, -1 FROM venomqa.copy_%3$d
              UNION ALL SELECT img, -n FROM venomqa.home WHERE tbl = %3$d) x
            GROUP BY img HAVING sum(n) <> 0 ORDER BY img LIMIT %4$d
            """
                .formatted(table.image("venomqa_row"), table.source(), table.number(), MOST_NAMED));
    List<String> named = new ArrayList<>();
    for (List<@Nullable String> row : rows) {
      String image = Objects.requireNonNull(row.getFirst());
      boolean surplus = !Objects.requireNonNull(row.get(1)).startsWith("-");
      named.add(
          table.name()
              + (surplus ? ", should not be there: " : ", is missing: ")
              + words(table.row(new Image(table.number(), image))));
    }
    return named;
  }

  private static String words(Row row) {
    return IntStream.range(0, row.cells().size())
        .mapToObj(i -> row.columns().get(i) + "=" + shown(row.cells().get(i)))
        .collect(Collectors.joining(" "));
  }

  private static String shown(Cell cell) {
    String text = cell.display();
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
