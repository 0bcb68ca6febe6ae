package io.venomqa.examples.shop;

/// Whether the planted bug is there.
public enum DoubleRefund {
  /// A refund is compared with the order's total alone: the bug.
  ALLOWED,
  /// A refund is compared with what is left of the total: the fixed twin.
  REFUSED
}
