package io.venomqa.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// HTTP headers: names without regard to case, each with its values in the order received.
public record Headers(Map<String, List<String>> values) {

  public static final Headers NONE = new Headers(Map.of());

  public Headers {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
  }

  /// Headers with one value each.
  public static Headers of(Map<String, String> single) {
    Map<String, List<String>> lists = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    single.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Headers(lists);
  }

  /// The first value of a header.
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /// All values of a header; empty when it is not there.
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// These headers with one more value.
  public Headers with(String name, String value) {
    Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(values);
    List<String> list = new ArrayList<>(all(name));
    list.add(value);
    more.put(name, list);
    return new Headers(more);
  }
}
