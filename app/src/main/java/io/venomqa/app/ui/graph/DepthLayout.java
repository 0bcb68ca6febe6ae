package io.venomqa.app.ui.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Places states by depth: one column for each, children near their parent, the highlighted path on
/// a straight line. The same graph and path always give the same places, and the order within a
/// column never changes when states are added, so that what is known moves little.
///
/// A depth with many states becomes a band of several columns, between which its states alternate:
/// neighbours in the order stay neighbours, and the picture does not grow into a tower.
final class DepthLayout {
  /// Least distance of two columns.
  static final double COLUMN = 96;

  /// Least distance of two states.
  static final double GAP = 20;

  private static final double LANE = 24;
  private static final int ROWS = 32;
  private static final int ROUNDS = 3;
  private static final double WIDEST_GAP = 44;
  private static final double WIDEST_COLUMN = 160;

  private final Topology graph;
  private final int[] pinned;
  private final int[][] order;
  private final double[] y;
  private final Box frame;
  private double top = Double.NEGATIVE_INFINITY;
  private double bottom = Double.POSITIVE_INFINITY;

  private DepthLayout(Topology graph, int[] path, Box frame) {
    this.graph = graph;
    this.frame = frame;
    this.order = graph.byDepth();
    this.y = new double[graph.states()];
    this.pinned = new int[order.length];
    Arrays.fill(pinned, -1);
    for (int state : path) {
      if (pinned[graph.depth()[state]] < 0) {
        pinned[graph.depth()[state]] = state;
      }
    }
    // The first depths with one state each stand in the middle, path or not.
    for (int d = 0; d < order.length && order[d].length == 1; d++) {
      pinned[d] = order[d][0];
    }
  }

  /// @param graph what to place
  /// @param path states that are to stand on one line; empty when there is no path
  /// @param frame the part of the window that is to be filled, pixels
  static Arrangement place(Topology graph, int[] path, Box frame) {
    return new DepthLayout(graph, path, frame).arrangement();
  }

  private Arrangement arrangement() {
    for (int d = 0; d < order.length; d++) {
      sortByParent(d);
      settle(d, this::besideSiblings);
    }
    bound();
    for (int round = 0; round < ROUNDS; round++) {
      for (int d = order.length - 2; d >= 0; d--) {
        settle(d, this::beforeChildren);
      }
      for (int d = 1; d < order.length; d++) {
        settle(d, this::behindParent);
      }
    }
    for (int d = order.length - 2; d >= 0; d--) {
      settle(d, this::beforeChildren);
    }
    return measured();
  }

