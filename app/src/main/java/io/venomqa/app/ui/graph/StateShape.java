package io.venomqa.app.ui.graph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// Draws the shapes of states, one at a time, at a place of the screen.
final class StateShape {
  static final double RADIUS = 6;
  static final double BROKEN = 8;

  private static final Shape OCTAGON =
      polygon(-.41, -1, .41, -1, 1, -.41, 1, .41, .41, 1, -.41, 1, -1, .41, -1, -.41);
  private static final Shape TRIANGLE = polygon(0, -.94, .94, .75, -.94, .75);
  private static final Shape DIAMOND = polygon(0, -1, 1, 0, 0, 1, -1, 0);

  private final Graphics2D g;
  private final Ellipse2D.Double circle = new Ellipse2D.Double();

  StateShape(Graphics2D g) {
    this.g = g;
  }

  private static Shape polygon(double... corners) {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }

  void disc(double x, double y, double r, Color color) {
    circle.setFrame(x - r, y - r, 2 * r, 2 * r);
    g.setColor(color);
    g.fill(circle);
  }

  void ring(double x, double y, double r, double width, Color color) {
    ring(x, y, r, new BasicStroke((float) width), color);
  }

  void ring(double x, double y, double r, Stroke stroke, Color color) {
    circle.setFrame(x - r, y - r, 2 * r, 2 * r);
    g.setColor(color);
    g.setStroke(stroke);
    g.draw(circle);
  }

  /// The shape of a severity, filled but for LOW.
  void mark(Mark mark, double x, double y, double r, Palette palette) {
    Color color = palette.color(mark.ink());
    if (mark == Mark.LOW) {
      double half = r * 0.8125;
      Rectangle2D square = new Rectangle2D.Double(x - half, y - half, 2 * half, 2 * half);
      g.setColor(palette.color(Ink.GROUND));
      g.fill(square);
      g.setColor(color);
      g.setStroke(new BasicStroke((float) Math.max(1, r / 4)));
      g.draw(square);
    } else {
      g.setColor(color);
      g.fill(outline(mark, x, y, r));
    }
  }

  /// The rim around a severity's shape.
  void markRim(Mark mark, double x, double y, double r, double width, Color color) {
    g.setColor(color);
    g.setStroke(new BasicStroke((float) width));
    g.draw(
        mark == Mark.LOW
            ? new Rectangle2D.Double(x - r * .85, y - r * .85, r * 1.7, r * 1.7)
            : outline(mark, x, y, r));
  }

  private static Shape outline(Mark mark, double x, double y, double r) {
    AffineTransform place = new AffineTransform(r, 0, 0, r, x, y);
    return place.createTransformedShape(
        switch (mark) {
          case CRITICAL -> OCTAGON;
          case HIGH -> TRIANGLE;
          case MEDIUM -> DIAMOND;
          case LOW -> new Rectangle2D.Double(-.81, -.81, 1.62, 1.62);
        });
  }
}
