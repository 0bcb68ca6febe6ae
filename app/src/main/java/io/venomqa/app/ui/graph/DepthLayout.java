package io.venomqa.app.ui.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Places states by depth: one column for each, children near their parent, the highlighted path on
/// a straight line. The same graph and path always give the same places, and the order within a
/// column never changes when states are added, so that what is known moves little.
///
/// A depth with many states becomes a band of several columns, between which its states alternate:
/// neighbours in the order stay neighbours, and the picture does not grow into a tower.
final class DepthLayout {
  /// From a column to the next one.
  static final double COLUMN = 124;

  /// Least distance of two states.
  static final double GAP = 20;

  private static final double LANE = 24;
  private static final int ROWS = 32;
  private static final int ROUNDS = 3;

  private final Topology graph;
  private final int[] pinned;
  private final int[][] order;
  private final double[] y;

  private DepthLayout(Topology graph, int[][] members, int[] path) {
    this.graph = graph;
    this.order = members;
    this.y = new double[graph.states()];
    this.pinned = new int[members.length];
    Arrays.fill(pinned, -1);
    for (int state : path) {
      if (pinned[graph.depth()[state]] < 0) {
        pinned[graph.depth()[state]] = state;
      }
    }
  }

  /// @param graph what to place
  /// @param path states that are to stand on one line; empty when there is no path
  static Arrangement place(Topology graph, int[] path) {
    return new DepthLayout(graph, graph.byDepth(), path).arrangement();
  }

  private Arrangement arrangement() {
    for (int d = 0; d < order.length; d++) {
      sortByParent(d);
      settle(d, this::besideSiblings);
    }
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

  private void settle(int d, Wishes wishes) {
    int[] states = order[d];
    double[] wish = wishes.of(d);
    int pin =
        pinned[d] < 0
            ? -1
            : IntStream.range(0, states.length)
                .filter(i -> states[i] == pinned[d])
                .findFirst()
                .orElse(-1);
    if (pin >= 0) {
      wish[pin] = 0;
    }
    double[] at = Spacing.spread(wish, gap(d), pin);
    for (int i = 0; i < states.length; i++) {
      y[states[i]] = at[i];
    }
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

  /// A column with few states spreads them over the height of the fullest one.
  private double gap(int d) {
    int lanes = lanes(d);
    if (lanes > 1) {
      return GAP / lanes;
    }
    double tallest = 0;
    for (int k = 0; k < order.length; k++) {
      tallest = Math.max(tallest, order[k].length * GAP / lanes(k));
    }
    return Math.clamp(0.75 * tallest / Math.max(1, order[d].length), GAP, 44);
  }

  private Arrangement measured() {
    int n = graph.states();
    float[] x = new float[n];
    float[] down = new float[n];
    boolean[] closed = graph.closedByDepth();
    List<Arrangement.Column> columns = new ArrayList<>();
    double left = 0;
    double top = 0;
    double bottom = 0;
    double origin = order.length == 0 ? 0 : y[order[0][0]];
    for (int d = 0; d < order.length; d++) {
      int lanes = lanes(d);
      double width = (lanes - 1) * LANE;
      for (int i = 0; i < order[d].length; i++) {
        int state = order[d][i];
        x[state] = (float) (left + i % lanes * LANE);
        down[state] = (float) (y[state] - origin);
        top = Math.min(top, down[state]);
        bottom = Math.max(bottom, down[state]);
      }
      columns.add(new Arrangement.Column(d, left + width / 2, width, order[d].length, closed[d]));
      left += width + COLUMN;
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
        Box.between(0, top, Math.max(0, left - COLUMN), bottom));
  }
}
