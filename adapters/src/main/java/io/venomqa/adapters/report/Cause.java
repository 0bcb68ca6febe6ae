package io.venomqa.adapters.report;

import io.venomqa.engine.model.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All violations of one cause; those of a rule whose causes were not told apart, together.
///
/// @param shortest the one with the shortest path, which shows it best
/// @param states in how many states it was found
record Cause(Violation shortest, int states) {

  private static final Comparator<Violation> BEST =
      Comparator.comparing((Violation violation) ->
              violation.confirmation() == Violation.Confirmation.NOT_REPRODUCIBLE)
          .thenComparingInt(violation -> violation.path().length())
          .thenComparingInt(Violation::number);

  private static final Comparator<Cause> WORST_FIRST =
      Comparator.comparing((Cause cause) -> cause.shortest().severity())
          .thenComparing(Cause::shortest, BEST);

  /// The violations by cause, the worst first.
  static List<Cause> of(List<Violation> violations) {
    Map<String, List<Violation>> causes = new LinkedHashMap<>();
    for (Violation violation : violations) {
      causes.computeIfAbsent(violation.cause(), _ -> new ArrayList<>()).add(violation);
    }
    return causes.values().stream().map(Cause::ofAll).sorted(WORST_FIRST).toList();
  }

  /// How many rules are broken, those that speak about a call counted by its action.
  static int rules(List<Violation> violations) {
    return (int) violations.stream().map(Violation::group).distinct().count();
  }

  private static Cause ofAll(List<Violation> violations) {
    return new Cause(
        violations.stream().min(BEST).orElseThrow(),
        (int) violations.stream().mapToInt(Violation::state).distinct().count());
  }
}
