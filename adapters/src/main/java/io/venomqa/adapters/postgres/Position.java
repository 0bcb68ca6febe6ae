package io.venomqa.adapters.postgres;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;
import java.util.Map;

/// Where the database is: its difference from the initial content.
///
/// @param content the hash of what counts as state
/// @param sequences as the function `venomqa.sequences` writes them
record Position(Delta delta, ContentHash content, String sequences) implements Checkpoint {

  /// Where it is after more rows came and went.
  Position moved(Schema schema, Delta more, String sequencesNow) {
    ContentHash hash = content;
    for (Map.Entry<Image, Integer> entry : more.counts().entrySet()) {
      ContentHash each = schema.tables().get(entry.getKey().table()).hash(entry.getKey());
      for (int i = Math.abs(entry.getValue()); i > 0; i--) {
        hash = entry.getValue() > 0 ? hash.plus(each) : hash.minus(each);
      }
    }
    return new Position(delta.plus(more), hash, sequencesNow);
  }
}
