package io.venomqa.app.ui.graph;

/// Finds what lies at a point of the screen.
final class Picker {
  /// How far beside a thing still meets it, pixels of the screen.
  static final double TOLERANCE = 8;

  private Picker() {}

  /// Index of the nearest state that is met, else -1.
  static int state(Scene scene, double x, double y) {
    int nearest = -1;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < scene.states(); i++) {
      double dx = scene.x(i) - x;
      double dy = scene.y(i) - y;
      double distance = dx * dx + dy * dy;
      if (distance < least && scene.draws(i)) {
        least = distance;
        nearest = i;
      }
    }
    if (nearest < 0) {
      return -1;
    }
    double reach = Math.max(TOLERANCE, StatePainter.reach(scene, nearest) + 2);
    return least <= reach * reach ? nearest : -1;
  }

  /// Index of the nearest call that is met, else -1; one on the path is preferred.
  static int call(Scene scene, double x, double y) {
    CallLine line = new CallLine();
    int nearest = -1;
    double least = TOLERANCE;
    for (int call = 0; call < scene.graph().calls(); call++) {
      if (scene.drawsCall(call)) {
        double distance = CallLine.distance(line.between(scene, call), x, y, TOLERANCE);
        if (distance < least) {
          least = distance;
          nearest = call;
        }
      }
    }
    for (int call : scene.emphasis().path()) {
      if (scene.drawsCall(call)
          && CallLine.distance(line.between(scene, call), x, y, TOLERANCE) <= TOLERANCE / 2) {
        return call;
      }
    }
    return nearest;
  }

  /// The depth whose box lies there, else -1.
  static int box(Scene scene, double x, double y) {
    for (Arrangement.DepthBox box : scene.arrangement().boxes()) {
      if (BoxPainter.onScreen(scene, box).grown(4).contains(x, y)) {
        return box.depth();
      }
    }
    return -1;
  }
}
