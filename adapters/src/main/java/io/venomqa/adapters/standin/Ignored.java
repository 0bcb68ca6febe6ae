package io.venomqa.adapters.standin;

import io.venomqa.engine.world.Mask;
import java.util.Collections;
import java.util.List;

/// Which columns of a stand-in's tables do not count as state: a project's `state.ignore`.
///
/// @param patterns such as `messages.subject`, `*.updated_at`, `audit.*`
public record Ignored(List<String> patterns) {

  /// Everything counts.
  public static final Ignored NOTHING = new Ignored(List.of());

  public Ignored {
    patterns = List.copyOf(patterns);
  }

  Mask of(String table, List<String> columns) {
    return patterns.isEmpty()
        ? new Mask(false, Collections.nCopies(columns.size(), false))
        : Mask.of(patterns, table, columns);
  }
}
