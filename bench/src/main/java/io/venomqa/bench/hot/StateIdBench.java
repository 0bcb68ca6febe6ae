package io.venomqa.bench.hot;

import io.venomqa.engine.identity.Abstraction;
import io.venomqa.engine.identity.Content;
import io.venomqa.engine.identity.StateIdentity;
import io.venomqa.engine.identity.WalkedStep;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.world.Counter;
import io.venomqa.engine.world.World.WorldDrained;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to say which state a content is, by the rows that came since the initial state:
/// orders and their lines, whose numbers were found to stand for them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class StateIdBench {

  private static final ActionId CREATE = new ActionId("create");
  private static final Cell NONE = new Cell.Null();

  /// Rows that came: half of them orders, half of them lines.
  @Param({"10", "100", "1000"})
  public int rows;

  @Param({"APART", "ALIKE", "PAIRS"})
  public Shape shape = Shape.APART;

  /// How rows refer to each other.
  public enum Shape {
    /// Each order has another total, and a line of its own.
    APART,
    /// All orders are alike but for their numbers, and all lines, which belong to one order.
    ALIKE,
    /// All orders are alike, each has a line of its own, and all repeat the first: any two can
    /// change places, but only with their lines.
    PAIRS
  }

  private StateIdentity identity = identity();
  private Content content = identity.initial(drained(0, List.of()), Context.EMPTY);
  private WorldDrained oneMore = drained(0, List.of());

  /// Makes the content.
  @Setup
  public void fill() {
    identity = identity();
    content = identity.initial(drained(0, List.of()), Context.EMPTY);
    for (int order = 1; order <= rows / 2; order++) {
      Context context = Context.EMPTY.with("order_id", (long) order);
      content = identity.after(content, CREATE, List.of(), drained(order, created(order)), context);
    }
    oneMore = drained(rows, created(rows));
  }

  /// Which state a content is.
  @Benchmark
  public StateId stateId() {
    return identity.of(content, Set.of(), Map.of());
  }

  /// Which state a call leads to that adds two rows.
  @Benchmark
  public StateId successor() {
    Content after = identity.after(content, CREATE, List.of(), oneMore, Context.EMPTY);
    return identity.of(after, Set.of(), Map.of());
  }

  private List<Change> created(long number) {
    return switch (shape) {
      case APART -> List.of(order(number, 100 * number, NONE), line(number, number));
      case ALIKE -> List.of(order(number, 100, NONE), line(number, 1));
      case PAIRS -> List.of(order(number, 100, new Cell.Whole(1)), line(number, number));
    };
  }

  private static StateIdentity identity() {
    StateIdentity identity =
        new StateIdentity(
            Map.of(
                "db.orders_seq", new Counter("orders_seq", 0),
                "db.lines_seq", new Counter("lines_seq", 0)),
            Abstraction.DEFAULT,
            List.of());
    boolean learned =
        identity.learn(
            List.of(walked(1, 1)),
            List.of(walked(1, 1)),
            List.of(walked(102, 204)),
            Map.of("db.orders_seq", 101L, "db.lines_seq", 203L),
            Duration.ofMillis(10));
    if (!learned || identity.learned().size() < 4) {
      throw new IllegalStateException("the numbers were not understood: " + identity.learned());
    }
    return identity;
  }

  private static WalkedStep walked(long order, long line) {
    return new WalkedStep(
        CREATE,
        201,
        List.of(order(order, 100, new Cell.Whole(order)), line(line, order)),
        Context.EMPTY,
        Context.EMPTY.with("order_id", order));
  }

  private static WorldDrained drained(long content, List<Change> changes) {
    return new WorldDrained(
        !changes.isEmpty(), changes, Map.of("db", new ContentHash(content, content)));
  }

  /// @param repeats the order that it repeats
  private static Change order(long number, long total, Cell repeats) {
    return new Change.Added(
        "db",
        "orders",
        row(
            Map.entry("id", new Cell.Whole(number)),
            Map.entry("total", new Cell.Whole(total)),
            Map.entry("refunded", new Cell.Whole(0)),
            Map.entry("repeats", repeats),
            Map.entry("status", new Cell.Text("paid"))));
  }

  private static Change line(long number, long order) {
    return new Change.Added(
        "db",
        "lines",
        row(
            Map.entry("id", new Cell.Whole(number)),
            Map.entry("order_id", new Cell.Whole(order)),
            Map.entry("sku", new Cell.Text("a pencil"))));
  }

  @SafeVarargs
  private static Row row(Map.Entry<String, Cell>... cells) {
    List<String> columns = new ArrayList<>();
    List<Cell> values = new ArrayList<>();
    for (Map.Entry<String, Cell> cell : cells) {
      columns.add(cell.getKey());
      values.add(cell.getValue());
    }
    return new Row(columns, values);
  }
}
