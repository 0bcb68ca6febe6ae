package io.venomqa.engine.toy;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.world.Checkpoint;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.SystemFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A system of named numbers. Real rollback, in memory: what an engine test needs of a database.
public final class ToySystem implements Rollbackable {

  private record Saved(Map<String, Long> content) implements Checkpoint {}

  private final Map<String, Long> content = new TreeMap<>();
  private Map<String, Long> drained = Map.of();
  private Map<String, Long> initial = Map.of();
  private boolean written;
  private boolean begun;
  private boolean failsAtEnd;
  private boolean needsTheApi;
  private int restores;
  private int corruptAt = -1;

  /// A system with some numbers to start from.
  public ToySystem(Map<String, Long> start) {
    content.putAll(start);
  }

  public ToySystem() {
    this(Map.of());
  }

  /// What the API does.
  public synchronized void put(String name, long value) {
    written = true;
    content.put(name, value);
  }

  /// What the API does.
  public synchronized void remove(String name) {
    written = true;
    content.remove(name);
  }

  public synchronized long get(String name) {
    return content.getOrDefault(name, 0L);
  }

  public synchronized boolean has(String name) {
    return content.containsKey(name);
  }

  public Map<String, Long> content() {
    return Map.copyOf(content);
  }

  /// Plants a wrong value into the given restore, counted from 1.
  public void corruptRestore(int restore) {
    corruptAt = restore;
  }

  /// Makes the end fail.
  public void failAtEnd() {
    failsAtEnd = true;
  }

  /// Makes it one that goes back by calls of the API.
  public void needTheApi() {
    needsTheApi = true;
  }

  public int restores() {
    return restores;
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public String kind() {
    return "toy";
  }

  @Override
  public String mechanism() {
    return "copy";
  }

  @Override
  public RestoreOrder restoreOrder() {
    return RestoreOrder.ANY;
  }

  @Override
  public boolean mayNeedTheApi() {
    return needsTheApi;
  }

  @Override
  public Drained begin() {
    begun = true;
    initial = Map.copyOf(content);
    drained = initial;
    written = false;
    return new Drained(false, List.of(), hash());
  }

  @Override
  public Map<String, List<String>> tables() {
    if (!begun) {
      throw new IllegalStateException("not in use");
    }
    return Map.of("numbers", List.of("name", "value"));
  }

  @Override
  public synchronized Drained drain() {
    Drained result = new Drained(written, changes(), hash());
    drained = Map.copyOf(content);
    written = false;
    return result;
  }

  @Override
  public synchronized Checkpoint checkpoint() {
    return new Saved(Map.copyOf(content));
  }

  @Override
  public synchronized List<Change> restore(Checkpoint checkpoint) {
    List<Change> late = drain().changes();
    content.clear();
    content.putAll(((Saved) checkpoint).content());
    drained = Map.copyOf(content);
    restores++;
    if (restores == corruptAt) {
      content.put("n", 99L);
    }
    return late;
  }

  @Override
  public List<String> audit() {
    return content.equals(drained) ? List.of() : List.of(content + " should be " + drained);
  }

  @Override
  public void end() throws SystemFailure {
    if (failsAtEnd) {
      throw new SystemFailure("toy", "It is locked.", "Unlock it.");
    }
    if (begun) {
      begun = false;
      content.clear();
      content.putAll(initial);
    }
  }

  @Override
  public void close() {}

  private ContentHash hash() {
    return ContentHash.of(new TreeMap<>(content).toString());
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<String, Long> now : content.entrySet()) {
      Long before = drained.get(now.getKey());
      if (before == null) {
        changes.add(new Change.Added("toy", "numbers", row(now.getKey(), now.getValue())));
      } else if (!before.equals(now.getValue())) {
        changes.add(
            new Change.Changed(
                "toy", "numbers", row(now.getKey(), before), row(now.getKey(), now.getValue())));
      }
    }
    for (Map.Entry<String, Long> before : drained.entrySet()) {
      if (!content.containsKey(before.getKey())) {
        changes.add(new Change.Removed("toy", "numbers", row(before.getKey(), before.getValue())));
      }
    }
    return changes;
  }

  private static Row row(String name, long value) {
    return new Row(List.of("name", "value"), List.of(new Cell.Text(name), new Cell.Whole(value)));
  }
}
