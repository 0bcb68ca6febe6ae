package io.venomqa.bench;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// An API in memory with a bug that takes certain calls in a certain order: then it keeps a `bug`.
///
/// Each operation gets the numbers that the API keeps and answers with a status.
final class PlantedBug extends ToyWorld {

  private record Saved(Map<String, Integer> numbers) implements Checkpoint {}

  private final Map<String, Function<Map<String, Integer>, Integer>> operations =
      new LinkedHashMap<>();
  private final int calls;
  private final Map<String, Integer> numbers = new TreeMap<>();
  private Map<String, Integer> drained = Map.of();
  private int restores;

  /// @param calls effective calls of one action that are in the scope
  private PlantedBug(int calls) {
    this.calls = calls;
  }

  /// Worlds by name, each made anew.
  static Map<String, PlantedBug> all() {
    Map<String, PlantedBug> all = new LinkedHashMap<>();
    all.put("double refund", doubleRefund());
    all.put("long way", longWay());
    all.put("wide", wide());
    all.put("overflow", overflow());
    all.put("two parts", twoParts());
    return all;
  }

  /// Three calls, one of them twice, among ten actions.
  static PlantedBug doubleRefund() {
    PlantedBug shop = new PlantedBug(2);
    shop.on("create", n -> n.containsKey("order") ? 409 : set(n, "order", 1));
    shop.on("read", n -> n.containsKey("order") ? 200 : 404);
    shop.on("list", _ -> 200);
    shop.on("refund", n -> !n.containsKey("order") ? 404 : refund(n));
    shop.on("health", _ -> 200);
    shop.noise(5);
    return shop;
  }

  private static int refund(Map<String, Integer> n) {
    return set(n, n.containsKey("refund") ? "bug" : "refund", 1);
  }

  /// Nine calls in one order, each only after the one before, among 15 actions.
  private static PlantedBug longWay() {
    PlantedBug checkout = new PlantedBug(2);
    for (int step = 1; step <= 9; step++) {
      int wanted = step;
      checkout.on(
          "step" + step,
          n ->
              n.getOrDefault("step", 0) != wanted - 1
                  ? 409
                  : set(n, wanted == 9 ? "bug" : "step", wanted));
    }
    checkout.noise(6);
    return checkout;
  }

  /// Four calls of certain ones of 40 actions, all of which change something.
  private static PlantedBug wide() {
    PlantedBug api = new PlantedBug(2);
    for (int kind = 0; kind < 20; kind++) {
      int number = kind;
      api.on("create" + kind, n -> n.containsKey("r" + number) ? 409 : set(n, "r" + number, 1));
      api.on("delete" + kind, n -> delete(n, number));
    }
    return api;
  }

  private static int delete(Map<String, Integer> n, int kind) {
    if (n.remove("r" + kind) == null) {
      return 404;
    }
    n.put("gone" + kind, 1);
    return kind == 13 && n.containsKey("gone7") ? set(n, "bug", 1) : 204;
  }

  /// Four calls of one of eight actions.
  private static PlantedBug overflow() {
    PlantedBug cart = new PlantedBug(4);
    cart.on(
        "add",
        n ->
            set(
                n,
                n.getOrDefault("items", 0) == 3 ? "bug" : "items",
                n.getOrDefault("items", 0) + 1));
    cart.on(
        "remove",
        n ->
            n.getOrDefault("items", 0) == 0
                ? 409
                : set(n, "items", n.getOrDefault("items", 0) - 1));
    cart.on("show", _ -> 200);
    cart.noise(5);
    return cart;
  }

  /// Six calls of two parts of the API that know nothing of each other, among 12 actions.
  private static PlantedBug twoParts() {
    PlantedBug api = new PlantedBug(2);
    for (String part : List.of("user", "shop")) {
      api.on(part + " open", n -> n.containsKey(part) ? 409 : set(n, part, 1));
      api.on(part + " fill", n -> n.getOrDefault(part, 0) != 1 ? 409 : set(n, part, 2));
      api.on(
          part + " close",
          n -> n.getOrDefault(part, 0) != 2 ? 409 : set(n, n.containsValue(3) ? "bug" : part, 3));
      api.on(part + " read", n -> n.containsKey(part) ? 200 : 404);
    }
    api.noise(4);
    return api;
  }

  private static int set(Map<String, Integer> numbers, String name, int value) {
    numbers.put(name, value);
    return 200;
  }

  /// Switches that have nothing to do with the bug.
  private void noise(int switches) {
    for (int i = 0; i < switches; i++) {
      String name = "switch" + i;
      on(name, n -> set(n, name, 1 - n.getOrDefault(name, 0)));
    }
  }

  private void on(String name, Function<Map<String, Integer>, Integer> operation) {
    operations.put(name, operation);
  }

  int callsInScope() {
    return calls;
  }

  boolean isBroken() {
    return numbers.containsKey("bug");
  }

  int restores() {
    return restores;
  }

  List<Action> actions() {
    return operations.keySet().stream().map(ToyWorld::call).toList();
  }

  @Override
  public Response send(Request request) {
    int status = operations.getOrDefault(request.target(), _ -> 404).apply(numbers);
    return Response.answered(status, Headers.NONE, Body.EMPTY);
  }

  @Override
  public Drained drain() {
    List<Change> changes = new ArrayList<>();
    numbers.forEach((name, value) -> {
      Integer before = drained.get(name);
      if (before == null) {
        changes.add(new Change.Added("toy", name, row(value)));
      } else if (!before.equals(value)) {
        changes.add(new Change.Changed("toy", name, row(before), row(value)));
      }
    });
    drained.forEach((name, value) -> {
      if (!numbers.containsKey(name)) {
        changes.add(new Change.Removed("toy", name, row(value)));
      }
    });
    drained = new TreeMap<>(numbers);
    return new Drained(!changes.isEmpty(), changes, ContentHash.of(numbers.toString()));
  }

  private static Row row(int value) {
    return new Row(List.of("value"), List.of(new Cell.Whole(value)));
  }

  @Override
  public Checkpoint checkpoint() {
    return new Saved(new TreeMap<>(numbers));
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) {
    restores++;
    numbers.clear();
    numbers.putAll(((Saved) checkpoint).numbers());
    drained = new TreeMap<>(numbers);
    return List.of();
  }
}
