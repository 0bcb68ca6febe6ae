package io.venomqa.engine.identity;

import io.venomqa.engine.identity.Pairs.Pair;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Learns what values mean by comparing walks of the same steps: one, one a while later, and one
/// for which every counter was moved on by a number of its own.
///
/// What differs between the first two goes with the clock, or is random; what differs between the
/// first and the third by just the number that a counter was moved on by comes from that counter.
final class Lessons {

  private final Meanings meanings;
  private final Map<String, Long> offsets;
  private final Duration slack;
  private final Instant now;
  private final Set<String> seen = new HashSet<>();
  private final Set<Source> unsteady = new HashSet<>();
  private final boolean fresh;

  /// @param offsets by counter, how far it was moved on; no two alike
  /// @param elapsed how far the walks are apart in time, at most
  Lessons(Meanings meanings, Map<String, Long> offsets, Duration elapsed, Instant now) {
    this(meanings, offsets, elapsed, now, false);
  }

  private Lessons(
      Meanings meanings, Map<String, Long> offsets, Duration elapsed, Instant now, boolean fresh) {
    this.fresh = fresh;
    this.meanings = meanings;
    this.offsets = Map.copyOf(offsets);
    this.slack = elapsed.plusSeconds(60);
    this.now = now;
  }

  /// Of walks on fresh resources.
  static Lessons onFreshResources(Meanings meanings, Duration elapsed, Instant now) {
    return new Lessons(meanings, Map.of(), elapsed, now, true);
  }

  /// Learns from two walks on fresh resources: a number that differs, and is no time, is one that
  /// these are called by.
  ///
  /// @return how many of the steps did the same each time
  int learn(List<WalkedStep> first, List<WalkedStep> again) {
    int steps = Math.min(first.size(), again.size());
    for (int i = 0; i < steps; i++) {
      Optional<List<Pair>> pairs = Pairs.of(first.get(i), again.get(i));
      if (pairs.isEmpty()) {
        return i;
      }
      repeated(first.get(i).action(), pairs.get());
      pairs.get().forEach(this::fresh);
    }
    return steps;
  }

  private void fresh(Pair pair) {
    List<Long> one = FreshNumbers.numbers(pair.first());
    List<Long> other = FreshNumbers.numbers(pair.second());
    for (int i = 0; one.size() == other.size() && i < one.size(); i++) {
      if (one.get(i).equals(other.get(i))) {
        meanings.foundNumber(pair.source(), FreshNumbers.COUNTER);
      } else if (!isTime(one.get(i), other.get(i))) {
        meanings.foundReference(pair.source(), FreshNumbers.COUNTER);
      }
      meanings.foundOut(pair.source(), FreshNumbers.COUNTER);
    }
  }

  /// Learns from three walks.
  ///
  /// @return how many of the steps did the same each time; nothing is learned from those after
  int learn(List<WalkedStep> first, List<WalkedStep> again, List<WalkedStep> moved) {
    int steps = Math.min(first.size(), Math.min(again.size(), moved.size()));
    for (int i = 0; i < steps; i++) {
      Optional<List<Pair>> later = Pairs.of(first.get(i), again.get(i));
      Optional<List<Pair>> elsewhere = Pairs.of(first.get(i), moved.get(i));
      if (later.isEmpty() || elsewhere.isEmpty()) {
        return i;
      }
      repeated(first.get(i).action(), later.get());
      elsewhere.get().forEach(this::moved);
    }
    return steps;
  }

