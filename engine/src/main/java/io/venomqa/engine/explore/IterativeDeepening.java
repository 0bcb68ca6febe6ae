package io.venomqa.engine.explore;

import io.venomqa.engine.world.RestoreOrder;
import java.util.ArrayDeque;
import java.util.TreeMap;

/// Depth first up to a bound of a few calls; once nothing is left within it, up to a bound of a few
/// calls more. Short sequences come before long ones, and within a bound going back is
/// newest-first.
///
/// Nothing is tried twice. With systems whose older checkpoints are gone, the calls that lead to
/// the bound are made again when the next one begins, as is usual for this search.
public final class IterativeDeepening implements SearchStrategy {

  private static final int CALLS = 3;

  private final TreeMap<Integer, ArrayDeque<Integer>> stacks = new TreeMap<>();

  @Override
  public String name() {
    return "iterative deepening";
  }

  @Override
  public RestoreOrder needs() {
    return RestoreOrder.NEWEST_FIRST;
  }

  @Override
  public boolean inRounds() {
    return true;
  }

  @Override
  public void opened(int state, Untried untried) {
    stacks.computeIfAbsent(untried.depth(state) / CALLS, _ -> new ArrayDeque<>()).addLast(state);
  }

  @Override
  public Call next(Untried untried) {
    ArrayDeque<Integer> stack = stacks.firstEntry().getValue();
    while (stack.isEmpty() || !untried.isOpen(stack.peekLast())) {
      if (stack.pollLast() == null) {
        stacks.pollFirstEntry();
        stack = stacks.firstEntry().getValue();
      }
    }
    int state = stack.peekLast();
    return new Call(state, untried.actions(state).getFirst());
  }
}
