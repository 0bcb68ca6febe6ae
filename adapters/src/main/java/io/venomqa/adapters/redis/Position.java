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
/// @param keys how many there are
record Position(
    Map<Bytes, Image> initial, Map<Bytes, Optional<Image>> delta, ContentHash content, int keys)
    implements Checkpoint {

  static Position initial(Map<Bytes, Image> all) {
    ContentHash content = ContentHash.ZERO;
    for (Image image : all.values()) {
      content = content.plus(image.content());
    }
    return new Position(all, Map.of(), content, all.size());
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
