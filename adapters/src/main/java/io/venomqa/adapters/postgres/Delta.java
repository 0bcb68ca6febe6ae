package io.venomqa.adapters.postgres;

import java.util.HashMap;
import java.util.Map;

/// Which rows came and went between two contents: a multiset of images with signed counts. Undo is
/// its negation, and the way between two states is the difference of their deltas.
///
/// @param counts never 0
record Delta(Map<Image, Integer> counts) {

  static final Delta NONE = new Delta(Map.of());

  Delta {
    counts = Map.copyOf(counts);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  Delta plus(Delta other) {
    return sum(other, 1);
  }

  Delta minus(Delta other) {
    return sum(other, -1);
  }

  private Delta sum(Delta other, int sign) {
    if (other.isEmpty()) {
      return this;
    }
    Map<Image, Integer> sum = new HashMap<>(counts);
    other.counts.forEach((image, count) ->
        sum.merge(image, sign * count, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b)));
    return new Delta(sum);
  }
}
