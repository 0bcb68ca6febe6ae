package io.venomqa.engine.model;

import java.util.List;

/// Which states a run took for the same, and by what.
///
/// @param learned what was found out about values, in the order of their sources
/// @param renamed numbers of the transitions that led to a known state but for what does not count
/// @param met how many calls that changed something led to a state which was known before
public record Sameness(List<Learned> learned, List<Integer> renamed, int met) {

  /// Of a run that found out nothing.
  public static final Sameness NONE = new Sameness(List.of(), List.of(), 0);

  public Sameness {
    learned = List.copyOf(learned);
    renamed = List.copyOf(renamed);
  }
}
