package io.venomqa.app.ui.graph;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/// Draws the depths that are shown as one box each, the lines between them, and with each box the
/// shape and count of what is broken in it: beside it, or below where there is no room.
final class BoxPainter {
  private static final double STEP = 18;

  private final Graphics2D g;
  private final Scene scene;
  private final Lettering letters;
  private final StateShape shape;
  private final NumberFormat numbers = NumberFormat.getIntegerInstance(Locale.ENGLISH);

  BoxPainter(Graphics2D g, Scene scene, Lettering letters) {
    this.g = g;
    this.scene = scene;
    this.letters = letters;
    this.shape = new StateShape(g);
  }

  void paint() {
    List<Arrangement.DepthBox> boxes = scene.arrangement().boxes();
    for (int i = 0; i + 1 < boxes.size(); i++) {
      link(boxes.get(i), boxes.get(i + 1));
    }
    boxes.forEach(this::box);
  }

  /// Where a box is on the screen: it does not become smaller than its number needs.
  static Box onScreen(Scene scene, Arrangement.DepthBox depth) {
    Camera camera = scene.camera();
    Box box = depth.box();
    double zoom = camera.zoom();
    double width = box.width() * zoom;
    double height = box.height() * zoom;
    if (!depth.open()) {
      width = Math.max(width, Math.min(40, DepthLayout.COLUMN * zoom - 8));
      height = box.height() * Math.max(zoom, 0.9);
    }
    return new Box(
        camera.screenX(box.centerX()) - width / 2,
        camera.screenY(box.centerY()) - height / 2,
        width,
        height);
  }

  private void link(Arrangement.DepthBox from, Arrangement.DepthBox to) {
    if (from.callsOn() == 0) {
      return;
    }
    Box a = onScreen(scene, from);
    Box b = onScreen(scene, to);
    g.setColor(scene.palette().color(Ink.CALL));
    double width = Math.clamp(Math.log10(from.callsOn()) * 1.1, 1, 6);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(a.right(), a.centerY(), b.left(), b.centerY()));
  }

  private void box(Arrangement.DepthBox depth) {
    Box box = onScreen(scene, depth);
    Palette palette = scene.palette();
    RoundRectangle2D outline =
        new RoundRectangle2D.Double(box.left(), box.top(), box.width(), box.height(), 8, 8);
    g.setColor(palette.color(Ink.PANEL));
    g.fill(outline);
    g.setColor(palette.color(depth.open() ? Ink.LINE : Ink.STATE));
    g.setStroke(new BasicStroke(1));
    g.draw(outline);
    if (!depth.open()) {
      count(depth.states(), box);
      broken(depth, box);
    }
  }

  private void count(int states, Box box) {
    String count = numbers.format(states);
    if (Lettering.width(count, letters.heading()) > box.width() - 4) {
      count = HeadingPainter.brief(states);
    }
    if (Lettering.width(count, letters.heading()) <= box.width() - 2) {
      Lettering.centred(
          g,
          count,
          letters.heading(),
          box.centerX(),
          box.centerY() + 4,
          scene.palette().color(Ink.STRONG));
    }
  }

  private void broken(Arrangement.DepthBox depth, Box box) {
    double pitch = DepthLayout.COLUMN * scene.camera().zoom();
    double room = pitch - box.width();
    if (depth.broken().isEmpty() || pitch < 30) {
      return;
    }
    boolean beside = room >= 56;
    int kinds = depth.broken().size();
    // The line to the next depth leaves at the middle: nothing stands on it.
    double y =
        beside
            ? box.centerY() - (kinds - 1) * STEP / 2 - (kinds % 2 == 1 ? STEP * 0.75 : 0)
            : box.bottom() + 14;
    for (Mark mark : Mark.values()) {
      int count = depth.broken().getOrDefault(mark, 0);
      if (count > 0) {
        String text = count < 10_000 ? numbers.format(count) : HeadingPainter.brief(count);
        double width = Lettering.width(text, letters.heading());
        double x = beside ? box.right() + 13 : box.centerX() - (width + 4) / 2;
        double size = beside ? 7 : 5;
        shape.mark(mark, x, y, size, scene.palette());
        Lettering.haloed(
            g,
            text,
            letters.heading(),
            x + size + 4,
            y + 4,
            scene.palette().color(mark.ink()),
            scene.palette().color(Ink.GROUND));
        y += STEP;
      }
    }
  }
}
