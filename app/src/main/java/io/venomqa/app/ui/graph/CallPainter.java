package io.venomqa.app.ui.graph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.BitSet;

/// Draws the lines of a scene: first those at rest, then the path, what is selected and what is
/// under the pointer.
final class CallPainter {
  private static final double FAINT = 0.25;

  /// So many lines lie so close that smoothing them costs seconds and shows nothing.
  private static final int SMOOTH = 8000;

  private final Graphics2D g;
  private final Scene scene;
  private final LevelOfDetail detail;
  private final Palette palette;
  private final Emphasis emphasis;
  private final CallLine line = new CallLine();
  private final BitSet onPath = new BitSet();

  CallPainter(Graphics2D g, Scene scene) {
    this.g = g;
    this.scene = scene;
    this.detail = scene.detail();
    this.palette = scene.palette();
    this.emphasis = scene.emphasis();
    for (int call : emphasis.path()) {
      onPath.set(call);
    }
  }

  /// A filled arrow head with its tip at `x`, `y`, pointing along the unit vector `dx`, `dy`.
  static void arrow(
      Graphics2D g, double x, double y, double dx, double dy, double length, double half) {
    Path2D.Double head = new Path2D.Double();
    head.moveTo(x, y);
    head.lineTo(x - dx * length + dy * half, y - dy * length - dx * half);
    head.lineTo(x - dx * length - dy * half, y - dy * length + dx * half);
    head.closePath();
    g.fill(head);
  }

  void paint() {
    resting();
    loop(emphasis.hoveredState());
    casing(emphasis.hoveredCall(), 0.175 * emphasis.hoverShare());
    casing(emphasis.selectedCall(), 0.35 * emphasis.selectionShare());
    g.setColor(palette.color(Ink.DANGER));
    g.setStroke(new BasicStroke((float) Math.max(1.5, 2.5 * Math.min(1, detail.lineScale()))));
    for (int call : emphasis.path()) {
      if (scene.drawsCall(call)) {
        g.draw(line.between(scene, call));
      }
    }
    for (int call : emphasis.path()) {
      if (scene.drawsCall(call)) {
        rimArrow(call);
      }
    }
  }

  private void resting() {
    int drawn = 0;
    Path2D.Double first = new Path2D.Double();
    Path2D.Double joining = new Path2D.Double();
    Path2D.Double dim = new Path2D.Double();
    Path2D.Double dimJoining = new Path2D.Double();
    for (int call = 0; call < scene.graph().calls(); call++) {
      if (onPath.get(call) || !scene.drawsCall(call)) {
        continue;
      }
      CubicCurve2D.Double curve = line.between(scene, call);
      if (isOutside(curve)) {
        continue;
      }
      drawn++;
      boolean joins = scene.graph().joins()[call];
      boolean dimmed = emphasis.dimCalls().get(call);
      (dimmed ? joins ? dimJoining : dim : joins ? joining : first).append(curve, false);
    }
    Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    if (drawn > SMOOTH) {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    }
    double width = detail.dots() ? 0.75 : Math.max(0.75, 1.25 * detail.lineScale());
    Color color = palette.faded(Ink.CALL, detail.callShare());
    Color faint = palette.faded(Ink.CALL, detail.callShare() * FAINT);
    draw(dimJoining, faint, dashed());
    draw(dim, faint, solid(width));
    draw(joining, color, dashed());
    draw(first, color, solid(width));
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
  }

  private boolean isOutside(CubicCurve2D.Double c) {
    return Math.max(Math.max(c.x1, c.x2), Math.max(c.ctrlx1, c.ctrlx2)) < 0
        || Math.min(Math.min(c.x1, c.x2), Math.min(c.ctrlx1, c.ctrlx2)) > scene.width()
        || Math.max(c.y1, c.y2) < 0
        || Math.min(c.y1, c.y2) > scene.height();
  }

  private void draw(Path2D path, Color color, Stroke stroke) {
    g.setColor(color);
    g.setStroke(stroke);
    g.draw(path);
  }

  /// One pixel of the screen while moving: only such lines are drawn without a rasterizer's pass.
  private Stroke solid(double width) {
    return new BasicStroke((float) (scene.smooth() ? width : 1 / scene.scale()));
  }

  private Stroke dashed() {
    if (!scene.smooth()) {
      return solid(1);
    }
    return new BasicStroke(
        (float) Math.min(1, detail.lineScale()),
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        10,
        new float[] {2, 3},
        0);
  }

  /// A call that had no effect is seen only while the pointer is on its state.
  private void loop(int state) {
    if (state < 0 || !scene.draws(state) || !scene.graph().loops()[state]) {
      return;
    }
    double x = scene.x(state);
    double y = scene.y(state) - 6 * detail.shapeScale();
    draw(
        new Path2D.Double(
            new CubicCurve2D.Double(x - 7, y, x - 20, y - 18, x + 20, y - 18, x + 7, y)),
        palette.color(Ink.CALL),
        solid(1.25));
  }

  private void casing(int call, double share) {
    if (call < 0 || call >= scene.graph().calls() || !scene.drawsCall(call)) {
      return;
    }
    CubicCurve2D.Double curve = line.between(scene, call);
    draw(new Path2D.Double(curve), palette.faded(Ink.ACCENT, share), new BasicStroke(8));
    if (!onPath.get(call)) {
      draw(
          new Path2D.Double(curve),
          palette.color(Ink.CALL),
          scene.graph().joins()[call] ? dashed() : solid(1.25));
    }
  }

  /// The arrow lies on the line where it enters the rim of the state.
  private void rimArrow(int call) {
    CubicCurve2D.Double curve = line.between(scene, call);
    double length = 7.5 * Math.min(1, detail.shapeScale() + 0.2);
    double reach = StatePainter.reach(scene, scene.graph().to()[call]);
    Point2D.Double tip = before(curve, reach);
    Point2D.Double back = before(curve, reach + length);
    double dx = tip.x - back.x;
    double dy = tip.y - back.y;
    double norm = Math.hypot(dx, dy);
    if (norm > 0.5) {
      arrow(g, tip.x, tip.y, dx / norm, dy / norm, length, length * 0.6);
    }
  }

  /// The point of the line that is `distance` from its end.
  private static Point2D.Double before(CubicCurve2D.Double curve, double distance) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 24; i++) {
      double middle = (low + high) / 2;
      Point2D.Double p = CallLine.at(curve, middle);
      if (Math.hypot(p.x - curve.x2, p.y - curve.y2) > distance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return CallLine.at(curve, low);
  }
}
