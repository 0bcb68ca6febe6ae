package io.venomqa.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/// Medians and their units.
final class Figures {

  private Figures() {}

  static <T> double median(Collection<T> samples, ToDoubleFunction<T> value) {
    double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /// The median of a few numbers.
  static double median(double... samples) {
    return median(Arrays.stream(samples).boxed().toList(), Double::doubleValue);
  }

  /// Milliseconds with three decimals.
  static double millis(double nanos) {
    return rounded(nanos / 1e6);
  }

  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
