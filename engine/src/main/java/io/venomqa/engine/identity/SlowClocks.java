package io.venomqa.engine.identity;

import io.venomqa.engine.model.Cell;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Looks for times that tick in seconds: two of them that were taken within one second are the
/// same, and would be mistaken for constants.
final class SlowClocks {

  private static final Pattern FRACTION = Pattern.compile(".*[.,]\\d*[1-9]\\d*.*");

  private SlowClocks() {}

  static boolean areIn(
      List<WalkedStep> first, List<WalkedStep> again, Meanings meanings, Instant now) {
    for (int i = 0; i < Math.min(first.size(), again.size()); i++) {
      Optional<List<Pairs.Pair>> pairs = Pairs.of(first.get(i), again.get(i));
      if (pairs.isEmpty()) {
        return false;
      }
      for (Pairs.Pair pair : pairs.get()) {
        if (!meanings.isClock(pair.source())
            && pair.first().equals(pair.second())
            && isInSeconds(pair.first(), now)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isInSeconds(Cell cell, Instant now) {
    return switch (cell) {
      case Cell.Whole(long number) -> Times.isOne(number, now);
      case Cell.Real(double number) -> Times.isOne((long) number, now);
      case Cell.Text(String text) -> isInSeconds(text, now);
      case Cell.Json(String text) -> isInSeconds(text, now);
      case Cell.Null _, Cell.Bool _, Cell.Binary _ -> false;
    };
  }

  private static boolean isInSeconds(String text, Instant now) {
    return Token.of(text).stream()
        .anyMatch(token ->
            switch (token.kind()) {
              case TIME -> !FRACTION.matcher(token.text()).matches();
              case NUMBER -> Times.isOne(token.number(), now);
              case RANDOM, PLAIN -> false;
            });
  }
}
