package io.venomqa.app.ui.graph;

import java.awt.Graphics2D;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Point2D;
import org.jspecify.annotations.Nullable;

/// Writes the names of states and calls: those of the path always, others where there is room for
/// them.
final class LabelPainter {
  private final Graphics2D g;
  private final Scene scene;
  private final Lettering letters;
  private final CallLine line = new CallLine();

  LabelPainter(Graphics2D g, Scene scene, Lettering letters) {
    this.g = g;
    this.scene = scene;
    this.letters = letters;
  }

  void paint() {
    Emphasis emphasis = scene.emphasis();
    LevelOfDetail detail = scene.detail();
    if (detail.actionNames()) {
      for (int call = 0; call < scene.graph().calls(); call++) {
        if (!scene.graph().joins()[call]) {
          action(call, Ink.MUTED);
        }
      }
    }
    for (int call : emphasis.path()) {
      action(call, Ink.STRONG);
    }
    if (detail.stateNames()) {
      for (int state = 0; state < scene.states(); state++) {
        if (!emphasis.pathStates().get(state)) {
          state(state);
        }
      }
    }
    emphasis.pathStates().stream().forEach(this::state);
    if (emphasis.selectedState() >= 0) {
      state(emphasis.selectedState());
    }
  }

  private void action(int call, Ink ink) {
    if (!scene.drawsCall(call)) {
      return;
    }
    CubicCurve2D.Double curve = line.between(scene, call);
    double room =
        Math.hypot(curve.x2 - curve.x1, curve.y2 - curve.y1)
            - StatePainter.reach(scene, scene.graph().from()[call])
            - StatePainter.reach(scene, scene.graph().to()[call])
            - 4;
    String text = Lettering.fitted(scene.graph().action()[call], letters.action(), room);
    if (text.isEmpty()) {
      return;
    }
    Point2D.Double middle = CallLine.at(curve, 0.5);
    if (!isVisible(middle.x, middle.y)) {
      return;
    }
    Lettering.haloed(
        g,
        text,
        letters.action(),
        middle.x - Lettering.width(text, letters.action()) / 2,
        middle.y - 9,
        scene.palette().color(ink),
        scene.palette().color(Ink.GROUND));
  }

  private void state(int state) {
    if (!scene.draws(state)) {
      return;
    }
    double x = scene.x(state);
    double y = scene.y(state);
    if (!isVisible(x, y)) {
      return;
    }
    Palette palette = scene.palette();
    String text = "s" + scene.graph().number()[state];
    @Nullable Mark mark = scene.graph().mark()[state];
    double reach = StatePainter.reach(scene, state);
    if (mark != null && scene.emphasis().pathStates().get(state)) {
      Lettering.haloed(
          g,
          text,
          letters.broken(),
          x + reach + 5,
          y + 4,
          palette.color(mark.ink()),
          palette.color(Ink.GROUND));
    } else {
      Lettering.haloed(
          g,
          text,
          letters.name(),
          x - Lettering.width(text, letters.name()) / 2,
          y + Math.max(14, reach + (scene.emphasis().selectedState() == state ? 18 : 12)),
          palette.color(Ink.MUTED),
          palette.color(Ink.GROUND));
    }
  }

  private boolean isVisible(double x, double y) {
    return x > -60 && y > 0 && x < scene.width() + 60 && y < scene.height() + 20;
  }
}
