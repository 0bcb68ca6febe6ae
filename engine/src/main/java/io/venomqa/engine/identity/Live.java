package io.venomqa.engine.identity;

import io.venomqa.engine.canon.Fact;
import io.venomqa.engine.canon.Name;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that are met in rows. They are gathered when it is first asked for one, since few
/// contents need them.
final class Live {

  private final List<Fact> rows;
  private @Nullable Set<Name> names;

  /// @param rows the facts that rows are there
  Live(List<Fact> rows) {
    this.rows = rows;
  }

  boolean has(Name name) {
    Set<Name> all = names;
    if (all == null) {
      all = new HashSet<>();
      for (Fact row : rows) {
        all.addAll(row.names());
      }
      names = all;
    }
    return all.contains(name);
  }
}
