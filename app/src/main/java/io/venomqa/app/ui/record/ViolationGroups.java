package io.venomqa.app.ui.record;

import io.venomqa.app.ui.value.ViolationRow;
import io.venomqa.engine.model.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Violations, those of one cause together.
public final class ViolationGroups {

  private static final Comparator<Violation> SHORTEST =
      Comparator.comparing((Violation violation) ->
              violation.confirmation() == Violation.Confirmation.NOT_REPRODUCIBLE)
          .thenComparingInt(violation -> violation.path().length())
          .thenComparingInt(Violation::number);

  private final Map<Integer, Violation> byNumber = new TreeMap<>();
  private final Map<Integer, Integer> firstSeen = new TreeMap<>();

  void add(Violation violation) {
    byNumber.put(violation.number(), violation);
    firstSeen.put(
        violation.number(),
        violation.path().steps().isEmpty() ? 0 : violation.path().steps().getLast().number());
  }

  void replace(Violation violation) {
    byNumber.put(violation.number(), violation);
  }

  /// How many causes there are.
  public int size() {
    return (int) byNumber.values().stream().map(Violation::cause).distinct().count();
  }

  /// The shortest violation of each cause; the worst cause first.
  public List<ViolationRow> rows() {
    Map<String, List<Violation>> groups = new LinkedHashMap<>();
    byNumber
        .values()
        .forEach(violation ->
            groups.computeIfAbsent(violation.cause(), _ -> new ArrayList<>()).add(violation));
    return groups.values().stream()
        .map(this::row)
        .sorted(
            Comparator.comparing(ViolationRow::level)
                .thenComparingInt(row -> row.path().size())
                .thenComparingInt(ViolationRow::number))
        .toList();
  }

  /// The violation with this number.
  public Violation violation(int number) {
    Violation violation = byNumber.get(number);
    if (violation == null) {
      throw new IllegalArgumentException("There is no violation " + number + ".");
    }
    return violation;
  }

  /// Violations that were found after this transition, or whose path ends with it; for 0, in the
  /// initial state.
  public List<Violation> after(int transition) {
    return byNumber.values().stream()
        .filter(violation ->
            transition >= 0
                && (firstSeen.getOrDefault(violation.number(), 0) == transition
                    || lastOf(violation) == transition))
        .toList();
  }

  /// Violations that were seen in this state.
  public List<Violation> in(int state) {
    return byNumber.values().stream().filter(violation -> violation.state() == state).toList();
  }

  /// The rules that are broken.
  public Set<String> brokenRules() {
    Set<String> rules = new HashSet<>();
    byNumber.values().forEach(violation -> rules.add(violation.rule()));
    return rules;
  }

  private ViolationRow row(List<Violation> group) {
    Violation shortest = group.stream().min(SHORTEST).orElseThrow();
    int states = (int) group.stream().map(Violation::state).distinct().count();
    int seen =
        group.stream()
            .mapToInt(violation -> firstSeen.getOrDefault(violation.number(), 0))
            .min()
            .orElseThrow();
    return ViolationRow.of(shortest, states, seen);
  }

  private static int lastOf(Violation violation) {
    return violation.path().steps().isEmpty() ? 0 : violation.path().steps().getLast().number();
  }
}
