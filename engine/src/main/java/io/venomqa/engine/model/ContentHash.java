package io.venomqa.engine.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// An exact 128-bit fingerprint of content, as an unsigned number modulo 2^128.
///
/// The hash of a multiset is the sum of the hashes of its elements (the AdHash construction of
/// Bellare and Micciancio, 1997), so it can be kept up to date at the cost of the change, never of
/// the whole.
public record ContentHash(long high, long low) {

  /// The hash of nothing, neutral for [#plus].
  public static final ContentHash ZERO = new ContentHash(0, 0);

  /// The first 128 bits of the content's SHA-256.
  public static ContentHash of(byte[] content) {
    ByteBuffer digest = ByteBuffer.wrap(sha256().digest(content));
    return new ContentHash(digest.getLong(), digest.getLong());
  }

  /// The hash of the text's UTF-8 bytes.
  public static ContentHash of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public ContentHash plus(ContentHash other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    return new ContentHash(high + other.high + carry, sum);
  }

  public ContentHash minus(ContentHash other) {
    long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
    return new ContentHash(high - other.high - borrow, low - other.low);
  }

  /// 32 hexadecimal digits.
  @Override
  public String toString() {
    return "%016x%016x".formatted(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }
}
