package io.venomqa.adapters.script;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.Inspectable;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SqlReadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A system that answers every query with the same rows, and remembers what it is told to.
final class Table implements Rollbackable, SqlReadable, Inspectable {

  final List<String> queries = new ArrayList<>();
  final Map<String, List<Row>> remembered = new HashMap<>();
  final List<Row> rows;
  String failure = "";

  Table(Row... rows) {
    this.rows = List.of(rows);
  }

  static Row order(long refunded, long total) {
    return new Row(
        List.of("refunded", "total"), List.of(new Cell.Whole(refunded), new Cell.Whole(total)));
  }

  @Override
  public List<Row> query(String sql, List<Cell> parameters) throws QueryFailure {
    queries.add(sql + " " + parameters);
    if (!failure.isEmpty()) {
      throw new QueryFailure(failure);
    }
    return rows;
  }

  @Override
  public Optional<List<Row>> recall(String sql, List<Cell> parameters) {
    return Optional.ofNullable(remembered.get(sql));
  }

  @Override
  public void cancel() {}

  @Override
  public List<View> views() {
    return List.of(new View("messages", false), new View("value", true));
  }

  @Override
  public @Nullable Object look(String view, List<? extends @Nullable Object> arguments) {
    return view.equals("messages")
        ? List.of(Map.of("to", "a@x"))
        : Map.of("asked", List.copyOf(arguments));
  }

  @Override
  public String name() {
    return "db";
  }

  @Override
  public String kind() {
    return "SQLite";
  }

  @Override
  public String mechanism() {
    return "none";
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.ANY;
  }

  @Override
  public Drained begin() {
    return drain();
  }

  @Override
  public Drained drain() {
    return new Drained(false, List.of(), ContentHash.ZERO);
  }

  @Override
  public Checkpoint checkpoint() {
    return new Checkpoint() {};
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) {
    return List.of();
  }

  @Override
  public List<String> audit() {
    return List.of();
  }

  @Override
  public void end() {}

  @Override
  public void close() {}
}
