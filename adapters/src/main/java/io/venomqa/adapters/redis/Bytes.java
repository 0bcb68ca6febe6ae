package io.venomqa.adapters.redis;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A key, or a part of a value: binary, compared by content. Its array is never changed.
final class Bytes implements Comparable<Bytes> {

  private final byte[] array;
  private final int hash;

  private Bytes(byte[] array) {
    this.array = array;
    this.hash = Arrays.hashCode(array);
  }

  /// Does not copy.
  static Bytes of(byte[] array) {
    return new Bytes(array);
  }

  static Bytes of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Not a copy.
  byte[] array() {
    return array;
  }

  int length() {
    return array.length;
  }

  /// The text that it is in UTF-8; empty when it is none.
  Optional<String> text() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(array)).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }

  /// For people: the text, or where it is none, the ASCII characters and the others as `\xff`.
  String words() {
    return text().orElseGet(this::escaped);
  }

  private String escaped() {
    StringBuilder words = new StringBuilder();
    for (byte b : array) {
      words.append(b >= ' ' && b < 127 ? Character.toString(b) : "\\x%02x".formatted(b));
    }
    return words.toString();
  }

  boolean startsWith(Bytes start) {
    return array.length >= start.array.length
        && Arrays.equals(array, 0, start.array.length, start.array, 0, start.array.length);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(array, other.array);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && hash == that.hash && Arrays.equals(array, that.array);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return words();
  }
}
