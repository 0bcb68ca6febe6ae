package io.venomqa.engine.identity;

import io.venomqa.engine.model.Cell;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// Tells numbers that count the time since 1970 from others.
final class Times {

  private static final long SOME_YEARS = 20 * 366L * 86_400;

  /// No round number of minutes, hours or days is near a power of two of it.
  private static final long STEP = 180;

  private static final Pattern TEXT =
      Pattern.compile("(?<date>[0-9-]{10})[T ](?<time>[0-9:.,]+)(?<offset>Z|[+-].*)?");

  private Times() {}

  /// Whether a number is a time within twenty years, in seconds or thousandths, millionths or
  /// milliardths of them.
  static boolean isOne(long number, Instant now) {
    return units().anyMatch(unit -> isOne(number, unit, now));
  }

  /// Whether two numbers are times in the same unit, no further apart than so long.
  static boolean areBoth(long one, long other, Duration apart, Instant now) {
    return units()
        .anyMatch(
            unit -> isOne(one, unit, now) && Math.abs(other - one) / unit <= apart.toSeconds());
  }

  /// The times in a value, as they stand there.
  static Map<String, Instant> in(Cell cell, Instant now) {
    return switch (cell) {
      case Cell.Whole(long number) -> of(Long.toString(number), number, now);
      case Cell.Real(double number) -> of(Double.toString(number), (long) number, now);
      case Cell.Text(String text) -> in(text, now);
      case Cell.Json(String text) -> in(text, now);
      case Cell.Null _, Cell.Bool _, Cell.Binary _ -> Map.of();
    };
  }

  private static Map<String, Instant> in(String text, Instant now) {
    Map<String, Instant> times = new HashMap<>();
    for (Token token : Token.of(text)) {
      switch (token.kind()) {
        case TIME -> of(token.text(), now).ifPresent(time -> times.put(token.text(), time));
        case NUMBER -> times.putAll(of(token.text(), token.number(), now));
        case RANDOM, PLAIN -> {}
      }
    }
    return times;
  }

  private static Map<String, Instant> of(String text, long number, Instant now) {
    return of(number, now).map(time -> Map.of(text, time)).orElse(Map.of());
  }

  /// The time that a number counts, if it is one within twenty years.
  static Optional<Instant> of(long number, Instant now) {
    return units()
        .filter(unit -> isOne(number, unit, now))
        .mapToObj(unit -> Instant.ofEpochSecond(number / unit))
        .findFirst();
  }

  /// The time that a text says, if it is one within twenty years.
  static Optional<Instant> of(String text, Instant now) {
    try {
      Instant instant = instant(text);
      return Math.abs(Duration.between(instant, now).toSeconds()) < SOME_YEARS
          ? Optional.of(instant)
          : Optional.empty();
    } catch (DateTimeException isNone) {
      return Optional.empty();
    }
  }

  private static Instant instant(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
    String offset = parts.group("offset");
    return LocalDateTime.parse(parts.group("date") + "T" + parts.group("time").replace(',', '.'))
        .toInstant(offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset));
  }

  /// How far a time is from another, in steps that double: 0 up to some minutes.
  static int phase(Instant time, Instant from) {
    long seconds = Duration.between(from, time).toSeconds();
    int steps = 64 - Long.numberOfLeadingZeros(Math.abs(seconds) / STEP);
    return seconds < 0 ? -steps : steps;
  }

  private static boolean isOne(long number, long unit, Instant now) {
    return Math.abs(number / unit - now.getEpochSecond()) < SOME_YEARS;
  }

  private static LongStream units() {
    return LongStream.of(1L, 1_000L, 1_000_000L, 1_000_000_000L);
  }
}
