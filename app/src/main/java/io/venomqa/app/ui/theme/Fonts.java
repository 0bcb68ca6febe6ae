package io.venomqa.app.ui.theme;

import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/// The fonts that come with the program.
final class Fonts {

  private static final List<String> FILES =
      List.of(
          "Inter-Regular.otf",
          "Inter-Medium.otf",
          "Inter-SemiBold.otf",
          "Inter-Bold.otf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-Medium.ttf",
          "JetBrainsMono-Bold.ttf");

  private Fonts() {}

  /// Makes them known to JavaFX, and to AWT because the graph is drawn with Java2D.
  static void load() {
    for (String file : FILES) {
      try (InputStream forJavaFx = open(file);
          InputStream forAwt = open(file)) {
        Font.loadFont(forJavaFx, 13);
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .registerFont(java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, forAwt));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(file + " is missing in the program.", unreadable);
      } catch (FontFormatException damaged) {
        throw new IllegalStateException(file + " is damaged in the program.", damaged);
      }
    }
  }

  private static InputStream open(String file) {
    return Objects.requireNonNull(Fonts.class.getResourceAsStream("fonts/" + file), file);
  }
}
