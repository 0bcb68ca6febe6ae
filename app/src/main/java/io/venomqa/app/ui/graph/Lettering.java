package io.venomqa.app.ui.graph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;

/// Text in the picture: Inter for captions, JetBrains Mono for names, and the system's fonts where
/// those are missing.
final class Lettering {
  private static final FontRenderContext MEASURE =
      new FontRenderContext(new AffineTransform(), true, true);
  private static final int SIZE = 11;

  private final Font caption = font(Font.SANS_SERIF, "Inter");
  private final Font heading = font(Font.SANS_SERIF, "Inter Semi Bold", "Inter SemiBold", "Inter");
  private final Font name = font(Font.MONOSPACED, "JetBrains Mono");
  private final Font action = font(Font.MONOSPACED, "JetBrains Mono Medium", "JetBrains Mono");
  private final Font broken = name.deriveFont(Font.BOLD);

  private static Font font(String fallback, String... families) {
    for (String family : families) {
      Font font = new Font(family, Font.PLAIN, SIZE);
      if (!font.getFamily().equals(Font.DIALOG)) {
        return font;
      }
    }
    return new Font(fallback, Font.PLAIN, SIZE);
  }

  Font caption() {
    return caption;
  }

  Font heading() {
    return heading;
  }

  Font name() {
    return name;
  }

  Font action() {
    return action;
  }

  Font broken() {
    return broken;
  }

  static double width(String text, Font font) {
    return font.getStringBounds(text, MEASURE).getWidth();
  }

  /// `text`, or its beginning with an ellipsis where `room` is less than it needs; empty where not
  /// even three letters fit.
  static String fitted(String text, Font font, double room) {
    if (width(text, font) <= room) {
      return text;
    }
    for (int end = text.length() - 1; end >= 3; end--) {
      String shorter = text.substring(0, end) + "…";
      if (width(shorter, font) <= room) {
        return shorter;
      }
    }
    return "";
  }

  /// Writes `text` with its base line at `y`, centred on `x`.
  static void centred(Graphics2D g, String text, Font font, double x, double y, Color color) {
    write(g, text, font, x - width(text, font) / 2, y, color);
  }

  static void write(Graphics2D g, String text, Font font, double x, double y, Color color) {
    g.setFont(font);
    g.setColor(color);
    g.drawString(text, (float) x, (float) y);
  }

  /// Writes `text` with a rim of the ground's colour, so that it can be read over lines.
  static void haloed(
      Graphics2D g, String text, Font font, double x, double y, Color color, Color ground) {
    Shape outline =
        font.createGlyphVector(g.getFontRenderContext(), text).getOutline((float) x, (float) y);
    g.setColor(ground);
    g.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(outline);
    write(g, text, font, x, y, color);
  }
}
