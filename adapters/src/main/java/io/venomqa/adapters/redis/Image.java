package io.venomqa.adapters.redis;

import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Row;
import java.util.List;
import java.util.Optional;

/// A key as it was at one moment.
///
/// @param payload what `RESTORE` takes
/// @param ttl the time left to live, in milliseconds; [#NO_TTL] for ever
/// @param content the hash of all that is exact
/// @param readsSilently whether readers can change it without an event: a stream with groups
record Image(Bytes payload, long ttl, ContentHash content, boolean readsSilently) {

  static final long NO_TTL = -1;

  private static final List<String> COLUMNS = List.of("key", "type", "value", "ttl");

  /// @param expected what it may well be, which is then not worked out again
  static Image of(Bytes key, Bytes payload, long ttl, Optional<Image> expected) {
    Image known = expected.orElse(null);
    if (known != null && known.payload.equals(payload) && known.expires() == (ttl != NO_TTL)) {
      return known.ttl == ttl
          ? known
          : new Image(known.payload, ttl, known.content, known.readsSilently);
    }
    Value value = Decoder.decode(payload.array());
    return new Image(
        payload,
        ttl,
        Fingerprint.of(key, value, ttl != NO_TTL),
        value instanceof Value.Stream stream && !stream.groups().isEmpty());
  }

  boolean expires() {
    return ttl != NO_TTL;
  }

  Value value() {
    return Decoder.decode(payload.array());
  }

  /// Whether nothing would have to be done to come from one to the other.
  static boolean same(Optional<Image> one, Optional<Image> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() && other.isEmpty();
    }
    return one.get().ttl == other.get().ttl && one.get().payload.equals(other.get().payload);
  }

  static ContentHash content(Optional<Image> image) {
    return image.map(Image::content).orElse(ContentHash.ZERO);
  }

  /// As a row of the table `keys`; the time to live in seconds.
  Row row(Bytes key) {
    Value value = value();
    return new Row(
        COLUMNS,
        List.of(
            Plain.cell(key),
            new Cell.Text(value.type()),
            Plain.cell(value),
            expires() ? new Cell.Whole(Math.ceilDiv(ttl, 1000)) : new Cell.Null()));
  }
}
