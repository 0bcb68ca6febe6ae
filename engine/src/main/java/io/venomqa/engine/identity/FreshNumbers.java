package io.venomqa.engine.identity;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Numbers that resources are called by where nothing is restored, so that each walk of a path gets
/// others. They are names; what is behind them cannot be read, so they count with the action that
/// made them.
///
/// Order 7 and user 7 have the same number by chance, the chosen order and order 7 do not. So
/// sources that hold the same number are taken to name the same things, until another walk of the
/// same path shows that it was chance.
final class FreshNumbers {

  /// Stands for whatever numbers an API gives.
  static final String COUNTER = "fresh resources";

  private record Place(Source source, long number) {}

  private final Map<Place, ActionId> makers = new HashMap<>();
  private final Set<Set<Source>> met = new HashSet<>();
  private final Set<Set<Source>> chance = new HashSet<>();

  /// An action put a value into a source.
  void made(Source source, Cell value, ActionId action) {
    numbers(value).forEach(number -> makers.putIfAbsent(new Place(source, number), action));
  }

  /// Takes note of which sources hold the same numbers.
  ///
  /// @return whether that was not known
  boolean see(Context context) {
    Set<Set<Source>> pairs = equal(context);
    pairs.removeAll(chance);
    return met.addAll(pairs);
  }

  /// Compares two walks of one path: what is equal after one alone is so by chance.
  ///
  /// @return whether that was not known
  boolean compare(Context one, Context other) {
    Set<Set<Source>> first = equal(one);
    Set<Set<Source>> second = equal(other);
    Set<Set<Source>> both = new HashSet<>(first);
    both.retainAll(second);
    Set<Set<Source>> either = new HashSet<>(first);
    either.addAll(second);
    either.removeAll(both);
    met.removeAll(either);
    return chance.addAll(either);
  }

  /// Writes a number of a source as a name.
  void write(FactWriter writer, Source source, long number) {
    ActionId maker = makers.get(new Place(source, number));
    writer.constant(maker == null ? "" : maker.name());
    writer.name(COUNTER + " " + domain(source), number);
  }

  /// The first of the sources that hold the same numbers as this one, or as one that does.
  private Source domain(Source source) {
    TreeSet<Source> all = new TreeSet<>(Set.of(source));
    Deque<Source> open = new ArrayDeque<>(all);
    while (!open.isEmpty()) {
      Source next = open.pop();
      for (Set<Source> pair : met) {
        if (pair.contains(next)) {
          pair.stream().filter(all::add).forEach(open::push);
        }
      }
    }
    return all.first();
  }

  private static Set<Set<Source>> equal(Context context) {
    Map<Long, Set<Source>> holders = new HashMap<>();
    Pairs.leaves(context)
        .values()
        .forEach(leaf ->
            numbers(leaf.value())
                .forEach(number ->
                    holders.computeIfAbsent(number, _ -> new TreeSet<>()).add(leaf.source())));
    Set<Set<Source>> pairs = new HashSet<>();
    for (Set<Source> sources : holders.values()) {
      for (Source one : sources) {
        sources.stream()
            .filter(other -> !other.equals(one))
            .forEach(other -> pairs.add(Set.of(one, other)));
      }
    }
    return pairs;
  }

  static List<Long> numbers(Cell value) {
    return switch (value) {
      case Cell.Whole(long number) -> List.of(number);
      case Cell.Text(String text) -> Lessons.numbersIn(text);
      case Cell.Json(String text) -> Lessons.numbersIn(text);
      case Cell.Null _, Cell.Real _, Cell.Bool _, Cell.Binary _ -> List.of();
    };
  }
}
