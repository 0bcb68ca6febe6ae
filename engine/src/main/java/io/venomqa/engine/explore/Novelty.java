package io.venomqa.engine.explore;

import io.venomqa.engine.explore.SearchStrategy.News;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Transition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells what a call brought that was never seen before.
final class Novelty {

  /// From here on a number of rows is many.
  private static final int MANY = 3;

  private final Set<Status> statuses = new HashSet<>();
  private final Set<Table> tables = new HashSet<>();
  private final Map<Integer, Map<String, Integer>> rowsByState = new HashMap<>();
  private final Map<Map<String, Integer>, Map<String, Integer>> knownRows = new HashMap<>();
  private final Set<Shape> shapes = new HashSet<>(Set.of(new Shape(Map.of(), Set.of())));

  private record Status(ActionId action, int code) {}

  private record Table(ActionId action, String system, String table) {}

  /// @param rows rows more or less than in the initial state, by table, up to [#MANY]
  /// @param values names of the values in the context
  private record Shape(Map<String, Integer> rows, Set<String> values) {}

  /// @param found whether the transition led to a new state
  News of(Transition transition, boolean found) {
    ActionId action = transition.action();
    boolean status = statuses.add(new Status(action, transition.statusCode()));
    boolean table = false;
    for (Change change : transition.changes()) {
      table |= tables.add(new Table(action, change.system(), change.table()));
    }
    return new News(transition.to(), found, status, table, found && isNewShape(transition));
  }

  private boolean isNewShape(Transition transition) {
    Map<String, Integer> rows =
        new HashMap<>(rowsByState.getOrDefault(transition.from(), Map.of()));
    for (Change change : transition.changes()) {
      String table = change.system() + "." + change.table();
      switch (change) {
        case Change.Added _ -> rows.merge(table, 1, Integer::sum);
        case Change.Removed _ -> rows.merge(table, -1, Integer::sum);
        case Change.Changed _ -> {}
      }
    }
    rows.values().removeIf(more -> more == 0);
    rowsByState.put(transition.to(), knownRows.computeIfAbsent(Map.copyOf(rows), all -> all));
    return shapes.add(
        new Shape(
            rows.entrySet().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, more -> Math.clamp(more.getValue(), -MANY, MANY))),
            Set.copyOf(transition.contextAfter().values().keySet())));
  }
}
