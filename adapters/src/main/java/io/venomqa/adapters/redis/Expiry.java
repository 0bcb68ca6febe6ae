package io.venomqa.adapters.redis;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// When the keys that live for a limited time will really go, so that time can be made to stand
/// still while we branch: a key whose time has run down by an eighth gets it back.
final class Expiry {

  /// A key that has less left gets this much, so that it is still there at the next call.
  static final long LEAST_MILLIS = 1000;

  private static final int TOLERATED_PART = 8;
  private static final Duration ALMOST = Duration.ofMillis(50);
  private static final Duration MEASURED_APART = Duration.ofMillis(1500);

  private final Map<Bytes, Long> deadlines = new HashMap<>();
  private long nextCheck = Long.MAX_VALUE;

  /// Notes what is in the server now.
  void found(Bytes key, Optional<Image> image, long nanos) {
    set(key, image.filter(Image::expires).map(Image::ttl), nanos);
  }

  /// Notes what was put into the server now.
  void restored(Bytes key, Optional<Image> image, long nanos) {
    set(key, image.filter(Image::expires).map(Expiry::ttlToRestore), nanos);
  }

  private void set(Bytes key, Optional<Long> millis, long nanos) {
    if (millis.isEmpty()) {
      deadlines.remove(key);
    } else {
      long ttl = millis.get() * 1_000_000;
      deadlines.put(key, nanos + ttl);
      nextCheck = Math.min(nextCheck, nanos + ttl / TOLERATED_PART);
    }
  }

  /// In milliseconds; 0 for ever, as `RESTORE` takes it.
  static long ttlToRestore(Image image) {
    return image.expires() ? Math.max(image.ttl(), LEAST_MILLIS) : 0;
  }

  /// Whether a key must be gone by itself.
  boolean isOver(Bytes key, long nanos) {
    Long deadline = deadlines.get(key);
    return deadline != null && deadline - ALMOST.toNanos() <= nanos;
  }

  /// Whether a key's time to live is the one that was running, as far as can be measured.
  boolean isRunning(Bytes key, long ttl, long nanos) {
    Long deadline = deadlines.get(key);
    return deadline != null
        && Math.abs(deadline - nanos - ttl * 1_000_000) < MEASURED_APART.toNanos();
  }

  /// The keys that should have clearly more time left at a position.
  Set<Bytes> runDown(Position position, long nanos) {
    Set<Bytes> runDown = new HashSet<>();
    if (nanos < nextCheck) {
      return runDown;
    }
    nextCheck = Long.MAX_VALUE;
    deadlines.forEach((key, deadline) -> {
      long ttl = position.image(key).map(Expiry::ttlToRestore).orElse(0L) * 1_000_000;
      long due = deadline - ttl + ttl / TOLERATED_PART;
      if (ttl > 0 && due <= nanos) {
        runDown.add(key);
      } else if (ttl > 0) {
        nextCheck = Math.min(nextCheck, due);
      }
    });
    return runDown;
  }
}
