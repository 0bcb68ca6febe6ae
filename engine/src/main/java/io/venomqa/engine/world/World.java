package io.venomqa.engine.world;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.ScriptError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything that must travel together when the explorer branches: the API, the systems that roll
/// back, and the context to start from.
///
/// One world is one mutable system under test, so one thread drives it.
public final class World implements AutoCloseable {

  private final Api api;
  private final List<Rollbackable> systems;
  private final Context initialContext;
  private final ApiControl control;

  public World(Api api, List<? extends Rollbackable> systems, Context initialContext) {
    this(api, systems, initialContext, ApiControl.NONE);
  }

  /// A world whose API ends before its systems are put back: then nothing that it still holds or
  /// writes is in the way.
  public World(
      Api api, List<? extends Rollbackable> systems, Context initialContext, ApiControl control) {
    this.api = api;
    this.systems = List.copyOf(systems);
    this.initialContext = initialContext;
    this.control = control;
  }

  public Api api() {
    return api;
  }

  public List<Rollbackable> systems() {
    return systems;
  }

  public Context initialContext() {
    return initialContext;
  }

  /// What the weakest system can do; NEVER when there is none.
  public RestoreOrder restoreOrder() {
    return systems.stream()
        .map(Rollbackable::restoreOrder)
        .max(Comparator.naturalOrder())
        .orElse(RestoreOrder.NEVER);
  }

  /// The names of the systems whose content cannot be read: see [Rollbackable#isObservable].
  public List<String> unreadable() {
    return systems.stream()
        .filter(system -> !system.isObservable())
        .map(Rollbackable::name)
        .toList();
  }

  /// Whether every system's content can be read.
  public boolean isObservable() {
    return unreadable().isEmpty();
  }

  /// The keys of every system's tables, by the system's name: see [Rollbackable#keys].
  public Map<String, Map<String, List<String>>> keys() {
    Map<String, Map<String, List<String>>> keys = new LinkedHashMap<>();
    systems.forEach(system -> keys.put(system.name(), system.keys()));
    return keys;
  }

  /// What numbers new rows in each system, by `system.counter`: see [Rollbackable#counters].
  public Map<String, Counter> counters() throws SystemFailure {
    Map<String, Counter> counters = new LinkedHashMap<>();
    for (Rollbackable system : systems) {
      for (Counter counter : system.counters()) {
        counters.put(system.name() + "." + counter.name(), counter);
      }
    }
    return counters;
  }

  /// Moves every counter on by a number of its own: see [Rollbackable#moveCounters].
  ///
  /// @return how far, by `system.counter`; those that cannot be moved are left out
  public Map<String, Long> moveCounters() throws SystemFailure {
    Map<String, Long> offsets = new LinkedHashMap<>();
    long smallest = 101;
    for (Rollbackable system : systems) {
      Map<String, Long> moved = system.moveCounters(smallest);
      moved.forEach((counter, offset) -> offsets.put(system.name() + "." + counter, offset));
      smallest =
          Math.max(
              smallest, moved.values().stream().mapToLong(offset -> offset).max().orElse(0) + 1);
    }
    return offsets;
  }

  /// Begins every system: see [Rollbackable#begin].
  public WorldDrained begin() throws SystemFailure {
    return together(Rollbackable::begin);
  }

  /// Drains every system: see [Rollbackable#drain].
  public WorldDrained drain() throws SystemFailure {
    return together(Rollbackable::drain);
  }

  /// A checkpoint of every system: see [Rollbackable#checkpoint].
  public WorldCheckpoint checkpoint() throws SystemFailure {
    List<Checkpoint> handles = new ArrayList<>(systems.size());
    for (Rollbackable system : systems) {
      handles.add(system.checkpoint());
    }
    return new WorldCheckpoint(handles);
  }

