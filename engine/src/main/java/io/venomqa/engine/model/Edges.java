package io.venomqa.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The edges of a graph, 20 bytes each: columns of numbers, and for each state a chain from its
/// last edge back to its first.
final class Edges {

  private static final int SAFE = 1 << 31;
  private static final int NONE = 0;

  private final List<ActionId> actions = new ArrayList<>();
  private final Map<ActionId, Integer> places = new HashMap<>();
  private int[] from = new int[64];
  private int[] to = new int[64];
  private int[] action = new int[64];
  private int[] status = new int[64];
  private int[] before = new int[64];
  private int[] last = new int[64];
  private int size;

  int size() {
    return size;
  }

  /// Makes room for the edges that start in a state.
  void addState(int state) {
    if (state >= last.length) {
      last = Arrays.copyOf(last, state * 2);
    }
  }

  void add(Edge edge) {
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
      action = Arrays.copyOf(action, size * 2);
      status = Arrays.copyOf(status, size * 2);
      before = Arrays.copyOf(before, size * 2);
    }
    from[size] = edge.from();
    to[size] = edge.to();
    action[size] = place(edge.action());
    status[size] = edge.statusCode() | (edge.safe() ? SAFE : 0);
    before[size] = last[edge.from()];
    size++;
    last[edge.from()] = size;
  }

  private int place(ActionId id) {
    Integer known = places.putIfAbsent(id, actions.size());
    if (known != null) {
      return known;
    }
    actions.add(id);
    return actions.size() - 1;
  }

  /// @param number from 1 on
  Edge get(int number) {
    int i = number - 1;
    return new Edge(
        number, from[i], actions.get(action[i]), to[i], status[i] & ~SAFE, (status[i] & SAFE) != 0);
  }

  /// In the order in which they were added.
  List<Edge> outgoing(int state) {
    List<Edge> backwards = new ArrayList<>();
    for (int number = last[state]; number != NONE; number = before[number - 1]) {
      backwards.add(get(number));
    }
    return backwards.reversed();
  }
}
