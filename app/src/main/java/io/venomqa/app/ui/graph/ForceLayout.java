package io.venomqa.app.ui.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.graphstream.graph.implementations.MultiGraph;
import org.graphstream.ui.layout.springbox.implementations.SpringBox;

/// Places states by force with GraphStream's spring box, which goes on from where it was when the
/// graph grows. Belongs to the layout's thread.
final class ForceLayout {
  /// More states than this take too long a step.
  static final int MOST = 500;

  private static final int STEPS = 40;
  private static final int ENOUGH_STEPS = 800;
  private static final double LENGTH = 64;

  private final SpringBox springs = new SpringBox(false, new Random(1));
  private final MultiGraph places = new MultiGraph("places");
  private int states;
  private int calls;
  private int steps;

  ForceLayout() {
    springs.addAttributeSink(places);
  }

  /// Whether another call of [#advance] would change little.
  boolean isSettled() {
    return steps >= ENOUGH_STEPS || (steps > STEPS && springs.getStabilization() > 0.95);
  }

  /// Takes up what was added to `graph` and moves everything a little nearer to rest.
  Arrangement advance(Topology graph) {
    for (; states < graph.states(); states++) {
      places.addNode(Integer.toString(states));
      springs.nodeAdded("states", states, Integer.toString(states));
      steps = 0;
    }
    for (; calls < graph.calls(); calls++) {
      springs.edgeAdded(
          "calls",
          calls,
          Integer.toString(calls),
          Integer.toString(graph.from()[calls]),
          Integer.toString(graph.to()[calls]),
          true);
      steps = 0;
    }
    for (int i = 0; i < STEPS && !isSettled(); i++) {
      springs.compute();
      steps++;
    }
    return arrangement(graph);
  }

  private Arrangement arrangement(Topology graph) {
    float[] x = new float[states];
    float[] y = new float[states];
    for (int i = 0; i < states; i++) {
      if (places.getNode(i).getAttribute("xyz") instanceof Object[] at) {
        x[i] = ((Number) at[0]).floatValue();
        y[i] = ((Number) at[1]).floatValue();
      }
    }
    return scaled(graph, x, y);
  }

  /// Brings the typical call to one length and the initial state to the origin.
  static Arrangement scaled(Topology graph, float[] x, float[] y) {
    double[] lengths = new double[graph.calls()];
    for (int call = 0; call < graph.calls(); call++) {
      int from = graph.from()[call];
      int to = graph.to()[call];
      lengths[call] = Math.hypot(x[to] - x[from], y[to] - y[from]);
    }
    Arrays.sort(lengths);
    double typical = lengths.length == 0 ? 1 : lengths[lengths.length / 2];
    float scale = (float) (typical > 1e-6 ? LENGTH / typical : 1);
    float originX = x.length == 0 ? 0 : x[0];
    float originY = x.length == 0 ? 0 : y[0];
    float left = 0;
    float right = 0;
    float top = 0;
    float bottom = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - originX) * scale;
      y[i] = (y[i] - originY) * scale;
      left = Math.min(left, x[i]);
      right = Math.max(right, x[i]);
      top = Math.min(top, y[i]);
      bottom = Math.max(bottom, y[i]);
    }
    boolean[] shown = new boolean[x.length];
    Arrays.fill(shown, true);
    return new Arrangement(
        GraphLayout.FORCE,
        x,
        y,
        shown,
        List.of(),
        List.of(),
        Box.between(left, top, right, bottom));
  }
}
