package io.venomqa.adapters.redis;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the content is, as far as was seen, and when its keys will go by themselves.
final class Tracker {

  private static final String TABLE = "keys";

  private final String system;
  private final Ignored ignored;
  private final Expiry expiry = new Expiry();
  private Position now;

  Tracker(String system, Map<Bytes, Image> initial, Ignored ignored) {
    this.system = system;
    this.ignored = ignored;
    this.now = Position.initial(initial, ignored);
    long nanos = System.nanoTime();
    initial.forEach((key, image) -> expiry.found(key, Optional.of(image), nanos));
  }

  Position now() {
    return now;
  }

  Expiry expiry() {
    return expiry;
  }

  /// A change of one key.
  ///
  /// @param byItself whether the key's time was over
  record Step(Bytes key, Change change, boolean byItself) {

    static List<Change> changes(List<Step> steps) {
      return steps.stream().map(Step::change).toList();
    }
  }

  /// Takes note of what was read.
  ///
  /// @param seen keys as they are now; empty where there is no such key
  /// @return what is not as it was, in the order of the keys
  List<Step> advance(Map<Bytes, Optional<Image>> seen) {
    long nanos = System.nanoTime();
    Map<Bytes, Optional<Image>> delta = new HashMap<>(now.delta());
    ContentHash content = now.content();
    ContentHash state = now.state();
    int keys = now.keys();
    List<Step> steps = new ArrayList<>();
    for (Map.Entry<Bytes, Optional<Image>> entry : seen.entrySet()) {
      Bytes key = entry.getKey();
      Optional<Image> before = now.image(key);
      Optional<Image> after = entry.getValue();
      if (isUnchanged(key, before, after, nanos)) {
        continue;
      }
      change(key, before, after, nanos)
          .ifPresent(change ->
              steps.add(new Step(key, change, after.isEmpty() && expiry.isOver(key, nanos))));
      if (Image.same(after, Optional.ofNullable(now.initial().get(key)))) {
        delta.remove(key);
      } else {
        delta.put(key, after);
      }
      content = content.minus(Image.content(before)).plus(Image.content(after));
      state = state.minus(state(key, before)).plus(state(key, after));
      keys += (after.isPresent() ? 1 : 0) - (before.isPresent() ? 1 : 0);
      expiry.found(key, after, nanos);
    }
    now = new Position(now.initial(), delta, content, state, keys);
    steps.sort(Comparator.comparing(Step::key));
    return steps;
  }

  /// Takes note of what was put into the database.
  void arrived(Position target, Iterable<Bytes> restored) {
    long nanos = System.nanoTime();
    now = target;
    restored.forEach(key -> expiry.restored(key, target.image(key), nanos));
  }

  private ContentHash state(Bytes key, Optional<Image> image) {
    return image.map(present -> ignored.state(key, present)).orElse(ContentHash.ZERO);
  }

  private boolean isUnchanged(
      Bytes key, Optional<Image> before, Optional<Image> after, long nanos) {
    if (Image.same(before, after)) {
      return true;
    }
    return before.isPresent()
        && after.isPresent()
        && before.get().payload().equals(after.get().payload())
        && before.get().expires()
        && after.get().expires()
        && expiry.isRunning(key, after.get().ttl(), nanos);
  }

  private Optional<Change> change(
      Bytes key, Optional<Image> before, Optional<Image> after, long nanos) {
    if (before.isEmpty()) {
      return after.map(image -> new Change.Added(system, TABLE, image.row(key)));
    }
    if (after.isEmpty()) {
      return before.map(image -> new Change.Removed(system, TABLE, image.row(key)));
    }
    boolean sameTime = !after.get().expires() || expiry.isRunning(key, after.get().ttl(), nanos);
    return before.get().content().equals(after.get().content()) && sameTime
        ? Optional.empty()
        : Optional.of(
            new Change.Changed(system, TABLE, before.get().row(key), after.get().row(key)));
  }
}
