package io.venomqa.app.ui.toy;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// Orders that can be created, refunded and cancelled. Refunding twice is the bug.
final class ToyShop implements Api, Rollbackable {

  private record Order(long id, String status, long refunded) {
    Row row() {
      return new Row(
          List.of("id", "status", "total", "refunded"),
          List.of(
              new Cell.Whole(id),
              new Cell.Text(status),
              new Cell.Whole(100),
              new Cell.Whole(refunded)));
    }
  }

  private record Saved(Map<Long, Order> orders) implements Checkpoint {}

  private final long nanosPerCall;
  private final Map<Long, Order> orders = new TreeMap<>();
  private Map<Long, Order> drained = Map.of();
  private boolean written;

  /// @param nanosPerCall how long each call takes
  ToyShop(long nanosPerCall) {
    this.nanosPerCall = nanosPerCall;
  }

  boolean isOverRefunded() {
    return orders.values().stream().anyMatch(order -> order.refunded() > 100);
  }

  boolean isCancelledPaidBack() {
    return orders.values().stream()
        .anyMatch(order -> order.status().equals("cancelled") && order.refunded() > 0);
  }

  @Override
  public Response send(Request request) {
    LockSupport.parkNanos(nanosPerCall);
    String[] parts = request.target().substring(1).split("/", -1);
    if (request.method().equals("POST") && parts.length == 1) {
      return saved(201, new Order(orders.size() + 1L, "new", 0));
    }
    Order order = orders.get(Long.parseLong(parts[1]));
    if (order == null) {
      return answer(404, "{\"error\": \"no such order\"}");
    }
    if (request.method().equals("GET")) {
      return answer(200, json(order));
    }
    return parts[2].equals("refund")
        ? saved(200, new Order(order.id(), "refunded", order.refunded() + 100))
        : saved(200, new Order(order.id(), "cancelled", order.refunded()));
  }

  private Response saved(int status, Order order) {
    written = true;
    orders.put(order.id(), order);
    return answer(status, json(order));
  }

  private static String json(Order order) {
    return "{\"id\": %d, \"status\": \"%s\", \"total\": 100, \"refunded\": %d, \"currency\": \"EUR\"}"
        .formatted(order.id(), order.status(), order.refunded());
  }

  private static Response answer(int status, String json) {
    return Response.answered(
        status, Headers.of(Map.of("content-type", "application/json")), Body.of(json));
  }

  @Override
  public boolean isReachable() {
    return true;
  }

  @Override
  public String address() {
    return "http://127.0.0.1:8080";
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
    return "undo log";
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.ANY;
  }

  @Override
  public Drained begin() {
    drained = Map.copyOf(orders);
    return new Drained(false, List.of(), hash());
  }

  @Override
  public Drained drain() {
    Drained result = new Drained(written, changes(), hash());
    drained = Map.copyOf(orders);
    written = false;
    return result;
  }

  @Override
  public Checkpoint checkpoint() {
    return new Saved(Map.copyOf(orders));
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) {
    orders.clear();
    orders.putAll(((Saved) checkpoint).orders());
    drained = Map.copyOf(orders);
    return List.of();
  }

  @Override
  public List<String> audit() {
    return List.of();
  }

  @Override
  public void end() {
    orders.clear();
  }

  @Override
  public void close() {}

  private ContentHash hash() {
    return ContentHash.of(orders.toString());
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Order now : orders.values()) {
      Order before = drained.get(now.id());
      if (before == null) {
        changes.add(new Change.Added("db", "orders", now.row()));
      } else if (!before.equals(now)) {
        changes.add(new Change.Changed("db", "orders", before.row(), now.row()));
      }
      if (before != null && before.refunded() < now.refunded()) {
        changes.add(
            new Change.Added(
                "db",
                "refunds",
                new Row(
                    List.of("id", "order_id", "amount"),
                    List.of(
                        new Cell.Whole(now.refunded() / 100),
                        new Cell.Whole(now.id()),
                        new Cell.Whole(100)))));
      }
    }
    return changes;
  }
}
