package io.venomqa.adapters.project;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What belongs to a state.
///
/// @param ignore columns that do not, as `table.column`; `*` stands for any part of a name
/// @param context the context keys that do; empty for all of them but the last status
public record StateSettings(List<String> ignore, Optional<Set<String>> context) {

  public static final StateSettings DEFAULT = new StateSettings(List.of(), Optional.empty());

  public StateSettings {
    ignore = List.copyOf(ignore);
    context = context.map(Set::copyOf);
  }
}
