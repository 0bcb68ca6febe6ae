package io.venomqa.adapters.report;

import io.venomqa.engine.model.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All violations of one cause.
///
/// @param shortest the one with the shortest path, which shows it best
/// @param otherStates in how many states besides that one's it was seen
record BrokenRule(Violation shortest, int otherStates) {

  private static final Comparator<Violation> BEST =
      Comparator.comparing((Violation violation) ->
              violation.confirmation() == Violation.Confirmation.NOT_REPRODUCIBLE)
          .thenComparingInt(violation -> violation.path().length())
          .thenComparingInt(Violation::number);

  private static final Comparator<BrokenRule> WORST_FIRST =
      Comparator.comparing((BrokenRule rule) -> rule.shortest().severity())
          .thenComparing(BrokenRule::shortest, BEST);

  /// The violations by cause, the worst first.
  static List<BrokenRule> of(List<Violation> violations) {
    Map<String, List<Violation>> groups = new LinkedHashMap<>();
    for (Violation violation : violations) {
      groups.computeIfAbsent(violation.group(), group -> new ArrayList<>()).add(violation);
    }
    return groups.values().stream().map(BrokenRule::ofGroup).sorted(WORST_FIRST).toList();
  }

  private static BrokenRule ofGroup(List<Violation> group) {
    Violation best = group.stream().min(BEST).orElseThrow();
    long others =
        group.stream()
            .mapToInt(Violation::state)
            .filter(state -> state != best.state())
            .distinct()
            .count();
    return new BrokenRule(best, (int) others);
  }
}
