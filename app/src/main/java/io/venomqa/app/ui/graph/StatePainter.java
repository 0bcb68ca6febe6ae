package io.venomqa.app.ui.graph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import org.jspecify.annotations.Nullable;

/// Draws the states of a scene over its lines.
final class StatePainter {
  private final Graphics2D g;
  private final Scene scene;
  private final LevelOfDetail detail;
  private final Palette palette;
  private final Emphasis emphasis;
  private final StateShape shape;

  StatePainter(Graphics2D g, Scene scene) {
    this.g = g;
    this.scene = scene;
    this.detail = scene.detail();
    this.palette = scene.palette();
    this.emphasis = scene.emphasis();
    this.shape = new StateShape(g);
  }

  void paint() {
    double edge = 24;
    for (int i = 0; i < scene.states(); i++) {
      double x = scene.x(i);
      double y = scene.y(i);
      if (scene.draws(i)
          && x > -edge
          && y > -edge
          && x < scene.width() + edge
          && y < scene.height() + edge) {
        paint(i, x, y);
      }
    }
  }

  /// How far a state reaches from its centre, pixels of the screen: where an arrow ends.
  static double reach(Scene scene, int state) {
    double scale = scene.detail().shapeScale();
    if (scene.graph().mark()[state] != null) {
      return (scene.emphasis().pathStates().get(state) ? 13.5 : 8) * scale;
    }
    if (scene.graph().number()[state] == 0) {
      return 9.75 * scale;
    }
    return radius(scene.graph(), state) * scale
        + (scene.emphasis().pathStates().get(state) ? 1.5 : 0);
  }

  private static double radius(Topology graph, int state) {
    int ways = graph.waysIn()[state];
    return StateShape.RADIUS + (ways >= 5 ? 2 : ways >= 2 ? 1 : 0);
  }

  private void paint(int state, double x, double y) {
    double scale = detail.shapeScale() * scene.pose().size()[state];
    double share = emphasis.dimStates().get(state) ? 0.25 : 1;
    boolean onPath = emphasis.pathStates().get(state);
    @Nullable Mark mark = scene.graph().mark()[state];
    double r = radius(scene.graph(), state) * scale;
    background(state, x, y, r, scale);
    if (mark != null) {
      broken(mark, x, y, scale, onPath, share);
    } else if (scene.graph().number()[state] == 0 && !detail.dots()) {
      initial(x, y, scale);
    } else if (detail.dots()) {
      shape.disc(x, y, Math.max(3, r * 0.5), dot(state, onPath, share));
    } else {
      byStatus(scene.graph().status()[state], x, y, r, scale, onPath, share);
    }
  }

  private void background(int state, double x, double y, double r, double scale) {
    double away = scene.graph().mark()[state] == null ? r : 8 * scale;
    if (emphasis.pathStates().get(state) && scene.graph().mark()[state] != null) {
      away = 13 * scale;
    } else if (scene.graph().number()[state] == 0) {
      away = 9 * scale;
    }
    if (emphasis.hits().get(state)) {
      shape.disc(x, y, Math.max(11 * scale, away + 4), palette.faded(Ink.ACCENT, 0.25));
    }
    if (emphasis.selectedState() == state) {
      shape.ring(x, y, away + 5, 2, palette.faded(Ink.ACCENT, emphasis.selectionShare()));
    } else if (emphasis.hoveredState() == state) {
      shape.ring(x, y, away + 5, 2, palette.faded(Ink.ACCENT, emphasis.hoverShare() / 2));
    }
  }

  private void broken(Mark mark, double x, double y, double scale, boolean onPath, double share) {
    double r = Math.max(detail.dots() ? 5 : 4, (onPath ? 9 : StateShape.BROKEN) * scale);
    if (onPath && !detail.dots()) {
      double rim = 13 * scale;
      shape.disc(x, y, rim, palette.color(Ink.GROUND));
      shape.markRim(mark, x, y, rim, 1.5, palette.color(mark.ink()));
    }
    if (share < 1) {
      Color color = palette.faded(mark.ink(), share);
      shape.disc(x, y, r, palette.color(Ink.GROUND));
      shape.markRim(mark, x, y, r, 1.5, color);
    } else {
      shape.mark(mark, x, y, r, palette);
    }
  }

  private void initial(double x, double y, double scale) {
    Color color = palette.color(Ink.TEXT);
    g.setColor(color);
    g.setStroke(new BasicStroke(1.5f));
    g.draw(new Line2D.Double(x - 26 * scale, y, x - 13 * scale, y));
    CallPainter.arrow(g, x - 11 * scale, y, 1, 0, 6 * scale, 4 * scale);
    shape.disc(x, y, 9 * scale, palette.color(Ink.GROUND));
    shape.ring(x, y, 9 * scale, 1.5, color);
    shape.disc(x, y, 5 * scale, color);
  }

  private Color dot(int state, boolean onPath, double share) {
    if (onPath) {
      return palette.color(Ink.DANGER);
    }
    return switch (scene.graph().status()[state]) {
      case WAITING, TRYING -> palette.faded(Ink.ACCENT, share);
      case TRIED -> palette.faded(Ink.STATE, share);
      case NOTHING_ENABLED -> palette.faded(Ink.MUTED, share);
    };
  }

  /// Dashes are left out where they would be mere noise.
  private static Stroke waiting(double scale) {
    if (scale < 0.75) {
      return new BasicStroke(1);
    }
    return new BasicStroke(
        (float) Math.min(1.5, 1.5 * scale),
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        10,
        new float[] {(float) (3 * scale), (float) (2 * scale)},
        0);
  }

  private void byStatus(
      NodeStatus status, double x, double y, double r, double scale, boolean onPath, double share) {
    switch (status) {
      case TRIED -> shape.disc(x, y, r, palette.faded(Ink.STATE, share));
      case TRYING -> {
        shape.disc(x, y, r, palette.faded(Ink.ACCENT, share));
        shape.ring(x, y, r + 4 * scale, 1.5, palette.faded(Ink.ACCENT, share / 2));
      }
      case WAITING -> {
        shape.disc(x, y, r, palette.color(Ink.GROUND));
        shape.ring(x, y, r - 0.25, waiting(scale), palette.faded(Ink.ACCENT, share));
      }
      case NOTHING_ENABLED -> {
        Color color = palette.faded(Ink.MUTED, share);
        shape.disc(x, y, r, palette.color(Ink.GROUND));
        shape.ring(x, y, r - 0.75, 1.5, color);
        g.draw(new Line2D.Double(x - r, y + r + 2, x + r, y + r + 2));
      }
    }
    if (onPath) {
      shape.ring(x, y, r + 1 * scale, 2.5, palette.color(Ink.DANGER));
    }
  }
}
