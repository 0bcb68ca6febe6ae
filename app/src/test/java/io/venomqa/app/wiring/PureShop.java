package io.venomqa.app.wiring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The shop as a pure model, and a breadth-first search over it that shares no code with the
/// explorer.
public final class PureShop {

  private static final int CALLS_PER_ACTION = 2;
  private static final long TOTAL = 100;

  private final boolean doubleRefund;

  /// @param doubleRefund whether the bug is in it
  public PureShop(boolean doubleRefund) {
    this.doubleRefund = doubleRefund;
  }

  private record Order(long refunded, String status) {}

  /// Everything that tells one state of the shop from another.
  ///
  /// @param refunds the order of each row of `refunds`, in their order
  /// @param current the order that the next refund, cancellation or read is about
  /// @param calls effective calls so far, by action
  private record Shop(
      List<Order> orders,
      List<Integer> refunds,
      Optional<Integer> current,
      Map<String, Integer> calls) {

    boolean isBroken() {
      return orders.stream().anyMatch(order -> order.refunded() > TOTAL);
    }
  }

  /// What the search found.
  ///
  /// @param left broken states in which a call is enabled
  public record Counts(int states, int transitions, int broken, int left) {}

  /// Finds everything within the scope of the example.
  public Counts search() {
    Shop empty = new Shop(List.of(), List.of(), Optional.empty(), Map.of());
    Set<Shop> known = new HashSet<>(Set.of(empty));
    ArrayDeque<Shop> frontier = new ArrayDeque<>(known);
    int transitions = 0;
    while (!frontier.isEmpty()) {
      Shop shop = frontier.poll();
      for (String action : List.of("cancel", "create", "get", "refund")) {
        boolean enabled = action.equals("create") || shop.current().isPresent();
        if (!enabled || shop.calls().getOrDefault(action, 0) >= CALLS_PER_ACTION) {
          continue;
        }
        transitions++;
        Shop next = call(shop, action);
        if (known.add(next) && !next.isBroken()) {
          frontier.add(next);
        }
      }
    }
    return new Counts(
        known.size(),
        transitions,
        (int) known.stream().filter(Shop::isBroken).count(),
        (int) known.stream().filter(Shop::isBroken).filter(PureShop::hasCalls).count());
  }

  private static boolean hasCalls(Shop shop) {
    return List.of("cancel", "create", "get", "refund").stream()
        .anyMatch(action -> shop.calls().getOrDefault(action, 0) < CALLS_PER_ACTION);
  }

  private Shop call(Shop shop, String action) {
    return switch (action) {
      case "create" -> {
        List<Order> orders = new ArrayList<>(shop.orders());
        orders.add(new Order(0, "paid"));
        yield new Shop(
            List.copyOf(orders),
            shop.refunds(),
            Optional.of(orders.size() - 1),
            counted(shop, action));
      }
      case "refund" -> {
        int id = shop.current().orElseThrow();
        Order order = shop.orders().get(id);
        boolean refused =
            order.status().equals("cancelled")
                || (!doubleRefund && order.refunded() + TOTAL > TOTAL);
        if (refused) {
          yield shop;
        }
        List<Integer> refunds = new ArrayList<>(shop.refunds());
        refunds.add(id);
        yield new Shop(
            with(shop.orders(), id, new Order(order.refunded() + TOTAL, "refunded")),
            List.copyOf(refunds),
            shop.current(),
            counted(shop, action));
      }
      case "cancel" -> {
        int id = shop.current().orElseThrow();
        Order order = shop.orders().get(id);
        yield order.status().equals("paid")
            ? new Shop(
                with(shop.orders(), id, new Order(order.refunded(), "cancelled")),
                shop.refunds(),
                shop.current(),
                counted(shop, action))
            : shop;
      }
      default -> shop;
    };
  }

  private static Map<String, Integer> counted(Shop shop, String action) {
    Map<String, Integer> calls = new HashMap<>(shop.calls());
    calls.merge(action, 1, Integer::sum);
    return Map.copyOf(calls);
  }

  private static List<Order> with(List<Order> orders, int id, Order order) {
    List<Order> copy = new ArrayList<>(orders);
    copy.set(id, order);
    return List.copyOf(copy);
  }
}
