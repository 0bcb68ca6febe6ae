package io.venomqa.app.ui.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A breadth-first walk of a pure model of a shop: orders are created, refunded (twice, which is
/// the bug) and cancelled. What it finds is what the picture is fed with in these tests.
final class ToyShop {
  private static final List<String> ACTIONS =
      List.of("create_order", "get_order", "refund_order", "cancel_order");

  private final int orders;
  private final int states;
  private final List<GraphChange> changes = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();
  private final Map<Integer, GraphEdge> firstWay = new HashMap<>();
  private int calls;

  /// A walk that ends when `states` states are known, of a shop that takes `orders` orders.
  ToyShop(int orders, int states) {
    this.orders = orders;
    this.states = states;
    walk();
  }

  List<GraphChange> changes() {
    return changes;
  }

  /// The calls that lead to a state, by the first ways.
  List<Integer> pathTo(int number) {
    List<Integer> path = new ArrayList<>();
    for (GraphEdge edge = firstWay.get(number); edge != null; edge = firstWay.get(edge.from())) {
      path.addFirst(edge.number());
    }
    return path;
  }

  /// Number of the first state in which an order is refunded twice.
  int doubleRefund() {
    return number("R");
  }

  private void walk() {
    ArrayDeque<String> waiting = new ArrayDeque<>();
    known("", 0);
    waiting.add("");
    while (!waiting.isEmpty() && numbers.size() < states) {
      String state = waiting.removeFirst();
      for (String action : ACTIONS) {
        for (int order = 0; order < Math.max(1, state.length()); order++) {
          Optional<String> next = after(state, action, order);
          if (next.isPresent()) {
            call(state, action, next.get(), waiting);
          }
        }
      }
      update(
          state,
          state.length() == orders && !state.contains("o")
              ? NodeStatus.NOTHING_ENABLED
              : NodeStatus.TRIED);
    }
    if (!waiting.isEmpty()) {
      update(waiting.getFirst(), NodeStatus.TRYING);
    }
  }

  private void call(String from, String action, String to, ArrayDeque<String> waiting) {
    boolean joins = numbers.containsKey(to);
    if (!joins) {
      known(to, depth(from) + 1);
      waiting.add(to);
    }
    GraphEdge edge = new GraphEdge(calls++, number(from), number(to), action, joins);
    changes.add(new GraphChange.EdgeAdded(edge));
    if (!joins) {
      firstWay.put(edge.to(), edge);
    }
  }

  /// A state is one letter for each order: open, refunded, Refunded twice, cancelled.
  private Optional<String> after(String state, String action, int order) {
    if (action.equals("create_order")) {
      return order > 0 || state.length() == orders ? Optional.empty() : Optional.of(state + "o");
    }
    if (state.isEmpty()) {
      return Optional.empty();
    }
    char now = state.charAt(order);
    char next =
        switch (action) {
          case "refund_order" -> now == 'o' ? 'r' : now == 'r' ? 'R' : now;
          case "cancel_order" -> now == 'o' ? 'c' : now == 'r' ? 'x' : now;
          default -> now;
        };
    if (action.equals("get_order") && order > 0) {
      return Optional.empty();
    }
    return Optional.of(state.substring(0, order) + next + state.substring(order + 1));
  }

  private void known(String state, int depth) {
    int number = numbers.size();
    numbers.put(state, number);
    depths.put(state, depth);
    changes.add(new GraphChange.NodeAdded(node(state, NodeStatus.WAITING)));
  }

  private void update(String state, NodeStatus status) {
    changes.add(new GraphChange.NodeUpdated(node(state, status)));
  }

  private int number(String state) {
    return Objects.requireNonNull(numbers.get(state), state);
  }

  private int depth(String state) {
    return Objects.requireNonNull(depths.get(state), state);
  }

  private GraphNode node(String state, NodeStatus status) {
    Optional<Mark> mark =
        state.endsWith("R")
            ? Optional.of(Mark.CRITICAL)
            : state.endsWith("x")
                ? Optional.of(Mark.HIGH)
                : state.equals("rc")
                    ? Optional.of(Mark.MEDIUM)
                    : state.equals("cr") ? Optional.of(Mark.LOW) : Optional.empty();
    return new GraphNode(number(state), depth(state), status, mark);
  }
}
