package io.venomqa.app.ui.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Places a graph that is too large to be drawn state by state: one box for each depth. States that
/// must be seen (the path, the selection, what a search found) stand in a row above the boxes; a
/// depth that was opened shows all its states.
final class CollapsedLayout {
  /// Up to here every state is drawn itself.
  static final int MOST = 2000;

  private static final double WIDTH = 44;
  private static final double LANE = 24;
  private static final double ROW = 44;

  private CollapsedLayout() {}

  /// @param graph what to place
  /// @param path states that are to stand on one line
  /// @param kept further states that are drawn themselves
  /// @param open depths that are drawn state by state
  /// @param frame the part of the window that is to be filled, pixels
  static Arrangement place(Topology graph, int[] path, BitSet kept, Set<Integer> open, Box frame) {
    int[][] members = graph.byDepth();
    double pitch =
        Math.clamp(
            (frame.width() - WIDTH) / Math.max(1, members.length - 1), DepthLayout.COLUMN, 160);
    boolean[] closed = graph.closedByDepth();
    int[] callsOn = callsOn(graph, members.length);
    float[] x = new float[graph.states()];
    float[] y = new float[graph.states()];
    boolean[] shown = new boolean[graph.states()];
    List<Arrangement.Column> columns = new ArrayList<>();
    List<Arrangement.DepthBox> boxes = new ArrayList<>();
    double left = 0;
    double half = 0;
    for (int d = 0; d < members.length; d++) {
      boolean opened = open.contains(d);
      double width = WIDTH;
      double height = height(members[d].length);
      if (opened) {
        int lanes = lanes(members[d].length);
        width = (lanes - 1) * LANE + 28;
        height = Math.ceilDiv(members[d].length, lanes) * DepthLayout.GAP + 16;
        lattice(members[d], lanes, left + 14, -height / 2 + 18, x, y, shown);
      } else {
        for (int state : members[d]) {
          x[state] = (float) (left + WIDTH / 2);
        }
      }
      half = Math.max(half, height / 2);
      columns.add(new Arrangement.Column(d, left + width / 2, 0, members[d].length, closed[d]));
      boxes.add(
          new Arrangement.DepthBox(
              d,
              new Box(left, -height / 2, width, height),
              members[d].length,
              broken(graph, members[d]),
              callsOn[d],
              opened));
      left += width + pitch - WIDTH;
    }
    double top = -half;
    if (kept.cardinality() > 0) {
      top = Math.min(top, row(kept, graph, -half - 2 * ROW, x, y, shown, columns));
    }
    for (int state : path) {
      x[state] = (float) columns.get(graph.depth()[state]).x();
      y[state] = (float) (-half - ROW);
      shown[state] = true;
      top = Math.min(top, -half - ROW);
    }
    return new Arrangement(
        GraphLayout.DEPTH,
        x,
        y,
        shown,
        List.copyOf(columns),
        List.copyOf(boxes),
        Box.between(0, top - 20, Math.max(1, left - pitch + WIDTH + 20), half + 40));
  }

  private static double row(
      BitSet kept,
      Topology graph,
      double at,
      float[] x,
      float[] y,
      boolean[] shown,
      List<Arrangement.Column> columns) {
    int[] inColumn = new int[columns.size()];
    double top = at;
    for (int state = kept.nextSetBit(0); state >= 0; state = kept.nextSetBit(state + 1)) {
      if (!shown[state]) {
        int depth = graph.depth()[state];
        x[state] = (float) columns.get(depth).x();
        y[state] = (float) (at - inColumn[depth]++ * DepthLayout.GAP);
        shown[state] = true;
        top = Math.min(top, y[state]);
      }
    }
    return top;
  }

  private static int lanes(int states) {
    return Math.max(1, (int) Math.ceil(states / Math.max(24, 1.2 * Math.sqrt(states))));
  }

  private static void lattice(
      int[] states, int lanes, double left, double top, float[] x, float[] y, boolean[] shown) {
    for (int i = 0; i < states.length; i++) {
      x[states[i]] = (float) (left + i % lanes * LANE);
      int row = i / lanes;
      y[states[i]] = (float) (top + row * DepthLayout.GAP);
      shown[states[i]] = true;
    }
  }

  static double height(int states) {
    return 20 + 10 * Math.log(Math.max(1, states));
  }

  private static int[] callsOn(Topology graph, int depths) {
    int[] calls = new int[depths];
    for (int call = 0; call < graph.calls(); call++) {
      int from = graph.depth()[graph.from()[call]];
      if (graph.depth()[graph.to()[call]] == from + 1) {
        calls[from]++;
      }
    }
    return calls;
  }

  private static Map<Mark, Integer> broken(Topology graph, int[] states) {
    EnumMap<Mark, Integer> counts = new EnumMap<>(Mark.class);
    Arrays.stream(states)
        .forEach(state -> {
          @Nullable Mark mark = graph.mark()[state];
          if (mark != null) {
            counts.merge(mark, 1, Integer::sum);
          }
        });
    return Map.copyOf(counts);
  }
}
