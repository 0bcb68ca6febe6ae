package io.venomqa.engine.identity;

import io.venomqa.engine.model.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The single values of a context's value, which may be lists and maps of others.
final class Leaves {

  /// A single value, or an empty list or map.
  ///
  /// @param path where it is, with the places in lists, such as `cart.items[0].id`
  /// @param source the same without the places
  record Leaf(String path, Source source, Cell value) {}

  private static final Cell EMPTY_LIST = new Cell.Json("[]");
  private static final Cell EMPTY_MAP = new Cell.Json("{}");

  private Leaves() {}

  static List<Leaf> of(String key, @Nullable Object value) {
    List<Leaf> leaves = new ArrayList<>();
    add(leaves, key, key, value);
    return leaves;
  }

  private static void add(List<Leaf> leaves, String path, String source, @Nullable Object value) {
    switch (value) {
      case List<?> list when !list.isEmpty() -> {
        for (int i = 0; i < list.size(); i++) {
          add(leaves, path + "[" + i + "]", source + "[]", list.get(i));
        }
      }
      case Map<?, ?> map when !map.isEmpty() ->
          map.forEach((key, item) -> add(leaves, path + "." + key, source + "." + key, item));
      case null, default -> leaves.add(new Leaf(path, Source.context(source), cell(value)));
    }
  }

  private static Cell cell(@Nullable Object value) {
    return switch (value) {
      case null -> new Cell.Null();
      case Boolean flag -> new Cell.Bool(flag);
      case Long whole -> new Cell.Whole(whole);
      case Double real -> new Cell.Real(real);
      case String text -> new Cell.Text(text);
      case List<?> _ -> EMPTY_LIST;
      case Map<?, ?> _ -> EMPTY_MAP;
      default -> throw new IllegalArgumentException("not plain data: " + value.getClass());
    };
  }
}
