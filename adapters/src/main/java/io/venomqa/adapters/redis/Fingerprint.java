package io.venomqa.adapters.redis;

import io.venomqa.adapters.redis.Value.Entry;
import io.venomqa.adapters.redis.Value.Group;
import io.venomqa.adapters.redis.Value.Pending;
import io.venomqa.adapters.redis.Value.Scored;
import io.venomqa.adapters.redis.Value.StreamId;
import io.venomqa.engine.model.ContentHash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// The hash of a key and its value, the same for each encoding and order that mean the same.
///
/// Not in it: how much of a time to live is left (but whether there is one), when a stream's
/// entries were delivered, and the count that a HyperLogLog caches; all of them change by
/// themselves, or when somebody reads.
final class Fingerprint {

  private static final Bytes HYPERLOGLOG = Bytes.of("HYLL");
  private static final int CACHED_COUNT = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

  private Fingerprint() {}

  static ContentHash of(Bytes key, Value value, boolean expires) {
    Fingerprint print = new Fingerprint();
    print.bytes(key);
    print.out.write(expires ? 'x' : '-');
    print.value(value);
    return print.hash();
  }

  private ContentHash hash() {
    return ContentHash.of(out.toByteArray());
  }

  private void value(Value value) {
    bytes(Bytes.of(value.type()));
    switch (value) {
      case Value.Text(Bytes content) -> bytes(withoutCache(content));
      case Value.Items(List<Bytes> items) -> all(items);
      case Value.Members(List<Bytes> members) -> {
        ContentHash sum = ContentHash.ZERO;
        for (Bytes member : members) {
          sum = sum.plus(ContentHash.of(member.array()));
        }
        sum(members.size(), sum);
      }
      case Value.Fields(List<Bytes> fields) -> {
        ContentHash sum = ContentHash.ZERO;
        for (int i = 0; i < fields.size(); i += 2) {
          Fingerprint field = new Fingerprint();
          field.bytes(fields.get(i));
          field.bytes(fields.get(i + 1));
          sum = sum.plus(field.hash());
        }
        sum(fields.size(), sum);
      }
      case Value.Scores(List<Scored> members) -> {
        ContentHash sum = ContentHash.ZERO;
        for (Scored scored : members) {
          Fingerprint member = new Fingerprint();
          member.bytes(scored.member());
          member.number(Double.doubleToLongBits(scored.score()));
          sum = sum.plus(member.hash());
        }
        sum(members.size(), sum);
      }
      case Value.Stream stream -> stream(stream);
      case Value.Opaque(Bytes encoded) -> bytes(encoded);
    }
  }

  private static Bytes withoutCache(Bytes content) {
    if (!content.startsWith(HYPERLOGLOG) || content.length() < 2 * CACHED_COUNT) {
      return content;
    }
    byte[] masked = content.array().clone();
    Arrays.fill(masked, CACHED_COUNT, 2 * CACHED_COUNT, (byte) 0);
    return Bytes.of(masked);
  }

  private void stream(Value.Stream stream) {
    number(stream.entries().size());
    for (Entry entry : stream.entries()) {
      id(entry.id());
      all(entry.fields());
    }
    id(stream.last());
    id(stream.maxDeleted());
    number(stream.added());
    ContentHash groups = ContentHash.ZERO;
    for (Group group : stream.groups()) {
      Fingerprint print = new Fingerprint();
      print.group(group);
      groups = groups.plus(print.hash());
    }
    sum(stream.groups().size(), groups);
  }

  private void group(Group group) {
    bytes(group.name());
    id(group.last());
    number(group.read());
    ContentHash sum = ContentHash.ZERO;
    for (Pending pending : group.pending()) {
      Fingerprint print = new Fingerprint();
      print.id(pending.id());
      print.bytes(pending.consumer());
      print.number(pending.deliveries());
      sum = sum.plus(print.hash());
    }
    sum(group.pending().size(), sum);
    ContentHash consumers = ContentHash.ZERO;
    for (Bytes consumer : group.consumers()) {
      consumers = consumers.plus(ContentHash.of(consumer.array()));
    }
    sum(group.consumers().size(), consumers);
  }

  private void all(List<Bytes> items) {
    number(items.size());
    items.forEach(this::bytes);
  }

  private void id(StreamId id) {
    number(id.millis());
    number(id.sequence());
  }

  private void sum(int count, ContentHash sum) {
    number(count);
    number(sum.high());
    number(sum.low());
  }

  private void bytes(Bytes bytes) {
    number(bytes.length());
    out.writeBytes(bytes.array());
  }

  private void number(long value) {
    out.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
  }
}
