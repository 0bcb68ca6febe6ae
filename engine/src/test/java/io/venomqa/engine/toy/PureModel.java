package io.venomqa.engine.toy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Searches a model whose states are plain values, by code that has nothing in common with the
/// explorer's.
///
/// @param actions the state after each action; the same one where it changes nothing
public record PureModel<S>(S initial, List<UnaryOperator<S>> actions) {

  private record Node<T>(T state, List<Integer> calls) {}

  /// How many states there are, together with what is left of the scope.
  ///
  /// @param callsPerAction how many calls of one action that change something a path may have
  public int countStates(int callsPerAction) {
    return search(callsPerAction).size();
  }

  /// How many calls it takes to try everything.
  public long countCalls(int callsPerAction) {
    return search(callsPerAction).stream()
        .flatMap(node -> node.calls().stream())
        .filter(calls -> calls < callsPerAction)
        .count();
  }

  private Set<Node<S>> search(int callsPerAction) {
    Integer[] none = new Integer[actions.size()];
    Arrays.fill(none, 0);
    Node<S> start = new Node<>(initial, List.of(none));
    Set<Node<S>> met = new HashSet<>(Set.of(start));
    ArrayDeque<Node<S>> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Node<S> node = open.poll();
      for (int i = 0; i < actions.size(); i++) {
        S next = actions.get(i).apply(node.state());
        if (!next.equals(node.state()) && node.calls().get(i) < callsPerAction) {
          Integer[] calls = node.calls().toArray(Integer[]::new);
          calls[i]++;
          Node<S> after = new Node<>(next, List.of(calls));
          if (met.add(after)) {
            open.add(after);
          }
        }
      }
    }
    return met;
  }
}
