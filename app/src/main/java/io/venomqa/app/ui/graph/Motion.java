package io.venomqa.app.ui.graph;

import java.util.Arrays;

/// Moves states to their places: those that are known glide, new ones grow out of the state that
/// led to them, unless so many come that they had better just appear. Belongs to the UI thread;
/// times are those of [System#nanoTime].
final class Motion {
  private static final double MOVE = 240e6;
  private static final double GROW = 180e6;
  private static final int GROWING_AT_ONCE = 5;

  private Arrangement target = Arrangement.empty();
  private Scene.Pose start = new Scene.Pose(new float[0], new float[0], new float[0]);
  private Scene.Pose settled = start;
  private long since;
  private boolean moving;

  Arrangement target() {
    return target;
  }

  boolean moving() {
    return moving;
  }

  void clear() {
    to(Arrangement.empty(), Topology.empty(), 0, true);
  }

  /// @param next where everything shall be
  /// @param graph the graph that was placed
  /// @param now the time
  /// @param still whether nothing may move
  void to(Arrangement next, Topology graph, long now, boolean still) {
    int n = next.states();
    float[] full = new float[n];
    Arrays.fill(full, 1);
    settled = new Scene.Pose(next.x(), next.y(), full);
    Scene.Pose before = pose(now);
    int known = Math.min(before.x().length, n);
    boolean grows = known > 0 && n - known <= GROWING_AT_ONCE;
    float[] x = Arrays.copyOf(before.x(), n);
    float[] y = Arrays.copyOf(before.y(), n);
    float[] size = Arrays.copyOf(before.size(), n);
    for (int i = known; i < n; i++) {
      int parent = graph.parent()[i];
      boolean fromParent = grows && parent >= 0 && parent < i;
      x[i] = fromParent ? x[parent] : next.x()[i];
      y[i] = fromParent ? y[parent] : next.y()[i];
      size[i] = fromParent ? 0 : 1;
    }
    target = next;
    start = new Scene.Pose(x, y, size);
    since = now;
    moving = !still && known > 0 && differs();
  }

  private boolean differs() {
    return !Arrays.equals(start.x(), settled.x())
        || !Arrays.equals(start.y(), settled.y())
        || !Arrays.equals(start.size(), settled.size());
  }

  /// Where everything is now; from the end of the movement on, [#moving] is false.
  Scene.Pose pose(long now) {
    if (!moving) {
      return start.x().length == settled.x().length ? settled : start;
    }
    double t = (now - since) / MOVE;
    if (t >= 1) {
      moving = false;
      start = settled;
      return settled;
    }
    int n = settled.x().length < start.x().length ? settled.x().length : start.x().length;
    float share = (float) Easing.inOut(t);
    float grown = (float) Easing.out((now - since) / GROW);
    float[] x = new float[n];
    float[] y = new float[n];
    float[] size = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = start.x()[i] + (settled.x()[i] - start.x()[i]) * share;
      y[i] = start.y()[i] + (settled.y()[i] - start.y()[i]) * share;
      size[i] = start.size()[i] + (settled.size()[i] - start.size()[i]) * grown;
    }
    return new Scene.Pose(x, y, size);
  }
}