  private void sortByParent(int d) {
    int[] parent = graph.parent();
    order[d] =
        Arrays.stream(order[d])
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> parent[i] < 0 ? 0 : y[parent[i]])
                    .thenComparingInt(i -> parent[i])
                    .thenComparingInt(i -> i))
            .mapToInt(i -> i)
            .toArray();
  }

  private interface Wishes {
    double[] of(int depth);
  }

  /// The picture becomes no higher than its fullest column, or than what the path needs to be
  /// straight.
  private void bound() {
    double above = 0;
    double below = 0;
    for (int d = 0; d < order.length; d++) {
      int pin = pin(d);
      if (pin >= 0) {
        above = Math.max(above, pin * least(d));
        below = Math.max(below, (order[d].length - 1 - pin) * least(d));
      }
    }
    double rest = Math.max(0, tallest() - above - below);
    top = -above - rest / 2;
    bottom = below + rest / 2;
  }

  private void settle(int d, Wishes wishes) {
    int[] states = order[d];
    double[] wish = wishes.of(d);
    int pin = pin(d);
    if (pin >= 0) {
      wish[pin] = 0;
    }
    double[] at = Spacing.spread(wish, gap(d), pin, top, bottom);
    for (int i = 0; i < states.length; i++) {
      y[states[i]] = at[i];
    }
  }

  /// Where the state of the path stands in the order of its depth; -1 when there is none.
  private int pin(int d) {
    for (int i = 0; pinned[d] >= 0 && i < order[d].length; i++) {
      if (order[d][i] == pinned[d]) {
        return i;
      }
    }
    return -1;
  }

  private double[] besideSiblings(int d) {
    int[] states = order[d];
    int[] parent = graph.parent();
    double[] wish = new double[states.length];
    for (int i = 0; i < states.length; ) {
      int end = i + 1;
      while (end < states.length && parent[states[end]] == parent[states[i]]) {
        end++;
      }
      double middle = parent[states[i]] < 0 ? 0 : y[parent[states[i]]];
      for (int k = i; k < end; k++) {
        wish[k] = middle + (k - i - (end - i - 1) / 2.0) * gap(d);
      }
      i = end;
    }
    return wish;
  }

  private double[] beforeChildren(int d) {
    int[] states = order[d];
    double[] sum = new double[graph.states()];
    int[] count = new int[graph.states()];
    for (int child : order[d + 1]) {
      int parent = graph.parent()[child];
      if (parent >= 0) {
        sum[parent] += y[child];
        count[parent]++;
      }
    }
    return Arrays.stream(states)
        .mapToDouble(i -> count[i] == 0 ? y[i] : sum[i] / count[i])
        .toArray();
  }

  private double[] behindParent(int d) {
    int[] states = order[d];
    int[] parent = graph.parent();
    double[] wish = new double[states.length];
    for (int i = 0; i < states.length; ) {
      int end = i;
      double sum = 0;
      while (end < states.length && parent[states[end]] == parent[states[i]]) {
        sum += y[states[end++]];
      }
      double shift = parent[states[i]] < 0 ? 0 : y[parent[states[i]]] - sum / (end - i);
      for (int k = i; k < end; k++) {
        wish[k] = y[states[k]] + shift;
      }
      i = end;
    }
    return wish;
  }

  private int lanes(int d) {
    int n = order[d].length;
    return Math.max(1, (int) Math.ceil(n / Math.max(ROWS, 2 * Math.sqrt(n))));
  }

  private double least(int d) {
    return GAP / lanes(d);
  }

  private double tallest() {
    double tallest = 0;
    for (int d = 0; d < order.length; d++) {
      tallest = Math.max(tallest, (order[d].length - 1) * least(d) * 1.08);
    }
    return tallest;
  }

  /// A column with few states spreads them over the height of the fullest one.
  private double gap(int d) {
    int n = order[d].length;
    if (lanes(d) > 1 || n < 2) {
      return least(d);
    }
    double gap = Math.clamp(0.75 * tallest() / (n - 1), GAP, WIDEST_GAP);
    int pin = pin(d);
    if (pin > 0) {
      gap = Math.min(gap, -top / pin);
    }
    if (pin >= 0 && pin < n - 1) {
      gap = Math.min(gap, bottom / (n - 1 - pin));
    }
    return Math.max(GAP, gap);
  }

  /// Columns stand so far apart that the picture is filled when all of it is looked at.
  private double columnGap() {
    double bands = 0;
    for (int d = 0; d < order.length; d++) {
      bands += (lanes(d) - 1) * LANE;
    }
    double shrunk = Math.max(1, (bottom - top) / frame.height());
    double free = frame.width() * shrunk - bands;
    return Math.clamp(
        Math.floor(free / Math.max(1, order.length - 1)), COLUMN, WIDEST_COLUMN * shrunk);
  }

  private Arrangement measured() {
    int n = graph.states();
    float[] x = new float[n];
    float[] down = new float[n];
    boolean[] closed = graph.closedByDepth();
    List<Arrangement.Column> columns = new ArrayList<>();
    double columnGap = columnGap();
    double left = 0;
    double highest = 0;
    double lowest = 0;
    double origin = order.length == 0 ? 0 : y[order[0][0]];
    for (int d = 0; d < order.length; d++) {
      int lanes = lanes(d);
      double width = (lanes - 1) * LANE;
      for (int i = 0; i < order[d].length; i++) {
        int state = order[d][i];
        x[state] = (float) (left + i % lanes * LANE);
        down[state] = (float) (y[state] - origin);
        highest = Math.min(highest, down[state]);
        lowest = Math.max(lowest, down[state]);
      }
      columns.add(new Arrangement.Column(d, left + width / 2, width, order[d].length, closed[d]));
      left += width + columnGap;
    }
    boolean[] shown = new boolean[n];
    Arrays.fill(shown, true);
    return new Arrangement(
        GraphLayout.DEPTH,
        x,
        down,
        shown,
        List.copyOf(columns),
        List.of(),
        Box.between(0, highest, Math.max(0, left - columnGap), lowest));
  }
}
