package io.venomqa.adapters.redis;

import io.venomqa.adapters.redis.Value.Entry;
import io.venomqa.adapters.redis.Value.Group;
import io.venomqa.adapters.redis.Value.Pending;
import io.venomqa.adapters.redis.Value.Scored;
import io.venomqa.adapters.redis.Value.StreamId;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the value out of what `DUMP` gives. So one command gives both what can be restored and
/// what it means, at one moment.
final class Decoder {

  /// A version and a checksum at the end.
  private static final int FOOTER = 10;

  private Decoder() {}

  static Value decode(byte[] payload) {
    try {
      return known(payload[0], new RdbInput(payload, 1, payload.length - FOOTER), payload);
    } catch (IllegalArgumentException | ArithmeticException | BufferUnderflowException newer) {
      return opaque(payload);
    }
  }

  private static Value known(int type, RdbInput in, byte[] payload) {
    return switch (type) {
      case 0 -> new Value.Text(in.string());
      case 1 -> new Value.Items(strings(in, 1));
      case 2 -> new Value.Members(strings(in, 1));
      case 3 -> scores(in, true);
      case 4 -> new Value.Fields(strings(in, 2));
      case 5 -> scores(in, false);
      case 10 -> new Value.Items(Packed.ziplist(in.string()));
      case 11 -> new Value.Members(Packed.intset(in.string()));
      case 12 -> scores(Packed.ziplist(in.string()));
      case 13 -> new Value.Fields(Packed.ziplist(in.string()));
      case 14 -> quicklist(in, false);
      case 15 -> stream(in, 1);
      case 16 -> new Value.Fields(Packed.listpack(in.string()));
      case 17 -> scores(Packed.listpack(in.string()));
      case 18 -> quicklist(in, true);
      case 19 -> stream(in, 2);
      case 20 -> new Value.Members(Packed.listpack(in.string()));
      case 21 -> stream(in, 3);
      default -> opaque(payload);
    };
  }

  private static Value opaque(byte[] payload) {
    return new Value.Opaque(Bytes.of(Arrays.copyOf(payload, payload.length - FOOTER)));
  }

  private static List<Bytes> strings(RdbInput in, int each) {
    int count = in.count() * each;
    List<Bytes> strings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strings.add(in.string());
    }
    return strings;
  }

  private static Value scores(RdbInput in, boolean asText) {
    int count = in.count();
    List<Scored> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Bytes member = in.string();
      members.add(new Scored(member, asText ? in.textDouble() : in.binaryDouble()));
    }
    return new Value.Scores(members);
  }

  private static Value scores(List<Bytes> packed) {
    List<Scored> members = new ArrayList<>();
    for (int i = 0; i < packed.size(); i += 2) {
      members.add(new Scored(packed.get(i), score(packed.get(i + 1).words())));
    }
    return new Value.Scores(members);
  }

  private static double score(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static Value quicklist(RdbInput in, boolean listpacks) {
    int nodes = in.count();
    List<Bytes> items = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      boolean single = listpacks && in.length() == 1;
      Bytes node = in.string();
      if (single) {
        items.add(node);
      } else {
        items.addAll(listpacks ? Packed.listpack(node) : Packed.ziplist(node));
      }
    }
    return new Value.Items(items);
  }

  private static Value stream(RdbInput in, int version) {
    int nodes = in.count();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      StreamId first = rawId(RdbInput.of(in.string()));
      entries(first, Packed.listpack(in.string()), entries);
    }
    in.length();
    StreamId last = id(in);
    StreamId maxDeleted = new StreamId(0, 0);
    long added = entries.size();
    if (version > 1) {
      id(in);
      maxDeleted = id(in);
      added = in.length();
    }
    int count = in.count();
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      groups.add(group(in, version));
    }
    return new Value.Stream(entries, last, maxDeleted, added, groups);
  }

  private static void entries(StreamId first, List<Bytes> node, List<Entry> entries) {
    int fieldCount = Math.toIntExact(number(node.get(2)));
    List<Bytes> names = node.subList(3, 3 + fieldCount);
    int at = 4 + fieldCount;
    while (at < node.size()) {
      long flags = number(node.get(at));
      StreamId id =
          new StreamId(
              first.millis() + number(node.get(at + 1)),
              first.sequence() + number(node.get(at + 2)));
      at += 3;
      boolean sameFields = (flags & 2) != 0;
      int count = sameFields ? fieldCount : Math.toIntExact(number(node.get(at++)));
      List<Bytes> fields = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        fields.add(sameFields ? names.get(i) : node.get(at++));
        fields.add(node.get(at++));
      }
      at++;
      boolean deleted = (flags & 1) != 0;
      if (!deleted) {
        entries.add(new Entry(id, fields));
      }
    }
  }

  private static Group group(RdbInput in, int version) {
    Bytes name = in.string();
    StreamId last = id(in);
    long read = version > 1 ? in.length() : -1;
    int count = in.count();
    Map<StreamId, Long> deliveries = new HashMap<>();
    for (int i = 0; i < count; i++) {
      StreamId id = rawId(in);
      in.skip(8);
      deliveries.put(id, in.length());
    }
    int consumerCount = in.count();
    List<Bytes> consumers = new ArrayList<>();
    List<Pending> pending = new ArrayList<>();
    for (int i = 0; i < consumerCount; i++) {
      Bytes consumer = in.string();
      consumers.add(consumer);
      in.skip(version > 2 ? 16 : 8);
      int owned = in.count();
      for (int j = 0; j < owned; j++) {
        StreamId id = rawId(in);
        pending.add(new Pending(id, consumer, deliveries.getOrDefault(id, 0L)));
      }
    }
    return new Group(name, last, read, pending, consumers);
  }

  private static StreamId id(RdbInput in) {
    return new StreamId(in.length(), in.length());
  }

  private static StreamId rawId(RdbInput in) {
    return new StreamId(in.bigEndian(8), in.bigEndian(8));
  }

  private static long number(Bytes digits) {
    return Long.parseLong(digits.words());
  }
}
