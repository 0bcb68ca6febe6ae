package io.venomqa.adapters.postgres;

import io.venomqa.engine.model.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A delta as people see it: a row that went and one that came with the same key are one that
/// changed.
final class ChangeSet {

  private final String system;
  private final Schema schema;

  ChangeSet(String system, Schema schema) {
    this.system = system;
    this.schema = schema;
  }

  /// In the order of tables, then of images.
  List<Change> of(Delta delta) {
    if (delta.isEmpty()) {
      return List.of();
    }
    List<Map.Entry<Image, Integer>> entries = new ArrayList<>(delta.counts().entrySet());
    entries.sort(
        Map.Entry.<Image, Integer>comparingByKey((a, b) ->
            a.table() != b.table()
                ? Integer.compare(a.table(), b.table())
                : a.text().compareTo(b.text())));
    Map<Object, Image> went = new HashMap<>();
    for (Map.Entry<Image, Integer> entry : entries) {
      Table table = table(entry.getKey());
      if (entry.getValue() < 0 && !table.key().isEmpty()) {
        went.put(List.of(table.number(), table.keyOf(entry.getKey())), entry.getKey());
      }
    }
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<Image, Integer> entry : entries) {
      Image image = entry.getKey();
      Table table = table(image);
      if (entry.getValue() > 0) {
        Image before =
            table.key().isEmpty() ? null : went.remove(List.of(table.number(), table.keyOf(image)));
        for (int i = entry.getValue(); i > 0; i--) {
          changes.add(
              before == null
                  ? new Change.Added(system, table.name(), table.row(image))
                  : new Change.Changed(system, table.name(), table.row(before), table.row(image)));
        }
      }
    }
    for (Map.Entry<Image, Integer> entry : entries) {
      Image image = entry.getKey();
      Table table = table(image);
      boolean gone =
          entry.getValue() < 0
              && (table.key().isEmpty()
                  || went.containsKey(List.of(table.number(), table.keyOf(image))));
      for (int i = gone ? -entry.getValue() : 0; i > 0; i--) {
        changes.add(new Change.Removed(system, table.name(), table.row(image)));
      }
    }
    return List.copyOf(changes);
  }

  private Table table(Image image) {
    return schema.tables().get(image.table());
  }
}
