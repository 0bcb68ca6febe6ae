package io.venomqa.engine.explore;

import io.venomqa.engine.world.RestoreOrder;
import java.util.ArrayDeque;
import java.util.BitSet;

/// Newest state first, going on from it before its parent's next call: restores are newest-first.
public final class DepthFirst implements SearchStrategy {

  private final ArrayDeque<Integer> stack = new ArrayDeque<>();
  private final BitSet onStack = new BitSet();

  @Override
  public String name() {
    return "depth first";
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
    if (!onStack.get(state)) {
      onStack.set(state);
      stack.addLast(state);
    }
  }

  @Override
  public Call next(Untried untried) {
    while (!untried.isOpen(stack.peekLast())) {
      onStack.clear(stack.removeLast());
    }
    int state = stack.peekLast();
    return new Call(state, untried.actions(state).getFirst());
  }
}
