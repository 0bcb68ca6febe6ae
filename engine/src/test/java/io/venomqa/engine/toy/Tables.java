package io.venomqa.engine.toy;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Counter;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// A small relational database in memory: tables whose rows are numbered, each by a sequence that
/// is rolled back; a clock and random values that are not.
public final class Tables implements Rollbackable {

  /// @param rows by table and id
  private record Content(
      TreeMap<String, TreeMap<Long, Map<String, Cell>>> rows, TreeMap<String, Long> last)
      implements Checkpoint {

    Content copy() {
      TreeMap<String, TreeMap<Long, Map<String, Cell>>> copy = new TreeMap<>();
      rows.forEach((table, ofTable) -> copy.put(table, new TreeMap<>(ofTable)));
      return new Content(copy, new TreeMap<>(last));
    }
  }

  private final Random random = new Random(7);
  private Content now = new Content(new TreeMap<>(), new TreeMap<>());
  private Content drained = now.copy();
  private Content initial = now.copy();
  private boolean written;
  private long clock = System.currentTimeMillis();

  public Tables(String... names) {
    for (String name : names) {
      now.rows().put(name, new TreeMap<>());
      now.last().put(name, 0L);
    }
  }

  /// Adds a row and gives it the next number.
  public long insert(String table, Map<String, Cell> values) {
    written = true;
    long id = now.last().merge(table, 1L, Long::sum);
    Map<String, Cell> row = new LinkedHashMap<>(Map.of("id", new Cell.Whole(id)));
    row.putAll(new TreeMap<>(values));
    rows(table).put(id, row);
    return id;
  }

  /// Adds a row under a number of the client's choice.
  public void insertAs(String table, long id, Map<String, Cell> values) {
    written = true;
    now.last().merge(table, id, Math::max);
    Map<String, Cell> row = new LinkedHashMap<>(Map.of("id", new Cell.Whole(id)));
    row.putAll(new TreeMap<>(values));
    rows(table).put(id, row);
  }

  public void update(String table, long id, String column, Cell value) {
    written = true;
    Map<String, Cell> row = new LinkedHashMap<>(row(table, id));
    row.put(column, value);
    rows(table).put(id, row);
  }

  public void delete(String table, long id) {
    written = true;
    rows(table).remove(id);
  }

  public boolean has(String table, long id) {
    return rows(table).containsKey(id);
  }

  public Map<String, Cell> row(String table, long id) {
    return Objects.requireNonNull(rows(table).get(id));
  }

  /// The number in a column of a row.
  public long number(String table, long id, String column) {
    return row(table, id).get(column) instanceof Cell.Whole(long value) ? value : 0;
  }

  /// The text in a column of a row.
  public String text(String table, long id, String column) {
    return row(table, id).get(column) instanceof Cell.Text(String value) ? value : "";
  }

  public SortedMap<Long, Map<String, Cell>> rows(String table) {
    return Objects.requireNonNull(now.rows().get(table));
  }

  /// A time that never comes again.
  public Cell time() {
    clock += 1 + random.nextInt(50);
    return new Cell.Whole(clock);
  }

  /// A value that never comes again.
  public String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  @Override
  public String name() {
    return "db";
  }

  @Override
  public String kind() {
    return "tables";
  }

  @Override
  public String mechanism() {
    return "copy";
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.ANY;
  }

  @Override
  public Drained begin() {
    drained = now.copy();
    initial = now.copy();
    written = false;
    return new Drained(false, List.of(), hash());
  }

  @Override
  public List<Counter> counters() {
    return initial.last().entrySet().stream()
        .map(counter -> new Counter(counter.getKey(), counter.getValue()))
        .toList();
  }

  @Override
  public Map<String, Long> moveCounters(long smallest) {
    Map<String, Long> offsets = new LinkedHashMap<>();
    long offset = smallest;
    for (String table : now.last().keySet()) {
      now.last().merge(table, offset, Long::sum);
      offsets.put(table, offset++);
    }
    written = true;
    return offsets;
  }

  @Override
  public Drained drain() {
    Drained result = new Drained(written, changes(), hash());
    drained = now.copy();
    written = false;
    return result;
  }

  @Override
  public Checkpoint checkpoint() {
    return now.copy();
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) {
    List<Change> late = drain().changes();
    now = ((Content) checkpoint).copy();
    drained = now.copy();
    return late;
  }

  @Override
  public List<String> audit() {
    return now.equals(drained) ? List.of() : List.of(now + " should be " + drained);
  }

  @Override
  public void end() {
    now = initial.copy();
  }

  @Override
  public void close() {}

  private ContentHash hash() {
    return ContentHash.of(now.rows().toString());
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    now.rows()
        .forEach((table, rows) -> {
          Map<Long, Map<String, Cell>> before = Objects.requireNonNull(drained.rows().get(table));
          TreeSet<Long> ids = new TreeSet<>(rows.keySet());
          ids.addAll(before.keySet());
          for (long id : ids) {
            Map<String, Cell> was = before.get(id);
            Map<String, Cell> is = rows.get(id);
            if (was == null && is != null) {
              changes.add(new Change.Added("db", table, row(is)));
            } else if (was != null && is == null) {
              changes.add(new Change.Removed("db", table, row(was)));
            } else if (was != null && is != null && !was.equals(is)) {
              changes.add(new Change.Changed("db", table, row(was), row(is)));
            }
          }
        });
    return changes;
  }

  private static Row row(Map<String, Cell> values) {
    return new Row(List.copyOf(values.keySet()), List.copyOf(values.values()));
  }
}
