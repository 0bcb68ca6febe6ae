package io.venomqa.app.ui.graph;

import java.awt.Graphics2D;
import java.awt.RenderingHints;

/// Draws a scene, back to front. Used by one thread at a time.
final class ScenePainter {
  private final Lettering letters = new Lettering();

  void paint(Graphics2D g, Scene scene) {
    hints(g, scene.smooth());
    g.scale(scene.scale(), scene.scale());
    g.setBackground(scene.palette().color(Ink.GROUND));
    g.clearRect(0, 0, (int) Math.ceil(scene.width()), (int) Math.ceil(scene.height()));
    HeadingPainter headings = new HeadingPainter(g, scene, letters);
    headings.paintGuides();
    new BoxPainter(g, scene, letters).paint();
    new CallPainter(g, scene).paint();
    new StatePainter(g, scene).paint();
    new LabelPainter(g, scene, letters).paint();
    headings.paintHeadings();
    Minimap.of(scene).ifPresent(map -> new MinimapPainter(g, scene, map).paint());
  }

  private static void hints(Graphics2D g, boolean smooth) {
    g.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
    g.setRenderingHint(
        RenderingHints.KEY_STROKE_CONTROL,
        smooth ? RenderingHints.VALUE_STROKE_PURE : RenderingHints.VALUE_STROKE_NORMALIZE);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }
}
