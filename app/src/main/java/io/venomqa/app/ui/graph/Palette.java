package io.venomqa.app.ui.graph;

import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;

/// The colours that one frame is drawn with. Immutable.
final class Palette {
  private final EnumMap<Ink, Color> colors;

  Palette(Map<Ink, Color> colors) {
    this.colors = new EnumMap<>(Ink.class);
    for (Ink ink : Ink.values()) {
      this.colors.put(ink, colors.getOrDefault(ink, Color.GRAY));
    }
  }

  Color color(Ink ink) {
    Color color = colors.get(ink);
    return color == null ? Color.GRAY : color;
  }

  /// `ink` at `share` (0 to 1) over the ground, as an opaque colour: it may be drawn twice.
  Color faded(Ink ink, double share) {
    return share >= 1 ? color(ink) : mix(color(Ink.GROUND), color(ink), share);
  }

  /// `ink` at `share` (0 to 1), translucent.
  Color veil(Ink ink, double share) {
    Color c = color(ink);
    return new Color(c.getRed(), c.getGreen(), c.getBlue(), (int) Math.round(255 * share));
  }

  private static Color mix(Color ground, Color ink, double share) {
    return new Color(
        blend(ground.getRed(), ink.getRed(), share),
        blend(ground.getGreen(), ink.getGreen(), share),
        blend(ground.getBlue(), ink.getBlue(), share));
  }

  private static int blend(int a, int b, double share) {
    return (int) Math.round(a + (b - a) * share);
  }
}
