package io.venomqa.adapters.redis;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Mask;
import java.util.ArrayList;
import java.util.List;

/// What does not count as state: a key plays the table, a hash's fields its columns.
///
/// @param patterns such as `session:*.*` for whole keys or `*.updated_at` for a field of hashes
record Ignored(List<String> patterns) {

  static final Ignored NOTHING = new Ignored(List.of());

  private static final Bytes ANY = Bytes.of("*");

  Ignored {
    patterns = List.copyOf(patterns);
  }

  /// The hash of what counts.
  ContentHash state(Bytes key, Image image) {
    ContentHash exact = image.content();
    if (patterns.isEmpty()) {
      return exact;
    }
    Value value = image.value();
    List<Bytes> fields = value instanceof Value.Fields(List<Bytes> all) ? all : List.of();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < fields.size(); i += 2) {
      names.add(fields.get(i).words());
    }
    Mask mask = Mask.of(patterns, key.words(), names);
    if (mask.wholeTable()) {
      return ContentHash.ZERO;
    }
    if (!mask.columns().contains(true)) {
      return exact;
    }
    List<Bytes> masked = new ArrayList<>(fields);
    for (int i = 0; i < names.size(); i++) {
      if (mask.columns().get(i)) {
        masked.set(2 * i + 1, ANY);
      }
    }
    return Fingerprint.of(key, new Value.Fields(masked), image.expires());
  }
}
