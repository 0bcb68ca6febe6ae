package io.venomqa.app.ui.graph;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/// Draws the depths that are shown as one box each, the lines between them, and beside each box the
/// shape and count of what is broken in it.
final class BoxPainter {
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

  private Box onScreen(Box box) {
    Camera camera = scene.camera();
    return new Box(
        camera.screenX(box.left()),
        camera.screenY(box.top()),
        box.width() * camera.zoom(),
        box.height() * camera.zoom());
  }

  private void link(Arrangement.DepthBox from, Arrangement.DepthBox to) {
    if (to.depth() != from.depth() + 1 || from.callsOn() == 0) {
      return;
    }
    Box a = onScreen(from.box());
    Box b = onScreen(to.box());
    g.setColor(scene.palette().color(Ink.CALL));
    g.setStroke(
        new BasicStroke(
            (float) Math.clamp(Math.log10(from.callsOn()) * 1.1, 1, 6),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(a.right(), a.centerY(), b.left(), b.centerY()));
  }

  private void box(Arrangement.DepthBox depth) {
    Box box = onScreen(depth.box());
    Palette palette = scene.palette();
    RoundRectangle2D outline =
        new RoundRectangle2D.Double(box.left(), box.top(), box.width(), box.height(), 8, 8);
    g.setColor(palette.color(Ink.PANEL));
    g.fill(outline);
    g.setColor(palette.color(Ink.STATE));
    g.setStroke(new BasicStroke(1));
    g.draw(outline);
    String count = numbers.format(depth.states());
    if (Lettering.width(count, letters.heading()) <= box.width() - 2) {
      Lettering.centred(
          g, count, letters.heading(), box.centerX(), box.centerY() + 4, palette.color(Ink.STRONG));
    }
    broken(depth, box);
  }

  private void broken(Arrangement.DepthBox depth, Box box) {
    double step = 22;
    int kinds = depth.broken().size();
    double y = box.centerY() - (kinds - 1) * step / 2;
    if (kinds > 0 && scene.camera().zoom() < 0.4) {
      return;
    }
    // The line to the next depth leaves at the middle: nothing stands on it.
    y -= kinds % 2 == 1 ? step / 2 : 0;
    for (Mark mark : Mark.values()) {
      int count = depth.broken().getOrDefault(mark, 0);
      if (count > 0) {
        double x = box.right() + 13;
        shape.mark(mark, x, y, 7, scene.palette());
        Lettering.haloed(
            g,
            numbers.format(count),
            letters.heading(),
            x + 12,
            y + 4,
            scene.palette().color(mark.ink()),
            scene.palette().color(Ink.GROUND));
        y += step;
      }
    }
  }
}
