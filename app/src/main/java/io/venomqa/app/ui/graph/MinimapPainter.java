package io.venomqa.app.ui.graph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import org.jspecify.annotations.Nullable;

/// Draws the map over the picture.
final class MinimapPainter {
  private static final int DISCS = 600;

  private final Graphics2D g;
  private final Scene scene;
  private final Minimap map;

  MinimapPainter(Graphics2D g, Scene scene, Minimap map) {
    this.g = g;
    this.scene = scene;
    this.map = map;
  }

  void paint() {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Palette palette = scene.palette();
    Box area = map.area();
    Shape frame =
        new RoundRectangle2D.Double(
            area.left() + 0.5, area.top() + 0.5, area.width() - 1, area.height() - 1, 8, 8);
    g.setColor(palette.color(Ink.PANEL));
    g.fill(frame);
    g.setColor(palette.color(Ink.LINE));
    g.setStroke(new BasicStroke(1));
    g.draw(frame);
    Shape clip = g.getClip();
    g.clip(frame);
    boxes();
    states();
    g.setClip(clip);
    Box seen = map.seen(scene);
    g.setColor(palette.color(Ink.ACCENT));
    g.setStroke(new BasicStroke(1));
    g.draw(
        new RoundRectangle2D.Double(
            seen.left() + 0.5, seen.top() + 0.5, seen.width() - 1, seen.height() - 1, 4, 4));
  }

  private void boxes() {
    g.setColor(scene.palette().color(Ink.STATE));
    for (Arrangement.DepthBox depth : scene.arrangement().boxes()) {
      Box box = depth.box();
      double x = map.mapX(box.left());
      double y = map.mapY(box.top());
      g.fill(new Rectangle2D.Double(x, y, map.mapX(box.right()) - x, map.mapY(box.bottom()) - y));
    }
  }

  private void states() {
    for (int i = 0; i < scene.states(); i++) {
      if (!scene.draws(i)) {
        continue;
      }
      double x = map.mapX(scene.pose().x()[i]);
      double y = map.mapY(scene.pose().y()[i]);
      boolean onPath = scene.emphasis().pathStates().get(i);
      double r = onPath ? 2 : scene.states() > DISCS ? 1 : 1.5;
      g.setColor(color(i, onPath));
      g.fill(
          scene.states() > DISCS && !onPath
              ? new Rectangle2D.Double(x - r / 2, y - r / 2, r, r)
              : new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
    }
  }

  private Color color(int state, boolean onPath) {
    if (onPath) {
      return scene.palette().color(Ink.DANGER);
    }
    @Nullable Mark mark = scene.graph().mark()[state];
    if (mark != null) {
      return scene.palette().color(mark.ink());
    }
    return scene
        .palette()
        .color(
            switch (scene.graph().status()[state]) {
              case WAITING, TRYING -> Ink.ACCENT;
              case TRIED, NOTHING_ENABLED -> Ink.STATE;
            });
  }
}
