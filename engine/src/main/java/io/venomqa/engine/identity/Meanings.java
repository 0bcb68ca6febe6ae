package io.venomqa.engine.identity;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.world.Mask;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the values of each source mean, as far as was found out by making the same calls again.
/// What is not known here means itself: then two states may be kept apart that are the same, but
/// never taken for one that are not.
public final class Meanings {

  /// The domain of the names that nobody would think up, such as UUIDs: they are the same thing
  /// wherever they are met.
  static final String RANDOM = "random";

  /// A long row of digits is a random value, not a count.
  private static final long LONG_NUMBER = 1_000_000_000_000_000L;

  private final Map<String, Long> lastAtBegin;
  private final List<String> kept;
  private final Set<Source> clocks = new TreeSet<>();
  private final Map<Source, Set<String>> references = new TreeMap<>();
  private final Map<Source, Set<String>> numbers = new HashMap<>();
  private final Set<Origin> origins = new HashSet<>();
  private final Map<Source, String> unexplained = new TreeMap<>();
  private final Map<String, Boolean> generated = new HashMap<>();
  private int version;

  private record Origin(ActionId action, Source source) {}

  /// @param lastAtBegin by counter, as `system.counter`, the number it gave last when the run began
  public Meanings(Map<String, Long> lastAtBegin) {
    this(lastAtBegin, List.of());
  }

  /// @param kept columns, as a project writes them, whose values mean themselves whatever is found
  ///   out
  public Meanings(Map<String, Long> lastAtBegin, List<String> kept) {
    this.lastAtBegin = Map.copyOf(lastAtBegin);
    this.kept = List.copyOf(kept);
  }

  /// Grows whenever something is found out that changes what states are the same.
  public int version() {
    return version;
  }

  /// Sources whose values go with the clock, so that only whether there is one counts.
  public Set<Source> clocks() {
    return Collections.unmodifiableSet(clocks);
  }

  /// Sources whose numbers are names of rows, with the counters that gave them.
  public Map<Source, Set<String>> references() {
    Map<Source, Set<String>> usable = new TreeMap<>(references);
    numbers.forEach((source, notFrom) -> {
      if (!Collections.disjoint(references.getOrDefault(source, Set.of()), notFrom)) {
        usable.remove(source);
      }
    });
    return usable;
  }

  /// Sources that values come from which nobody would think up.
  public Set<Source> randoms() {
    Set<Source> sources = new TreeSet<>();
    origins.forEach(origin -> sources.add(origin.source()));
    return sources;
  }

  /// Sources that differed when the same calls were made again, for no reason that is known, with
  /// an example in words.
  public Map<Source, String> unexplained() {
    return Collections.unmodifiableMap(unexplained);
  }

  boolean isClock(Source source) {
    return clocks.contains(source);
  }

  /// The counters that may have given a number met in a source; empty when it means itself.
  List<String> countersOf(Source source, long number) {
    Set<String> notFrom = numbers.getOrDefault(source, Set.of());
    List<String> counters =
        references.getOrDefault(source, Set.of()).stream()
            .filter(counter -> isNew(counter, number))
            .toList();
    return counters.stream().anyMatch(notFrom::contains) ? List.of() : counters;
  }

  /// Whether a counter had not given a number when the run began.
  boolean isNew(String counter, long number) {
    return number > lastAtBegin(counter);
  }

  long lastAtBegin(String counter) {
    return lastAtBegin.getOrDefault(counter, Long.MAX_VALUE);
  }

  boolean isGenerated(String value) {
    return generated.containsKey(value);
  }

  /// Whether a generated value was met in a new row first.
  boolean isOfARow(String value) {
    return generated.getOrDefault(value, false);
  }

  /// Whether a number is so long that it is no count.
  static boolean isLong(long number) {
    return number >= LONG_NUMBER;
  }

  /// Whether an action puts values that nobody would think up into a source.
  boolean isOrigin(ActionId action, Source source) {
    return origins.contains(new Origin(action, source));
  }

  void foundClock(Source source) {
    changed(!isKept(source) && clocks.add(source));
  }

  void foundReference(Source source, String counter) {
    changed(
        !isKept(source) && references.computeIfAbsent(source, _ -> new TreeSet<>()).add(counter));
  }

  /// A number in a source stayed the same though the counter that it would be from had moved on.
  void foundNumber(Source source, String counter) {
    changed(
        numbers.computeIfAbsent(source, _ -> new HashSet<>()).add(counter)
            && references.getOrDefault(source, Set.of()).contains(counter));
  }

  void foundOrigin(ActionId action, Source source) {
    changed(!isKept(source) && origins.add(new Origin(action, source)));
  }

  void foundUnexplained(Source source, String first, String again) {
    unexplained.putIfAbsent(source, "%s, then %s".formatted(brief(first), brief(again)));
  }

  private static String brief(String value) {
    return value.length() <= 40 ? value : value.substring(0, 40) + "…";
  }

  /// Takes note of the random values in what an action put into a source.
  void register(ActionId action, Source source, Cell cell) {
    if (isOrigin(action, source)) {
      for (String value : randomValues(cell)) {
        generated.merge(value, source.isColumn(), Boolean::logicalOr);
      }
    }
  }

  static List<String> randomValues(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> randomValues(text);
      case Cell.Json(String text) -> randomValues(text);
      case Cell.Whole(long number) when isLong(number) -> List.of(Long.toString(number));
      case Cell.Binary binary when binary.value().length() == 16 -> List.of(binary.display());
      case Cell.Null _, Cell.Whole _, Cell.Real _, Cell.Bool _, Cell.Binary _ -> List.of();
    };
  }

  private static List<String> randomValues(String text) {
    return Token.of(text).stream()
        .filter(token -> token.kind() == Token.Kind.RANDOM)
        .map(Token::text)
        .toList();
  }

  private boolean isKept(Source source) {
    return Mask.of(kept, source.table(), List.of(source.column())).hidesAny();
  }

  private void changed(boolean something) {
    if (something) {
      version++;
    }
  }
}
