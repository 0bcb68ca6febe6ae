package io.venomqa.engine.identity;

import io.venomqa.engine.canon.Fact;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Mask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every row that was met, once, with a number, and the fact that it is.
final class Rows {

  private record Shape(String system, String table, List<String> columns) {}

  /// @param sources of the columns, in their order
  private record Known(Mask mask, List<Source> sources) {}

  private final Meanings meanings;
  private final List<String> masks;
  private final Map<TableRow, Integer> numbers = new HashMap<>();
  private final List<TableRow> rows = new ArrayList<>();
  private final List<@Nullable Optional<Fact>> facts = new ArrayList<>();
  private final List<@Nullable Set<String>> randomValues = new ArrayList<>();
  private final Map<Shape, Known> shapes = new HashMap<>();
  private int version;

  /// @param masks which columns do not count, as a project writes them
  Rows(Meanings meanings, List<String> masks) {
    this.meanings = meanings;
    this.masks = List.copyOf(masks);
  }

  /// A delta after some changes more.
  Delta after(Delta delta, List<Change> changes) {
    Delta after = delta;
    for (Change change : changes) {
      after =
          switch (change) {
            case Change.Added(String system, String table, Row row) ->
                after.withAdded(number(system, table, row));
            case Change.Removed(String system, String table, Row row) ->
                after.withRemoved(number(system, table, row));
            case Change.Changed(String system, String table, Row before, Row now) ->
                after
                    .withRemoved(number(system, table, before))
                    .withAdded(number(system, table, now));
          };
    }
    return after;
  }

  TableRow row(int number) {
    return rows.get(number);
  }

  /// The fact that a row is there; empty where its table does not count.
  Optional<Fact> fact(int number) {
    if (version != meanings.version()) {
      facts.replaceAll(_ -> null);
      version = meanings.version();
    }
    Optional<Fact> known = facts.get(number);
    if (known == null) {
      known = written(rows.get(number));
      facts.set(number, known);
    }
    return known;
  }

  /// Whether a random value, as a name, is in a row.
  boolean holds(int number, String value) {
    Set<String> known = randomValues.get(number);
    if (known == null) {
      known =
          rows.get(number).row().cells().stream()
              .flatMap(cell -> RandomValues.in(cell).stream())
              .collect(Collectors.toUnmodifiableSet());
      randomValues.set(number, known);
    }
    return known.contains(value);
  }

  /// The sources of a row's columns.
  List<Source> sources(TableRow row) {
    return known(row).sources();
  }

  /// Whether a column is left out by the project.
  boolean isMasked(TableRow row, int column) {
    Mask mask = known(row).mask();
    return mask.wholeTable() || mask.columns().get(column);
  }

  /// Whether two values of a source are the same but for names.
  boolean countsAlike(Source source, Cell one, Cell other) {
    Fact first = new FactWriter(meanings).value(source, one).fact();
    return first
        .constants()
        .equals(new FactWriter(meanings).value(source, other).fact().constants());
  }

  private Optional<Fact> written(TableRow row) {
    Known known = known(row);
    if (known.mask().wholeTable()) {
      return Optional.empty();
    }
    FactWriter writer =
        new FactWriter(meanings).constant("row").constant(row.system()).constant(row.table());
    for (int i = 0; i < row.row().cells().size(); i++) {
      if (known.mask().columns().get(i)) {
        writer.masked(row.row().cells().get(i));
      } else {
        writer.value(known.sources().get(i), row.row().cells().get(i));
      }
    }
    return Optional.of(writer.fact());
  }

  private Known known(TableRow row) {
    List<String> columns = row.row().columns();
    return shapes.computeIfAbsent(
        new Shape(row.system(), row.table(), columns),
        shape ->
            new Known(
                Mask.of(masks, row.table(), columns),
                columns.stream()
                    .map(column -> new Source(row.system(), row.table(), column))
                    .toList()));
  }

  private int number(String system, String table, Row row) {
    TableRow met = new TableRow(system, table, row);
    Integer known = numbers.putIfAbsent(met, rows.size());
    if (known != null) {
      return known;
    }
    rows.add(met);
    facts.add(null);
    randomValues.add(null);
    return rows.size() - 1;
  }
}
