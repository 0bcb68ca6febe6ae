package io.venomqa.adapters.postgres;

import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.Checkpoint;

/// Where the database is: its difference from the initial content.
///
/// @param content the hash of what counts as state
/// @param sequences as the function `venomqa.sequences` writes them
record Position(Delta delta, ContentHash content, String sequences) implements Checkpoint {}
