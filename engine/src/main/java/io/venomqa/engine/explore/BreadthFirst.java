package io.venomqa.engine.explore;

import io.venomqa.engine.world.RestoreOrder;
import java.util.ArrayDeque;
import java.util.OptionalInt;

/// Nearest states first: the first path found to a state is a shortest one.
public final class BreadthFirst implements SearchStrategy {

  private final ArrayDeque<Integer> queue = new ArrayDeque<>();

  @Override
  public String name() {
    return "breadth first";
  }

  @Override
  public RestoreOrder needs() {
    return RestoreOrder.ANY;
  }

  @Override
  public void add(int state) {
    queue.addLast(state);
  }

  @Override
  public OptionalInt current() {
    return queue.isEmpty() ? OptionalInt.empty() : OptionalInt.of(queue.peekFirst());
  }

  @Override
  public void closeCurrent() {
    queue.removeFirst();
  }

  @Override
  public int waiting() {
    return queue.size();
  }
}
