package io.venomqa.adapters.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads the parts that Redis's dumps are made of.
final class RdbInput {

  private final ByteBuffer in;

  RdbInput(byte[] bytes, int from, int to) {
    this.in = ByteBuffer.wrap(bytes, from, to - from).slice();
  }

  RdbInput(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  boolean hasMore() {
    return in.hasRemaining();
  }

  int unsignedByte() {
    return in.get() & 0xff;
  }

  /// The byte that comes next, without going on.
  int peek() {
    return in.get(in.position()) & 0xff;
  }

  long littleEndian(int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) unsignedByte() << (8 * i);
    }
    return value;
  }

  /// A signed number of 1 to 8 bytes.
  long signed(int bytes) {
    int unused = 64 - 8 * bytes;
    return littleEndian(bytes) << unused >> unused;
  }

  long bigEndian(int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | unsignedByte();
    }
    return value;
  }

  double binaryDouble() {
    return Double.longBitsToDouble(littleEndian(8));
  }

  /// A score in the form before Redis 5.
  double textDouble() {
    int length = unsignedByte();
    return switch (length) {
      case 253 -> Double.NaN;
      case 254 -> Double.POSITIVE_INFINITY;
      case 255 -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(new String(raw(length), StandardCharsets.US_ASCII));
    };
  }

  byte[] raw(int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  void skip(int bytes) {
    in.position(in.position() + bytes);
  }

  int position() {
    return in.position();
  }

  /// A length or count.
  long length() {
    int first = unsignedByte();
    return switch (first >> 6) {
      case 0 -> first & 0x3f;
      case 1 -> (first & 0x3f) << 8 | unsignedByte();
      default ->
          switch (first) {
            case 0x80 -> bigEndian(4);
            case 0x81 -> bigEndian(8);
            default -> throw new IllegalArgumentException("no length: " + first);
          };
    };
  }

  int count() {
    return Math.toIntExact(length());
  }

  /// A string, however it is encoded.
  Bytes string() {
    int first = peek();
    if (first >> 6 != 3) {
      return Bytes.of(raw(count()));
    }
    unsignedByte();
    return switch (first & 0x3f) {
      case 0 -> number(signed(1));
      case 1 -> number(signed(2));
      case 2 -> number(signed(4));
      case 3 -> compressed();
      default -> throw new IllegalArgumentException("no string: " + first);
    };
  }

  static Bytes number(long value) {
    return Bytes.of(Long.toString(value));
  }

  private Bytes compressed() {
    int compressedLength = count();
    byte[] out = new byte[count()];
    int end = in.position() + compressedLength;
    int to = 0;
    while (in.position() < end) {
      int control = unsignedByte();
      if (control < 32) {
        in.get(out, to, control + 1);
        to += control + 1;
        continue;
      }
      int length = control >> 5;
      if (length == 7) {
        length += unsignedByte();
      }
      int from = to - ((control & 0x1f) << 8) - unsignedByte() - 1;
      for (int i = 0; i < length + 2; i++) {
        out[to++] = out[from++];
      }
    }
    return Bytes.of(out);
  }

  static RdbInput of(Bytes part) {
    return new RdbInput(part.array());
  }
}
