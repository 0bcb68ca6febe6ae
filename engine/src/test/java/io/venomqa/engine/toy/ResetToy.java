package io.venomqa.engine.toy;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SystemFailure;
import java.util.List;
import java.util.TreeMap;

/// A system of named numbers that can only be reset, and may hide its content.
public final class ResetToy implements Rollbackable {

  private record Place(int number) implements Checkpoint {}

  private final ToySystem numbers = new ToySystem();
  private final boolean observable;
  private int places;
  private int resets;
  private int leavesBehindAt = -1;
  private int failsAt = -1;

  public ResetToy(boolean observable) {
    this.observable = observable;
  }

  /// What the API reads and writes.
  public ToySystem numbers() {
    return numbers;
  }

  public int resets() {
    return resets;
  }

  /// A reset, counted from 1, after which a number is left in it.
  public void leaveSomethingBehindAt(int reset) {
    leavesBehindAt = reset;
  }

  public void failAt(int reset) {
    failsAt = reset;
  }

  @Override
  public String name() {
    return "legacy";
  }

  @Override
  public String kind() {
    return "toy";
  }

  @Override
  public String mechanism() {
    return "reset and replay";
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.BY_REPLAY;
  }

  @Override
  public boolean isObservable() {
    return observable;
  }

  @Override
  public Drained begin() {
    return seen(numbers.begin());
  }

  @Override
  public Drained drain() {
    return seen(numbers.drain());
  }

  private Drained seen(Drained all) {
    return observable ? all : new Drained(false, List.of(), ContentHash.ZERO);
  }

  @Override
  public Checkpoint checkpoint() {
    return new Place(places++);
  }

  @Override
  public List<Change> restore(Checkpoint checkpoint) throws SystemFailure {
    if (((Place) checkpoint).number() != 0) {
      throw new IllegalArgumentException("only the beginning can be restored");
    }
    if (++resets == failsAt) {
      throw new SystemFailure("legacy", "the reset failed", "Mend it.");
    }
    List<Change> late = seen(numbers.drain()).changes();
    new TreeMap<>(numbers.content()).keySet().forEach(numbers::remove);
    if (resets == leavesBehindAt) {
      numbers.put("n", 2);
    }
    numbers.drain();
    return late;
  }

  @Override
  public List<String> audit() {
    return List.of();
  }

  @Override
  public void end() throws SystemFailure {
    try {
      numbers.end();
    } catch (SystemFailure failure) {
      throw new SystemFailure("legacy's", String.valueOf(failure.getMessage()), failure.remedy());
    }
  }

  @Override
  public void close() {}
}
