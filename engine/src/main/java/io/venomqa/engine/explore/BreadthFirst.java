package io.venomqa.engine.explore;

import java.util.ArrayDeque;
import java.util.TreeMap;

/// Nearest states first: the first path found to a state is a shortest one.
public final class BreadthFirst implements SearchStrategy {

  private final TreeMap<Integer, ArrayDeque<Integer>> byDepth = new TreeMap<>();

  @Override
  public String name() {
    return "breadth first";
  }

  @Override
  public boolean inRounds() {
    return true;
  }

  @Override
  public void opened(int state, Untried untried) {
    byDepth.computeIfAbsent(untried.depth(state), _ -> new ArrayDeque<>()).addLast(state);
  }

  @Override
  public Call next(Untried untried) {
    ArrayDeque<Integer> nearest = byDepth.firstEntry().getValue();
    while (nearest.isEmpty() || !untried.isOpen(nearest.peekFirst())) {
      if (nearest.pollFirst() == null) {
        byDepth.pollFirstEntry();
        nearest = byDepth.firstEntry().getValue();
      }
    }
    int state = nearest.peekFirst();
    return new Call(state, untried.actions(state).getFirst());
  }
}
