package io.venomqa.engine.identity;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// Values that stand in the same place after the same step was made twice.
final class Pairs {

  /// @param isNewRow whether it was met in a row that the step added
  record Pair(Source source, boolean isNewRow, Cell first, Cell second) {}

  private record Kind(String what, String system, String table) {}

  private Pairs() {}

  /// The values that a step wrote, twice; empty when it did not do the same both times.
  static Optional<List<Pair>> of(WalkedStep first, WalkedStep second) {
    List<Pair> pairs = new ArrayList<>();
    Map<Kind, List<Change>> one = byKind(first.changes());
    Map<Kind, List<Change>> other = byKind(second.changes());
    if (first.status() != second.status() || !one.keySet().equals(other.keySet())) {
      return Optional.empty();
    }
    for (Map.Entry<Kind, List<Change>> entry : one.entrySet()) {
      List<Change> left = new ArrayList<>(other.get(entry.getKey()));
      if (left.size() != entry.getValue().size()) {
        return Optional.empty();
      }
      for (Change change : entry.getValue()) {
        addCells(pairs, change, takeNearest(left, change));
      }
    }
    return addContext(pairs, first, second) ? Optional.of(pairs) : Optional.empty();
  }

  private static Map<Kind, List<Change>> byKind(List<Change> changes) {
    Map<Kind, List<Change>> kinds = new LinkedHashMap<>();
    for (Change change : changes) {
      Kind kind = new Kind(change.getClass().getSimpleName(), change.system(), change.table());
      kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(change);
    }
    return kinds;
  }

  /// Takes the change out of a list that has the most values in common with another one.
  private static Change takeNearest(List<Change> left, Change change) {
    int best = 0;
    int most = -1;
    for (int i = 0; i < left.size(); i++) {
      int common = common(change, left.get(i));
      if (common > most) {
        most = common;
        best = i;
      }
    }
    return left.remove(best);
  }

  private static int common(Change one, Change other) {
    return switch (one) {
      case Change.Added added -> common(added.after(), ((Change.Added) other).after());
      case Change.Removed removed -> common(removed.before(), ((Change.Removed) other).before());
      case Change.Changed changed ->
          common(changed.before(), ((Change.Changed) other).before())
              + common(changed.after(), ((Change.Changed) other).after());
    };
  }

  private static int common(Row one, Row other) {
    int common = 0;
    for (int i = 0; i < Math.min(one.cells().size(), other.cells().size()); i++) {
      if (one.cells().get(i).equals(other.cells().get(i))) {
        common++;
      }
    }
    return common;
  }

  private static void addCells(List<Pair> pairs, Change first, Change second) {
    switch (first) {
      case Change.Added added -> {
        Row other = ((Change.Added) second).after();
        for (int i = 0; i < added.after().columns().size(); i++) {
          pairs.add(pair(first, i, true, added.after(), other));
        }
      }
      case Change.Changed changed -> {
        Change.Changed other = (Change.Changed) second;
        for (int i = 0; i < changed.after().columns().size(); i++) {
          if (!changed.before().cells().get(i).equals(changed.after().cells().get(i))
              || !other.before().cells().get(i).equals(other.after().cells().get(i))) {
            pairs.add(pair(first, i, false, changed.after(), other.after()));
          }
        }
      }
      case Change.Removed _ -> {}
    }
  }

  private static Pair pair(Change change, int column, boolean isNewRow, Row one, Row other) {
    return new Pair(
        new Source(change.system(), change.table(), one.columns().get(column)),
        isNewRow,
        one.cells().get(column),
        other.cells().get(column));
  }

  private static boolean addContext(List<Pair> pairs, WalkedStep first, WalkedStep second) {
    Map<String, Leaves.Leaf> one = set(first);
    Map<String, Leaves.Leaf> other = set(second);
    if (!one.keySet().equals(other.keySet())) {
      return false;
    }
    one.forEach((path, leaf) ->
        pairs.add(
            new Pair(
                leaf.source(),
                false,
                leaf.value(),
                Objects.requireNonNull(other.get(path)).value())));
    return true;
  }

  /// The values that a step set in the context, by their paths.
  private static Map<String, Leaves.Leaf> set(WalkedStep step) {
    Map<String, Leaves.Leaf> before = leaves(step.before());
    Map<String, Leaves.Leaf> after = leaves(step.after());
    after.entrySet().removeIf(leaf -> leaf.getValue().equals(before.get(leaf.getKey())));
    return after;
  }

  static Map<String, Leaves.Leaf> leaves(Context context) {
    Map<String, Leaves.Leaf> leaves = new HashMap<>();
    for (String key : new TreeSet<>(context.values().keySet())) {
      if (!key.equals(Context.LAST_STATUS)) {
        Leaves.of(key, context.values().get(key)).forEach(leaf -> leaves.put(leaf.path(), leaf));
      }
    }
    context
        .cookies()
        .values()
        .forEach((name, value) ->
            leaves.put(
                "cookies " + name,
                new Leaves.Leaf("cookies " + name, Source.cookie(name), new Cell.Text(value))));
    return leaves;
  }

  /// The values that a step wrote.
  static List<Pair> written(WalkedStep step) {
    List<Pair> pairs = new ArrayList<>();
    step.changes().forEach(change -> addCells(pairs, change, change));
    addContext(pairs, step, step);
    return pairs;
  }
}
