package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the content is, seen from the initial content; the way between two positions is one
/// subtraction. Immutable: a checkpoint is just a position.
///
/// @param delta every row that differs from the initial content
/// @param content the hash of what counts as state
record Position(Map<RowKey, Difference> delta, ContentHash content, Aside aside)
    implements Checkpoint {

  static Position initial(ContentHash content, Aside aside) {
    return new Position(Map.of(), content, aside);
  }

  /// The row at this position; it must be known here or there.
  Optional<Image> image(RowKey key, Position other) {
    Difference here = delta.get(key);
    if (here != null) {
      return here.now();
    }
    Difference there = other.delta.get(key);
    return there == null ? Optional.empty() : there.initial();
  }

  /// The rows that are not the same at the two positions.
  Set<RowKey> between(Position other) {
    Map<RowKey, Difference> keys = new LinkedHashMap<>(delta);
    keys.putAll(other.delta);
    keys.keySet().removeIf(key -> image(key, other).equals(other.image(key, this)));
    return keys.keySet();
  }
}
