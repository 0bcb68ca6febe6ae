package io.venomqa.app.ui.graph;

import java.awt.Color;
import java.util.EnumMap;
import javafx.scene.Group;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;

/// Reads the theme's colours: one invisible region for each, whose ground is that variable. A
/// change of the theme reaches the regions as it reaches every other node.
final class InkWell extends Group {
  private final EnumMap<Ink, Region> probes = new EnumMap<>(Ink.class);

  /// @param changed called when a colour has another value
  InkWell(Runnable changed) {
    setManaged(false);
    setMouseTransparent(true);
    for (Ink ink : Ink.values()) {
      Region probe = new Region();
      probe.setStyle("-fx-background-color: " + ink.variable() + ";");
      probe.backgroundProperty().addListener(_ -> changed.run());
      probes.put(ink, probe);
      getChildren().add(probe);
    }
  }

  /// What the theme says now; a colour that it does not define is grey.
  Palette palette() {
    EnumMap<Ink, Color> colors = new EnumMap<>(Ink.class);
    probes.forEach((ink, probe) -> {
      Background ground = probe.getBackground();
      if (ground != null
          && !ground.getFills().isEmpty()
          && ground.getFills().getFirst().getFill() instanceof javafx.scene.paint.Color c) {
        colors.put(
            ink,
            new Color(
                (float) c.getRed(),
                (float) c.getGreen(),
                (float) c.getBlue(),
                (float) c.getOpacity()));
      }
    });
    return new Palette(colors);
  }
}
