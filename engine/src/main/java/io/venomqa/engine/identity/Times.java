package io.venomqa.engine.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;

/// Tells numbers that count the time since 1970 from others.
final class Times {

  private static final long SOME_YEARS = 20 * 366L * 86_400;

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

  private static boolean isOne(long number, long unit, Instant now) {
    return Math.abs(number / unit - now.getEpochSecond()) < SOME_YEARS;
  }

  private static LongStream units() {
    return LongStream.of(1L, 1_000L, 1_000_000L, 1_000_000_000L);
  }
}
