package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.OperationCoverage;
import io.venomqa.engine.model.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Counts how the operations of the API were answered. What an operation is, is told by the paths
/// alone: a part of a path is taken for a value where it is one of the context, looks as if it was
/// generated, or is there in more than [#FEW] ways in one action's calls.
final class Operations {

  /// So many different parts at one place may be names.
  private static final int FEW = 3;

  private static final String VALUE = "{}";

  private static final Pattern GENERATED =
      Pattern.compile(
          "\\d+|\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|(?=.*\\d)[\\w~.=:+-]{16,}");

  private static final Comparator<OperationCoverage> BY_PATH =
      Comparator.comparing(OperationCoverage::path).thenComparing(OperationCoverage::method);

  /// Paths are only compared with those that one action calls by one method and that are as long.
  private record Kind(ActionId action, String method, int parts) {}

  private final Map<Kind, Map<List<String>, Map<Integer, Integer>>> counts = new HashMap<>();

  /// Takes note of an action's calls. What goes to a system is none of the API.
  void called(ActionId action, List<Exchange> exchanges, Context before, Context after) {
    Set<String> values = new HashSet<>();
    exchanges.forEach(exchange -> {
      Request request = exchange.request();
      if (!request.isToSystem()) {
        if (values.isEmpty()) {
          add(values, before.values());
          add(values, after.values());
        }
        List<String> path = path(request.target(), values);
        Kind kind = new Kind(action, request.method(), path.size());
        count(
            counts.computeIfAbsent(kind, _ -> new HashMap<>()),
            path,
            exchange.response().statusCode());
      }
    });
  }

  private static void add(Set<String> values, @Nullable Object value) {
    switch (value) {
      case Map<?, ?> map -> map.values().forEach(item -> add(values, item));
      case List<?> list -> list.forEach(item -> add(values, item));
      case String text when !text.isEmpty() -> values.add(text);
      case Long number -> values.add(number.toString());
      case null, default -> {}
    }
  }

  private static List<String> path(String target, Set<String> values) {
    String path = target.split("[?#]", 2)[0];
    return Arrays.stream(path.split("/", -1)).map(part -> folded(part, values)).toList();
  }

  private static String folded(String part, Set<String> values) {
    return GENERATED.matcher(part).matches() || values.contains(decoded(part)) ? VALUE : part;
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part;
    }
  }

  private static void count(
      Map<List<String>, Map<Integer, Integer>> counts, List<String> path, int status) {
    Map<Integer, Integer> known = counts.get(path);
    if (known != null) {
      known.merge(status, 1, Integer::sum);
      return;
    }
    List<String> wide = path;
    for (int i = 1; i < path.size(); i++) {
      List<String> wider = widened(wide, i);
      if (counts.containsKey(wider) || ways(counts.keySet(), wider, i) >= FEW) {
        wide = wider;
      }
    }
    counts.computeIfAbsent(wide, _ -> new TreeMap<>()).merge(status, 1, Integer::sum);
    if (!wide.equals(path)) {
      takeIn(counts, wide);
    }
  }

  private static long ways(Set<List<String>> paths, List<String> wider, int place) {
    return paths.stream().filter(one -> widened(one, place).equals(wider)).count();
  }

  private static List<String> widened(List<String> path, int place) {
    List<String> wider = new ArrayList<>(path);
    wider.set(place, VALUE);
    return wider;
  }

  /// What was counted by itself and is the same operation.
  private static void takeIn(Map<List<String>, Map<Integer, Integer>> counts, List<String> wide) {
    List<List<String>> same =
        counts.keySet().stream().filter(one -> !one.equals(wide) && isIn(one, wide)).toList();
    for (List<String> one : same) {
      Map<Integer, Integer> all = counts.computeIfAbsent(wide, _ -> new TreeMap<>());
      counts
          .getOrDefault(one, new TreeMap<>())
          .forEach((status, count) -> all.merge(status, count, Integer::sum));
      counts.remove(one);
    }
  }

  private static boolean isIn(List<String> path, List<String> wide) {
    for (int i = 0; i < wide.size(); i++) {
      if (!wide.get(i).equals(VALUE) && !wide.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// The operations by path, then by method.
  List<OperationCoverage> all() {
    record Operation(String method, String path) {}
    Map<Operation, SortedMap<Integer, Integer>> statuses = new HashMap<>();
    Map<Operation, Set<ActionId>> actions = new HashMap<>();
    counts.forEach((kind, paths) ->
        paths.forEach((path, answers) -> {
          Operation operation = new Operation(kind.method(), String.join("/", path));
          actions.computeIfAbsent(operation, _ -> new TreeSet<>()).add(kind.action());
          Map<Integer, Integer> all = statuses.computeIfAbsent(operation, _ -> new TreeMap<>());
          answers.forEach((status, count) -> all.merge(status, count, Integer::sum));
        }));
    List<OperationCoverage> all = new ArrayList<>();
    statuses.forEach((operation, answers) ->
        all.add(
            new OperationCoverage(
                operation.method(),
                operation.path(),
                answers,
                List.copyOf(actions.getOrDefault(operation, Set.of())))));
    all.sort(BY_PATH);
    return all;
  }
}
