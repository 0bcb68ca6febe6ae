package io.venomqa.app.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The shop on four systems as a pure model, and a breadth-first search over it that shares no code
/// with the explorer.
///
/// @param doubleRefund whether the bug is in it
record PureServicesShop(boolean doubleRefund) {

  private static final int CALLS_PER_ACTION = 2;
  private static final List<String> ACTIONS = List.of("cancel", "create", "get", "pay", "refund");

  /// What the search found.
  record Counts(int states, int transitions, int broken) {}

  private record Order(String status, boolean charged, boolean refunded) {}

  /// All that the four systems hold. The stock follows from the orders. What was charged and paid
  /// back is in the order of the mails.
  ///
  /// @param cache the orders that Redis knows as refunded
  /// @param calls effective calls so far, by action
  private record Shop(
      List<Order> orders, Set<Integer> cache, List<String> mails, Map<String, Integer> calls) {

    boolean isBroken() {
      return mails.stream().filter("refund 0"::equals).count() > 1;
    }

    /// The order that was created last, which all calls are about.
    int current() {
      return orders.size() - 1;
    }
  }

  Counts search() {
    Shop empty = new Shop(List.of(), Set.of(), List.of(), Map.of());
    Set<Shop> known = new HashSet<>(Set.of(empty));
    ArrayDeque<Shop> frontier = new ArrayDeque<>(known);
    int transitions = 0;
    while (!frontier.isEmpty()) {
      Shop shop = frontier.poll();
      for (String action : ACTIONS) {
        boolean enabled = action.equals("create") || shop.current() >= 0;
        if (!enabled || shop.calls().getOrDefault(action, 0) >= CALLS_PER_ACTION) {
          continue;
        }
        transitions++;
        Shop next = call(shop, action);
        if (known.add(next) && !next.isBroken() && next.orders().size() < 2) {
          frontier.add(next);
        }
      }
    }
    return new Counts(
        known.size(), transitions, (int) known.stream().filter(Shop::isBroken).count());
  }

  private Shop call(Shop shop, String action) {
    if (action.equals("create")) {
      List<Order> orders = new ArrayList<>(shop.orders());
      orders.add(new Order("new", false, false));
      return new Shop(List.copyOf(orders), shop.cache(), shop.mails(), counted(shop, action));
    }
    Order order = shop.orders().get(shop.current());
    boolean isRefunded = doubleRefund ? shop.cache().contains(shop.current()) : order.refunded();
    Set<Integer> cache = new HashSet<>(shop.cache());
    return switch (action) {
      case "pay" ->
          order.status().equals("new")
              ? after(shop, action, new Order("paid", true, order.refunded()), cache)
              : shop;
      case "refund" -> {
        cache.add(shop.current());
        yield order.charged() && !isRefunded
            ? after(shop, action, new Order(order.status(), true, true), cache)
            : shop;
      }
      case "cancel" -> {
        cache.remove(shop.current());
        yield order.status().equals("cancelled")
            ? shop
            : after(shop, action, new Order("cancelled", order.charged(), order.refunded()), cache);
      }
      default -> shop;
    };
  }

  private static Shop after(Shop shop, String action, Order order, Set<Integer> cache) {
    List<Order> orders = new ArrayList<>(shop.orders());
    orders.set(shop.current(), order);
    return new Shop(
        List.copyOf(orders),
        Set.copyOf(cache),
        Stream.concat(shop.mails().stream(), Stream.of(action + " " + shop.current())).toList(),
        counted(shop, action));
  }

  private static Map<String, Integer> counted(Shop shop, String action) {
    Map<String, Integer> calls = new HashMap<>(shop.calls());
    calls.merge(action, 1, Integer::sum);
    return Map.copyOf(calls);
  }
}
