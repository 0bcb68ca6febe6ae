package io.venomqa.engine.identity;

import io.venomqa.engine.model.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Looks for the columns in which states differ that are otherwise equal: those keep a search from
/// ever meeting a state again.
final class Differences {

  private static final int MOST_PAIRS = 2_000;
  private static final int FEW = 2;

  private final Rows rows;

  Differences(Rows rows) {
    this.rows = rows;
  }

  /// The sources that alone tell states apart, the most frequent first, with in how many pairs of
  /// states they do.
  Map<Source, Integer> of(List<Content> contents) {
    Map<List<String>, List<Content>> alike = new LinkedHashMap<>();
    contents.forEach(
        content -> alike.computeIfAbsent(shape(content), _ -> new ArrayList<>()).add(content));
    Map<Source, Integer> counts = new TreeMap<>();
    int pairs = 0;
    for (List<Content> group : alike.values()) {
      for (int i = 1; i < group.size() && pairs < MOST_PAIRS; i++, pairs++) {
        Set<Source> sources = differing(group.get(i - 1), group.get(i));
        if (sources.size() <= FEW) {
          sources.forEach(source -> counts.merge(source, 1, Integer::sum));
        }
      }
    }
    Map<Source, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<Source, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /// How many rows of which tables came and went, and which values the context has.
  private List<String> shape(Content content) {
    List<String> shape = new ArrayList<>();
    for (int row : content.delta().came()) {
      shape.add("+" + rows.row(row).system() + "." + rows.row(row).table());
    }
    for (int row : content.delta().gone()) {
      shape.add("-" + row);
    }
    shape.sort(null);
    shape.addAll(new TreeSet<>(Pairs.leaves(content.context()).keySet()));
    return shape;
  }

  private Set<Source> differing(Content one, Content other) {
    TreeSet<Source> sources = new TreeSet<>();
    Map<String, List<TableRow>> left = byTable(other);
    byTable(one)
        .forEach((table, ofTable) -> {
          List<TableRow> others = new ArrayList<>(left.getOrDefault(table, List.of()));
          for (TableRow row : ofTable) {
            if (!others.isEmpty()) {
              compare(sources, row, others.remove(nearest(others, row)));
            }
          }
        });
    Map<String, Leaves.Leaf> values = Pairs.leaves(other.context());
    Pairs.leaves(one.context())
        .forEach((path, leaf) -> {
          Leaves.Leaf there = values.get(path);
          if (there != null
              && !leaf.equals(there)
              && !rows.countsAlike(leaf.source(), leaf.value(), there.value())) {
            sources.add(leaf.source());
          }
        });
    return sources;
  }

  private Map<String, List<TableRow>> byTable(Content content) {
    Map<String, List<TableRow>> byTable = new HashMap<>();
    for (int row : content.delta().came()) {
      TableRow at = rows.row(row);
      byTable.computeIfAbsent(at.system() + "." + at.table(), _ -> new ArrayList<>()).add(at);
    }
    return byTable;
  }

  private int nearest(List<TableRow> others, TableRow row) {
    int best = 0;
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < others.size(); i++) {
      TreeSet<Source> differing = new TreeSet<>();
      compare(differing, row, others.get(i));
      if (differing.size() < fewest) {
        fewest = differing.size();
        best = i;
      }
    }
    return best;
  }

  /// Only what counts, as it counts.
  private void compare(Set<Source> sources, TableRow one, TableRow other) {
    List<Source> columns = rows.sources(one);
    for (int i = 0; i < columns.size(); i++) {
      Cell before = one.row().cells().get(i);
      Cell after = other.row().cells().get(i);
      if (!before.equals(after)
          && !rows.isMasked(one, i)
          && !rows.countsAlike(columns.get(i), before, after)) {
        sources.add(columns.get(i));
      }
    }
  }
}
