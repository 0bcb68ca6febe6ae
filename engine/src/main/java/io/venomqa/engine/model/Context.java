package io.venomqa.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Values that flow from one call to the next: an order's id, a token, cookies. Immutable; each
/// state has its own.
///
/// Values are what JSON can say: null, Boolean, Long, Double, String, List and Map of these.
public record Context(Map<String, @Nullable Object> values, Cookies cookies) {

  /// The status of the last call's response. Always there after the first call, and not part of a
  /// state's identity unless the project lists it.
  public static final String LAST_STATUS = "last_status";

  public static final Context EMPTY = new Context(Map.of(), Cookies.NONE);

  public Context {
    Map<String, @Nullable Object> copy = new TreeMap<>();
    values.forEach((key, value) -> copy.put(key, frozen(value)));
    values = Collections.unmodifiableMap(copy);
  }

  public Context with(String key, @Nullable Object value) {
    Map<String, @Nullable Object> next = new TreeMap<>(values);
    next.put(key, value);
    return new Context(next, cookies);
  }

  public Context without(String key) {
    if (!values.containsKey(key)) {
      return this;
    }
    Map<String, @Nullable Object> next = new TreeMap<>(values);
    next.remove(key);
    return new Context(next, cookies);
  }

  private static @Nullable Object frozen(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean b -> b;
      case String s -> s;
      case Integer i -> (Object) i.longValue();
      case Long l -> l;
      case Double d -> d;
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(item -> copy.add(frozen(item)));
        yield Collections.unmodifiableList(copy);
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new TreeMap<>();
        map.forEach((key, item) -> copy.put(String.valueOf(key), frozen(item)));
        yield Collections.unmodifiableMap(copy);
      }
      default ->
          throw new IllegalArgumentException(
              "A context value must be plain data, not a " + value.getClass().getSimpleName());
    };
  }
}
