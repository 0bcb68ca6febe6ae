package io.venomqa.engine.identity;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Values that nobody would think up, such as UUIDs and tokens: which of them the calls generated,
/// and how. They are names, the same thing wherever they are met.
final class RandomValues {

  /// The domain of these names.
  static final String DOMAIN = "random";

  /// A long row of digits is a random value, not a count.
  private static final long LONG_NUMBER = 1_000_000_000_000_000L;

  private static final Pattern HEX = Pattern.compile("\\p{XDigit}{32}");

  private final Set<Origin> origins = new HashSet<>();
  private final Map<String, Birth> generated = new HashMap<>();
  private final Map<String, Making> makings = new HashMap<>();
  private final Set<String> constants = new HashSet<>();

  private record Origin(ActionId action, Source source) {}

  /// @param ofARow whether it was met in a new row
  /// @param call the number of the call that generated it
  private record Birth(boolean ofARow, int call) {

    Birth first(Birth again) {
      return new Birth(ofARow || again.ofARow, call);
    }
  }

  /// Notes that an action puts such values into a source.
  ///
  /// @return whether that was not known
  boolean foundOrigin(ActionId action, Source source) {
    return origins.add(new Origin(action, source));
  }

  /// The sources that they come from.
  Set<Source> sources() {
    Set<Source> sources = new TreeSet<>();
    origins.forEach(origin -> sources.add(origin.source()));
    return sources;
  }

  /// Takes note of those in what an action put into a source.
  ///
  /// @param call the call's number: what one call generates may belong together in a way that
  ///   cannot be seen, as a token and its hash do
  /// @param there whether a value was there before
  /// @return whether one of them is taken for a constant from now on
  boolean register(Making making, int call, Source source, Cell cell, Predicate<String> there) {
    if (!origins.contains(new Origin(making.action(), source))) {
      return false;
    }
    boolean isAnyConstant = false;
    for (String value : in(cell)) {
      if (generated.containsKey(value) && !there.test(value)) {
        // Nothing random comes twice.
        isAnyConstant |= constants.add(value);
      }
      generated.merge(value, new Birth(source.isColumn(), call), Birth::first);
      if (!source.isColumn()) {
        makings.putIfAbsent(value, making);
      }
    }
    return isAnyConstant;
  }

  /// Whether a value was generated since the run began. One that was taken for a constant once
  /// stays one.
  boolean isGenerated(String value) {
    boolean is = generated.containsKey(value) && !constants.contains(value);
    if (!is) {
      constants.add(value);
    }
    return is;
  }

  /// Whether a generated value was met in a new row first.
  boolean isOfARow(String value) {
    Birth birth = generated.get(value);
    return birth != null && birth.ofARow();
  }

  /// The number of the call that generated a value.
  int callOf(String value) {
    Birth birth = generated.get(value);
    return birth == null ? -1 : birth.call();
  }

  /// How a value of the context was made.
  Optional<Making> making(String value) {
    return Optional.ofNullable(makings.get(value));
  }

  /// Whether a number is so long that it is no count.
  static boolean isLong(long number) {
    return number >= LONG_NUMBER;
  }

  /// A random value as a name: the same one whether a UUID is written with signs or as bytes.
  static String plain(String value) {
    String hex =
        value.startsWith("x'") ? value.substring(2, value.length() - 1) : value.replace("-", "");
    return HEX.matcher(hex).matches() ? hex.toLowerCase(Locale.ROOT) : value;
  }

  /// Those in a value, as names.
  static List<String> in(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> in(text);
      case Cell.Json(String text) -> in(text);
      case Cell.Whole(long number) when isLong(number) -> List.of(Long.toString(number));
      case Cell.Binary binary when binary.value().length() == 16 ->
          List.of(plain(binary.display()));
      case Cell.Null _, Cell.Whole _, Cell.Real _, Cell.Bool _, Cell.Binary _ -> List.of();
    };
  }

  private static List<String> in(String text) {
    return Token.of(text).stream()
        .filter(token -> token.kind() == Token.Kind.RANDOM)
        .map(token -> plain(token.text()))
        .toList();
  }
}
