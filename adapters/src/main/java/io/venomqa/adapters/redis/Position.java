package io.venomqa.adapters.redis;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the content is, seen from the initial content. Immutable: a checkpoint is just a position.
///
/// @param initial every key as it was initially; the same map at all positions of a run
/// @param delta the keys that differ from the initial content; empty where there is none
/// @param content the hash of everything
/// @param state the hash of what counts as state
/// @param keys how many there are
record Position(
    Map<Bytes, Image> initial,
    Map<Bytes, Optional<Image>> delta,
    ContentHash content,
    ContentHash state,
    int keys)
    implements Checkpoint {

  static final Position NOTHING =
      new Position(Map.of(), Map.of(), ContentHash.ZERO, ContentHash.ZERO, 0);

  static Position initial(Map<Bytes, Image> all, Ignored ignored) {
    ContentHash content = ContentHash.ZERO;
    ContentHash state = ContentHash.ZERO;
    for (Map.Entry<Bytes, Image> entry : all.entrySet()) {
      content = content.plus(entry.getValue().content());
      state = state.plus(ignored.state(entry.getKey(), entry.getValue()));
    }
    return new Position(all, Map.of(), content, state, all.size());
  }

  Optional<Image> image(Bytes key) {
    Optional<Image> changed = delta.get(key);
    return changed != null ? changed : Optional.ofNullable(initial.get(key));
  }

  /// The keys that are not the same at the two positions.
  Set<Bytes> between(Position other) {
    Set<Bytes> keys = new HashSet<>(delta.keySet());
    keys.addAll(other.delta.keySet());
    keys.removeIf(key -> Image.same(image(key), other.image(key)));
    return keys;
  }

  /// The keys of all that exists or existed.
  Set<Bytes> known() {
    Set<Bytes> keys = new HashSet<>(initial.keySet());
    keys.addAll(delta.keySet());
    return keys;
  }
}
