package io.venomqa.engine.canon;

/// Mixes two numbers into one so that each bit of the result depends on every bit of both. The
/// finalizer is that of SplitMix64 (Steele, Lea and Flood, 2014).
final class Mix {

  private Mix() {}

  static long of(long one, long other) {
    long z = one * 0x9E3779B97F4A7C15L + Long.rotateLeft(other, 32) + 0x632BE59BD9B4E019L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L + other;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static long of(String text) {
    long mixed = text.length();
    for (int i = 0; i < text.length(); i++) {
      mixed = of(mixed, text.charAt(i));
    }
    return mixed;
  }
}
