package io.venomqa.engine.world;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import java.util.List;

/// What happened to a system since it was last drained or restored.
///
/// @param written whether anything was written, even where the net effect is nothing
/// @param changes the net effect, row by row; all of it, also what does not count as state
/// @param content fingerprint of what counts as state, now
public record Drained(boolean written, List<Change> changes, ContentHash content) {

  public Drained {
    changes = List.copyOf(changes);
  }
}
