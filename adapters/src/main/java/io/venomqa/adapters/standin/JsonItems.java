package io.venomqa.adapters.standin;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON as tables: each list or object at the top is a table with one row for each of its elements;
/// what else stands at the top is a row of the table `state`.
public final class JsonItems {

  private final List<Item> items = new ArrayList<>();

  private JsonItems() {}

  /// The pieces of a value. Two values that differ have pieces that differ.
  public static List<Item> of(@Nullable Object value) {
    JsonItems all = new JsonItems();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, below) -> all.top(String.valueOf(name), below));
    } else {
      all.items.add(item("state", "", "all", one("value", value), value));
    }
    return all.items;
  }

  private void top(String name, @Nullable Object value) {
    switch (value) {
      case List<?> list -> {
        single(name, list);
        list(name, list);
      }
      case Map<?, ?> map -> {
        single(name, map);
        map.forEach((key, below) ->
            items.add(item(name, String.valueOf(key), "key " + key, named(key, below), below)));
      }
      case null, default -> single(name, value);
    }
  }

  /// A value of the top; of a list or an object only that it is one.
  private void single(String name, @Nullable Object value) {
    Cell cell =
        switch (value) {
          case List<?> _ -> new Cell.Json("[…]");
          case Map<?, ?> _ -> new Cell.Json("{…}");
          case null, default -> PlainJson.cell(value);
        };
    items.add(
        new Item(
            "state",
            name,
            name,
            new Row(List.of("name", "value"), List.of(new Cell.Text(name), cell))));
  }

  /// Elements keep their key when others come and go before them, where they have ids.
  private void list(String table, List<?> list) {
    boolean ids = haveIds(list);
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      String key = ids ? "id " + ((Map<?, ?>) element).get("id") : "at " + i;
      Map<?, ?> row = element instanceof Map<?, ?> map ? map : one("value", element);
      items.add(item(table, key, "at " + i, row, element));
    }
  }

  private static boolean haveIds(List<?> list) {
    Set<Object> ids = new HashSet<>();
    return list.stream()
        .allMatch(element ->
            element instanceof Map<?, ?> map
                && (map.get("id") instanceof String || map.get("id") instanceof Long)
                && ids.add(String.valueOf(map.get("id"))));
  }

  private static Map<?, ?> named(Object key, @Nullable Object value) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("key", key);
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, below) ->
          row.put(name.equals("key") ? "key (field)" : String.valueOf(name), below));
    } else {
      row.put("value", value);
    }
    return row;
  }

  private static Map<?, ?> one(String name, @Nullable Object value) {
    Map<String, @Nullable Object> row = new TreeMap<>();
    row.put(name, value);
    return row;
  }

  /// The place tells an object from a value that would make the same row.
  private static Item item(
      String table, String key, String place, Map<?, ?> row, @Nullable Object value) {
    List<String> columns = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    row.forEach((name, below) -> {
      columns.add(String.valueOf(name));
      cells.add(PlainJson.cell(below));
    });
    return new Item(
        table, key, place + (value instanceof Map<?, ?> ? "" : " value"), new Row(columns, cells));
  }
}
