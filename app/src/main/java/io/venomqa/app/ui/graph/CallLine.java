package io.venomqa.app.ui.graph;

import java.awt.geom.CubicCurve2D;
import java.awt.geom.Point2D;

/// The line of a call, on the screen: by depth a curve that leaves and arrives level, by force
/// straight.
final class CallLine {
  private static final int PIECES = 20;

  private final CubicCurve2D.Double curve = new CubicCurve2D.Double();

  CubicCurve2D.Double between(Scene scene, int call) {
    int from = scene.graph().from()[call];
    int to = scene.graph().to()[call];
    return between(
        scene.x(from),
        scene.y(from),
        scene.x(to),
        scene.y(to),
        scene.arrangement().kind(),
        scene.camera().zoom());
  }

  /// The one curve of this object, set anew by each call.
  CubicCurve2D.Double between(
      double x1, double y1, double x2, double y2, GraphLayout kind, double zoom) {
    double dx = x2 - x1;
    if (kind == GraphLayout.FORCE) {
      double dy = y2 - y1;
      curve.setCurve(x1, y1, x1 + dx / 3, y1 + dy / 3, x1 + dx * 2 / 3, y1 + dy * 2 / 3, x2, y2);
    } else if (Math.abs(dx) < DepthLayout.COLUMN / 2 * zoom) {
      double bow = 36 * zoom;
      curve.setCurve(x1, y1, x1 + bow, y1, x2 + bow, y2, x2, y2);
    } else {
      double middle = x1 + dx / 2;
      curve.setCurve(x1, y1, middle, y1, middle, y2, x2, y2);
    }
    return curve;
  }

  static Point2D.Double at(CubicCurve2D.Double c, double t) {
    double u = 1 - t;
    double a = u * u * u;
    double b = 3 * u * u * t;
    double d = 3 * u * t * t;
    double e = t * t * t;
    return new Point2D.Double(
        a * c.x1 + b * c.ctrlx1 + d * c.ctrlx2 + e * c.x2,
        a * c.y1 + b * c.ctrly1 + d * c.ctrly2 + e * c.y2);
  }

  /// Distance of a point from a line, pixels; of the many lines that are not near, none is walked.
  static double distance(CubicCurve2D.Double c, double x, double y, double tolerance) {
    double left = Math.min(Math.min(c.x1, c.x2), Math.min(c.ctrlx1, c.ctrlx2)) - tolerance;
    double right = Math.max(Math.max(c.x1, c.x2), Math.max(c.ctrlx1, c.ctrlx2)) + tolerance;
    double top = Math.min(c.y1, c.y2) - tolerance;
    double bottom = Math.max(c.y1, c.y2) + tolerance;
    if (x < left || x > right || y < top || y > bottom) {
      return Double.MAX_VALUE;
    }
    double least = Double.MAX_VALUE;
    Point2D.Double last = at(c, 0);
    for (int i = 1; i <= PIECES; i++) {
      Point2D.Double next = at(c, i / (double) PIECES);
      least = Math.min(least, java.awt.geom.Line2D.ptSegDist(last.x, last.y, next.x, next.y, x, y));
      last = next;
    }
    return least;
  }
}
