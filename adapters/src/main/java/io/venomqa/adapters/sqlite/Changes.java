package io.venomqa.adapters.sqlite;

import io.venomqa.engine.model.Change;
import java.util.Optional;

/// The change that two images of a row make.
final class Changes {

  private Changes() {}

  static Optional<Change> of(
      String system, Table table, Optional<Image> before, Optional<Image> after) {
    if (before.isEmpty()) {
      return after.map(image -> new Change.Added(system, table.name(), table.row(image)));
    }
    Image was = before.get();
    return Optional.of(
        after
            .<Change>map(
                image -> new Change.Changed(system, table.name(), table.row(was), table.row(image)))
            .orElseGet(() -> new Change.Removed(system, table.name(), table.row(was))));
  }
}