  /// Of two walks from the same beginning.
  private void repeated(ActionId action, List<Pair> pairs) {
    Map<String, List<Pair>> fresh = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      if (!pair.first().equals(pair.second())) {
        unsteady.add(pair.source());
        for (String value : differing(pair)) {
          if (!seen.contains(value)) {
            fresh.computeIfAbsent(value, _ -> new ArrayList<>()).add(pair);
          }
        }
      }
    }
    pairs.forEach(pair -> seen.addAll(RandomValues.in(pair.first())));
    fresh.values().forEach(places -> origin(action, places));
  }

  /// A value that nobody knew before is from where it stands in a new row; from elsewhere only if
  /// it stands in none.
  private void origin(ActionId action, List<Pair> places) {
    List<Pair> inNewRows = places.stream().filter(Pair::isNewRow).toList();
    List<Pair> inRows = places.stream().filter(pair -> pair.source().isColumn()).toList();
    (inNewRows.isEmpty() ? inRows.isEmpty() ? places : inRows : inNewRows)
        .forEach(pair -> meanings.foundOrigin(action, pair.source()));
  }

  /// Takes note of what goes with the clock and of what differs for no known reason.
  ///
  /// @return the random values of the first walk that were others in the second
  private List<String> differing(Pair pair) {
    Cell one = pair.first();
    Cell other = pair.second();
    if (one instanceof Cell.Whole(long before) && other instanceof Cell.Whole(long after)) {
      if (isTime(before, after)) {
        meanings.foundClock(pair.source());
        return List.of();
      }
      if (RandomValues.isLong(before) && RandomValues.isLong(after)) {
        return RandomValues.in(one);
      }
      if (fresh) {
        return List.of();
      }
    } else if (one instanceof Cell.Real(double before)
        && other instanceof Cell.Real(double after)) {
      if (isTime((long) before, (long) after)) {
        meanings.foundClock(pair.source());
        return List.of();
      }
    } else if (one instanceof Cell.Text(String before)
        && other instanceof Cell.Text(String after)) {
      return differing(pair.source(), before, after);
    } else if (one instanceof Cell.Json(String before)
        && other instanceof Cell.Json(String after)) {
      return differing(pair.source(), before, after);
    } else if (one instanceof Cell.Binary
        && !RandomValues.in(one).isEmpty()
        && !RandomValues.in(other).isEmpty()) {
      return RandomValues.in(one);
    }
    unexplained(pair.source(), one.display(), other.display());
    return List.of();
  }

  private List<String> differing(Source source, String before, String after) {
    List<Token> one = Token.of(before);
    List<Token> other = Token.of(after);
    if (!one.stream().map(Token::kind).toList().equals(other.stream().map(Token::kind).toList())) {
      unexplained(source, before, after);
      return List.of();
    }
    List<String> random = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      if (!one.get(i).equals(other.get(i))) {
        switch (one.get(i).kind()) {
          case TIME -> meanings.foundClock(source);
          case RANDOM -> random.add(RandomValues.plain(one.get(i).text()));
          case NUMBER -> {
            if (isTime(one.get(i).number(), other.get(i).number())) {
              meanings.foundClock(source);
            } else if (!fresh) {
              unexplained(source, before, after);
            }
          }
          case PLAIN -> unexplained(source, before, after);
        }
      }
    }
    return random;
  }

  private void unexplained(Source source, String before, String after) {
    meanings.foundUnexplained(source, before, after);
  }

  /// Of two walks of which the second began with all counters moved on.
  private void moved(Pair pair) {
    if (pair.first() instanceof Cell.Whole(long before)
        && pair.second() instanceof Cell.Whole(long after)) {
      moved(pair.source(), before, after);
    } else if (text(pair.first()).isPresent() && text(pair.second()).isPresent()) {
      String before = text(pair.first()).get();
      String after = text(pair.second()).get();
      List<Token> one = numbers(before);
      List<Token> other = numbers(after);
      for (int i = 0; one.size() == other.size() && i < one.size(); i++) {
        moved(pair.source(), one.get(i).number(), other.get(i).number());
      }
      if (!unsteady.contains(pair.source()) && !rest(before).equals(rest(after))) {
        meanings.foundDerived(pair.source());
      }
    } else if (!pair.first().equals(pair.second()) && !unsteady.contains(pair.source())) {
      meanings.foundDerived(pair.source());
    }
  }

  /// All of a text but numbers and times.
  private static List<Token> rest(String text) {
    return Token.of(text).stream()
        .map(token ->
            switch (token.kind()) {
              case NUMBER, TIME -> new Token(token.kind(), "");
              case RANDOM, PLAIN -> token;
            })
        .toList();
  }

  private void moved(Source source, long before, long after) {
    offsets.forEach((counter, offset) -> {
      if (meanings.isNew(counter, before)) {
        if (after - before == offset) {
          meanings.foundReference(source, counter);
        } else if (after == before) {
          meanings.foundNumber(source, counter);
        }
        if (after == before || offsets.containsValue(after - before)) {
          meanings.foundOut(source, counter);
        }
      }
    });
  }

  private static Optional<String> text(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> Optional.of(text);
      case Cell.Json(String text) -> Optional.of(text);
      case Cell.Null _, Cell.Whole _, Cell.Real _, Cell.Bool _, Cell.Binary _ -> Optional.empty();
    };
  }

  static List<Long> numbersIn(String text) {
    return numbers(text).stream().map(Token::number).toList();
  }

  private static List<Token> numbers(String text) {
    return Token.of(text).stream().filter(token -> token.kind() == Token.Kind.NUMBER).toList();
  }

  private boolean isTime(long before, long after) {
    return Times.areBoth(before, after, slack, now);
  }
}
