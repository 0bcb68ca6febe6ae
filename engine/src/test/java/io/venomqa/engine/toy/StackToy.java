package io.venomqa.engine.toy;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SystemFailure;
import java.util.ArrayList;
import java.util.List;

/// A system of named numbers whose checkpoints are a stack, as savepoints are: going back to one
/// drops the newer ones.
public final class StackToy implements Rollbackable {

  private static final class Savepoint implements Checkpoint {
    private final Checkpoint content;

    Savepoint(Checkpoint content) {
      this.content = content;
    }
  }

  private final ToySystem numbers = new ToySystem();
  private final List<Savepoint> stack = new ArrayList<>();

  /// What the API reads and writes.
  public ToySystem numbers() {
    return numbers;
  }

  @Override
  public String name() {
    return "stack";
  }

  @Override
  public String kind() {
    return "toy";
  }

  @Override
  public String mechanism() {
    return "savepoints";
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.NEWEST_FIRST;
  }

  @Override
  public Drained begin() {
    return numbers.begin();
  }

  @Override
  public Drained drain() {
    return numbers.drain();
  }

  @Override
  public Checkpoint checkpoint() {
    Savepoint savepoint = new Savepoint(numbers.checkpoint());
    stack.add(savepoint);
    return savepoint;
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) {
    int place = stack.indexOf((Savepoint) checkpoint);
    if (place < 0) {
      throw new IllegalArgumentException("that savepoint was dropped");
    }
    stack.subList(place + 1, stack.size()).clear();
    return numbers.restore(stack.get(place).content);
  }

  @Override
  public List<String> audit() {
    return numbers.audit();
  }

  @Override
  public void end() throws SystemFailure {
    numbers.end();
  }

  @Override
  public void close() {}
}
