package io.venomqa.app.ui.graph;

/// Places points of a known order as near to their wishes as a least distance allows: the
/// least-squares solution, by pooling adjacent violators, in linear time.
final class Spacing {
  private Spacing() {}

  /// Says where points come to lie.
  ///
  /// @param wish where each point would like to be, in the order in which they must stay
  /// @param gap the least distance of neighbours
  /// @param pinned index of a point that does not move; -1 for none
  /// @param from where the first point may be at the least
  /// @param to where the last point may be at the most; there must be room for all between the two
  /// @return where each point is
  static double[] spread(double[] wish, double gap, int pinned, double from, double to) {
    int n = wish.length;
    double[] mean = new double[n];
    double[] weight = new double[n];
    int[] end = new int[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      mean[blocks] = wish[i] - i * gap;
      weight[blocks] = i == pinned ? 1e9 : 1;
      end[blocks++] = i + 1;
      while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
        double sum = weight[blocks - 2] + weight[blocks - 1];
        mean[blocks - 2] =
            (mean[blocks - 2] * weight[blocks - 2] + mean[blocks - 1] * weight[blocks - 1]) / sum;
        weight[blocks - 2] = sum;
        end[blocks - 2] = end[blocks - 1];
        blocks--;
      }
    }
    double off = pinned < 0 ? 0 : wish[pinned] - at(mean, end, pinned, gap);
    double[] at = new double[n];
    int i = 0;
    double last = to - (n - 1) * gap;
    for (int block = 0; block < blocks; block++) {
      double first = Math.max(from, Math.min(last, mean[block] + off));
      for (; i < end[block]; i++) {
        at[i] = first + i * gap;
      }
    }
    return at;
  }

  private static double at(double[] mean, int[] end, int point, double gap) {
    int block = 0;
    while (end[block] <= point) {
      block++;
    }
    return mean[block] + point * gap;
  }
}
