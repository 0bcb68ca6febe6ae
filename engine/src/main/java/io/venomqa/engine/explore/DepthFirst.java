package io.venomqa.engine.explore;

import io.venomqa.engine.world.RestoreOrder;
import java.util.ArrayDeque;
import java.util.OptionalInt;

/// Newest state first, going on from it before its parent's next call: restores are newest-first.
public final class DepthFirst implements SearchStrategy {

  private final ArrayDeque<Integer> stack = new ArrayDeque<>();

  @Override
  public String name() {
    return "depth first";
  }

  @Override
  public RestoreOrder needs() {
    return RestoreOrder.NEWEST_FIRST;
  }

  @Override
  public void add(int state) {
    stack.addLast(state);
  }

  @Override
  public OptionalInt current() {
    return stack.isEmpty() ? OptionalInt.empty() : OptionalInt.of(stack.peekLast());
  }

  @Override
  public void closeCurrent() {
    stack.removeLast();
  }

  @Override
  public int waiting() {
    return stack.size();
  }
}
