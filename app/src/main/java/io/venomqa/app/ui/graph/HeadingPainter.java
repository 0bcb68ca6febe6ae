package io.venomqa.app.ui.graph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/// Draws what belongs to the depths: a faint line or band for each, and its heading in the strip at
/// the top, as much of it as there is room for.
final class HeadingPainter {
  private static final double TICK = 12;
  private static final double SHORT = 26;

  private final Graphics2D g;
  private final Scene scene;
  private final Lettering letters;
  private final NumberFormat numbers = NumberFormat.getIntegerInstance(Locale.ENGLISH);

  HeadingPainter(Graphics2D g, Scene scene, Lettering letters) {
    this.g = g;
    this.scene = scene;
    this.letters = letters;
  }

  void paintGuides() {
    double bottom = scene.height() - 8;
    for (Arrangement.Column column : scene.arrangement().columns()) {
      double x = scene.camera().screenX(column.x());
      double width = column.width() * scene.camera().zoom();
      if (x + width / 2 < -20 || x - width / 2 > scene.width() + 20) {
        continue;
      }
      g.setColor(scene.palette().color(Ink.FAINT));
      if (width == 0) {
        double line = (Math.floor(x * scene.scale()) + 0.5) / scene.scale();
        g.setStroke(new BasicStroke((float) (1 / scene.scale())));
        g.draw(new Line2D.Double(line, Scene.HEADINGS, line, bottom));
      } else {
        double side = 14 * scene.detail().shapeScale();
        g.setColor(scene.palette().color(Ink.PANEL));
        g.fill(
            new Rectangle2D.Double(
                x - width / 2 - side, Scene.HEADINGS, width + 2 * side, bottom - Scene.HEADINGS));
      }
    }
  }

  void paintHeadings() {
    if (scene.arrangement().columns().isEmpty()) {
      return;
    }
    g.setColor(scene.palette().color(Ink.GROUND));
    g.fill(new Rectangle2D.Double(0, 0, scene.width(), Scene.HEADINGS - 1));
    List<Arrangement.Column> columns = scene.arrangement().columns();
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < columns.size(); i++) {
      double x = scene.camera().screenX(columns.get(i).x());
      Arrangement.Column column = columns.get(i);
      double room = Math.min(room(columns, i - 1), room(columns, i));
      String title = "depth " + column.depth();
      boolean named = room >= Lettering.width(title, letters.heading()) + 10;
      double half = (named ? Lettering.width(title, letters.heading()) : SHORT) / 2;
      if (x < -half || x > scene.width() + half || x - half < free) {
        continue;
      }
      heading(column, named ? title : Integer.toString(column.depth()), x, room);
      free = x + half;
    }
  }

  /// From the heading of column `i` to that of the next one, pixels of the screen.
  private double room(List<Arrangement.Column> columns, int i) {
    return i < 0 || i + 1 >= columns.size()
        ? Double.MAX_VALUE
        : (columns.get(i + 1).x() - columns.get(i).x()) * scene.camera().zoom();
  }

  private void heading(Arrangement.Column column, String title, double x, double room) {
    Color muted = scene.palette().color(Ink.MUTED);
    Lettering.centred(g, title, letters.heading(), x, 18, scene.palette().color(Ink.TEXT));
    String words = numbers.format(column.states()) + (column.states() == 1 ? " state" : " states");
    double tick = column.closed() ? TICK : 0;
    String caption = words;
    if (Lettering.width(words, letters.caption()) + tick + 8 > room) {
      caption = brief(column.states());
      tick = Lettering.width(caption, letters.caption()) + tick + 8 > room ? 0 : tick;
    }
    double width = Lettering.width(caption, letters.caption());
    double left = x - (width + tick) / 2;
    Lettering.write(g, caption, letters.caption(), left, 32, muted);
    if (tick > 0) {
      tick(left + width + 4, 28.5, muted);
    }
  }

  static String brief(int count) {
    if (count < 1000) {
      return Integer.toString(count);
    }
    return count < 9950
        ? String.format(Locale.ENGLISH, "%.1fk", count / 1000.0)
        : Math.round(count / 1000.0) + "k";
  }

  private void tick(double x, double y, Color color) {
    Path2D.Double tick = new Path2D.Double();
    tick.moveTo(x, y);
    tick.lineTo(x + 2.5, y + 2.5);
    tick.lineTo(x + 7.5, y - 3.5);
    g.setColor(color);
    g.setStroke(new BasicStroke(1.25f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(tick);
  }
}
