package io.venomqa.adapters.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tries out, on a key of our own, what a run will have to do: a right that is missing should be
/// found before the API has changed anything.
final class Rights {

  private static final int LONG_ENOUGH_MILLIS = 10_000;

  private Rights() {}

  /// @throws redis.clients.jedis.exceptions.JedisDataException naming what is not allowed
  static void require(Link link) {
    try {
      tryOut(link);
    } finally {
      link.pipeline(List.of(Command.of("DEL", RunMarker.PROBE)));
    }
  }

  private static void tryOut(Link link) {
    List<@Nullable Object> made =
        link.transaction(
            List.of(
                Command.of("SET", RunMarker.PROBE, "1"),
                Command.of("PEXPIRE", RunMarker.PROBE, LONG_ENOUGH_MILLIS),
                Command.of("DUMP", RunMarker.PROBE),
                Command.of("PTTL", RunMarker.PROBE),
                Command.of("EXISTS", RunMarker.PROBE),
                Command.of("DBSIZE"),
                Command.of("SCAN", 0)));
    link.transaction(
        List.of(
            Command.of(
                "RESTORE", RunMarker.PROBE, LONG_ENOUGH_MILLIS, Link.bytes(made.get(2)), "REPLACE"),
            Command.of("DEL", RunMarker.PROBE)));
  }
}
