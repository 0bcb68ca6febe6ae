package io.venomqa.adapters.redis;

import java.util.ArrayList;
import java.util.List;

/// The compact forms of small collections: their elements in order, numbers as text.
final class Packed {

  private static final int END = 0xff;

  private Packed() {}

  static List<Bytes> listpack(Bytes packed) {
    RdbInput in = RdbInput.of(packed);
    in.skip(6);
    List<Bytes> elements = new ArrayList<>();
    while (in.peek() != END) {
      int start = in.position();
      elements.add(listpackElement(in));
      in.skip(backLength(in.position() - start));
    }
    return elements;
  }

  private static Bytes listpackElement(RdbInput in) {
    int first = in.unsignedByte();
    if (first < 0x80) {
      return RdbInput.number(first);
    }
    if (first < 0xc0) {
      return Bytes.of(in.raw(first & 0x3f));
    }
    if (first < 0xe0) {
      int unsigned = (first & 0x1f) << 8 | in.unsignedByte();
      return RdbInput.number(unsigned < 1 << 12 ? unsigned : unsigned - (1 << 13));
    }
    if (first < 0xf0) {
      return Bytes.of(in.raw((first & 0x0f) << 8 | in.unsignedByte()));
    }
    return switch (first) {
      case 0xf0 -> Bytes.of(in.raw(Math.toIntExact(in.littleEndian(4))));
      case 0xf1 -> RdbInput.number(in.signed(2));
      case 0xf2 -> RdbInput.number(in.signed(3));
      case 0xf3 -> RdbInput.number(in.signed(4));
      case 0xf4 -> RdbInput.number(in.signed(8));
      default -> throw new IllegalArgumentException("no listpack element: " + first);
    };
  }

  /// How many bytes after an element say how long it was, to go backwards.
  private static int backLength(int length) {
    if (length <= 127) {
      return 1;
    }
    return length < 16383 ? 2 : length < 2097151 ? 3 : length < 268435455 ? 4 : 5;
  }

  /// Before Redis 7.
  static List<Bytes> ziplist(Bytes packed) {
    RdbInput in = RdbInput.of(packed);
    in.skip(10);
    List<Bytes> elements = new ArrayList<>();
    while (in.peek() != END) {
      in.skip(in.peek() == 0xfe ? 5 : 1);
      elements.add(ziplistElement(in));
    }
    return elements;
  }

  private static Bytes ziplistElement(RdbInput in) {
    int first = in.unsignedByte();
    return switch (first >> 6) {
      case 0 -> Bytes.of(in.raw(first));
      case 1 -> Bytes.of(in.raw((first & 0x3f) << 8 | in.unsignedByte()));
      case 2 -> Bytes.of(in.raw(Math.toIntExact(in.bigEndian(4))));
      default ->
          switch (first) {
            case 0xc0 -> RdbInput.number(in.signed(2));
            case 0xd0 -> RdbInput.number(in.signed(4));
            case 0xe0 -> RdbInput.number(in.signed(8));
            case 0xf0 -> RdbInput.number(in.signed(3));
            case 0xfe -> RdbInput.number(in.signed(1));
            default -> RdbInput.number((first & 0x0f) - 1);
          };
    };
  }

  static List<Bytes> intset(Bytes packed) {
    RdbInput in = RdbInput.of(packed);
    int width = Math.toIntExact(in.littleEndian(4));
    long count = in.littleEndian(4);
    List<Bytes> elements = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      elements.add(RdbInput.number(in.signed(width)));
    }
    return elements;
  }
}
