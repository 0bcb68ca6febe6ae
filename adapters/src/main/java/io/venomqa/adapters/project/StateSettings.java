package io.venomqa.adapters.project;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What belongs to a state.
///
/// @param ignore columns that do not, as `table.column`; `*` stands for any part of a name
/// @param keep columns, written alike, whose values count as they are, whatever is found out about
///   them; values of the context as `context.key`
/// @param context the context keys that do; empty for all of them but the last status
/// @param ordered whether the order in which rows were numbered does
public record StateSettings(
    List<String> ignore, List<String> keep, Optional<Set<String>> context, boolean ordered) {

  public static final StateSettings DEFAULT =
      new StateSettings(List.of(), List.of(), Optional.empty(), false);

  public StateSettings {
    ignore = List.copyOf(ignore);
    keep = List.copyOf(keep);
    context = context.map(Set::copyOf);
  }
}
