package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.rule.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Counts how often each action was tried and what came of it.
final class Tally {

  private static final class Count {
    int calls;
    int effective;
    int skipped;
    String lastSkip = "";
    final TreeMap<Integer, Integer> statuses = new TreeMap<>();
  }

  private final Map<ActionId, Count> counts = new LinkedHashMap<>();

  Tally(List<Action> actions) {
    actions.forEach(action -> counts.put(action.id(), new Count()));
  }

  void performed(ActionId action, int statusCode, boolean effective) {
    Count count = of(action);
    count.calls++;
    count.effective += effective ? 1 : 0;
    count.statuses.merge(statusCode, 1, Integer::sum);
  }

  void skipped(ActionId action, String reason) {
    Count count = of(action);
    count.skipped++;
    count.lastSkip = reason;
  }

  List<ActionCoverage> coverage() {
    List<ActionCoverage> all = new ArrayList<>();
    counts.forEach((action, count) ->
        all.add(
            new ActionCoverage(
                action,
                count.calls,
                count.effective,
                count.skipped,
                new TreeMap<>(count.statuses),
                count.lastSkip)));
    return List.copyOf(all);
  }

  private Count of(ActionId action) {
    return Objects.requireNonNull(counts.get(action));
  }
}
