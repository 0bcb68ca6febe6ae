package io.venomqa.adapters.script;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.QueryFailure;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SqlReadable;
import java.util.ArrayList;
import java.util.List;

/// A system that answers every query with the same rows.
final class Table implements Rollbackable, SqlReadable {

  final List<String> queries = new ArrayList<>();
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
  public void cancel() {}

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