  /// Takes every system back to where it was when the checkpoint was made, and starts the API anew
  /// where that is wanted. What it writes at its start is taken back.
  ///
  /// @return writes found that belong to no call
  public List<Change> restore(WorldCheckpoint checkpoint)
      throws SystemFailure, InterruptedException {
    List<Change> late = systemsBackTo(checkpoint);
    if (control.betweenBranches() && control.restart().isPresent()) {
      control.restart().get().restart();
      if (drain().written()) {
        systemsBackTo(checkpoint);
      }
    }
    return late;
  }

  /// Whether the API can be started anew.
  public boolean canRevive() {
    return control.restart().isPresent();
  }

  /// Whether the API's process is ours, and gone.
  public boolean hasApiEnded() throws InterruptedException {
    return control.restart().isPresent() && control.restart().get().hasEnded();
  }

  /// Starts an API anew that is gone. The systems may hold anything then, until they are restored.
  ///
  /// @return false where nobody can start it
  public boolean revive() throws SystemFailure, InterruptedException {
    if (control.restart().isEmpty()) {
      return false;
    }
    control.restart().get().restart();
    drain();
    return true;
  }

  private List<Change> systemsBackTo(WorldCheckpoint checkpoint) throws SystemFailure {
    List<Change> late = new ArrayList<>();
    for (int i = 0; i < systems.size(); i++) {
      late.addAll(systems.get(i).restore(checkpoint.handles().get(i)));
    }
    return late;
  }

  /// Compares every system's whole content with what it should be.
  ///
  /// @return each difference in words; empty when all are exact
  public List<String> audit() throws SystemFailure {
    List<String> differences = new ArrayList<>();
    for (Rollbackable system : systems) {
      for (String difference : system.audit()) {
        differences.add(system.name() + ": " + difference);
      }
    }
    return differences;
  }

  /// What failed in the scripts of systems since this was last asked, by the system's name.
  public Map<String, List<ScriptError>> takeScriptFailures() {
    Map<String, List<ScriptError>> failures = new LinkedHashMap<>();
    for (Rollbackable system : systems) {
      List<ScriptError> own = system instanceof Scripted with ? with.takeFailures() : List.of();
      if (!own.isEmpty()) {
        failures.put(system.name(), own);
      }
    }
    return failures;
  }

  /// Ends the systems that may need the API, then the API where it is ours, then the other systems;
  /// all of them, also when one fails.
  ///
  /// @throws SystemFailure the first failure, the others suppressed in it
  public void end() throws SystemFailure {
    List<SystemFailure> failures = new ArrayList<>();
    end(true, failures);
    control.end().run();
    end(false, failures);
    if (!failures.isEmpty()) {
      SystemFailure first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  private void end(boolean needingTheApi, List<SystemFailure> failures) {
    for (Rollbackable system : systems) {
      if (system.mayNeedTheApi() == needingTheApi) {
        try {
          system.end();
        } catch (SystemFailure failure) {
          failures.add(failure);
        }
      }
    }
  }

  @Override
  public void close() {
    systems.forEach(Rollbackable::close);
    api.close();
  }

  /// What happened to all systems.
  ///
  /// @param content fingerprint of each system's state, by its name
  public record WorldDrained(
      boolean written, List<Change> changes, Map<String, ContentHash> content) {}

  /// One handle per system, in the world's order.
  public record WorldCheckpoint(List<Checkpoint> handles) {}

  private interface Draining {
    Drained of(Rollbackable system) throws SystemFailure;
  }

  private WorldDrained together(Draining draining) throws SystemFailure {
    boolean written = false;
    List<Change> changes = new ArrayList<>();
    Map<String, ContentHash> content = new LinkedHashMap<>();
    for (Rollbackable system : systems) {
      Drained drained = draining.of(system);
      written |= drained.written();
      changes.addAll(drained.changes());
      content.put(system.name(), drained.content());
    }
    return new WorldDrained(written, List.copyOf(changes), content);
  }
}
