package io.venomqa.engine.canon;

/// The names of a part, told apart in one way.
final class Labelled implements Comparable<Labelled> {

  static final int[] NO_ORDER = new int[0];

  private final long high;
  private final long low;
  private final int[] order;

  Labelled(long high, long low, int[] order) {
    this.high = high;
    this.low = low;
    this.order = order;
  }

  /// Half of a fingerprint of the part in which names count as they are told apart: equal for two
  /// when one becomes the other by exchanging names in order.
  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /// The names, in an order that only follows from how they are told apart; empty where it was not
  /// asked for.
  int[] order() {
    return order;
  }

  /// By their forms: two orders of one part that have equal forms compare as equal.
  @Override
  public int compareTo(Labelled other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
