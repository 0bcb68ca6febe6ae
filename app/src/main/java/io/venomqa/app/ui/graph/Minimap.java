package io.venomqa.app.ui.graph;

import java.util.Optional;

/// The small map of everything in the lower left corner: where it lies, and which of its points
/// stands for which of the layout. Width and height are scaled on their own, so that the map is
/// always filled.
///
/// @param area where it lies in the picture
/// @param content what it shows, in pixels of the layout at 100%
record Minimap(Box area, Box content) {
  private static final double WIDTH = 144;
  private static final double HEIGHT = 88;
  private static final double MARGIN = 12;
  private static final double PADDING = 10;
  private static final double LARGEST = 0.25;

  /// The map of a scene; none when there is nothing to show, or no room to spare for it.
  static Optional<Minimap> of(Scene scene) {
    if (scene.states() < 2 || scene.width() < 420 || scene.height() < 260) {
      return Optional.empty();
    }
    Box area = new Box(MARGIN, scene.height() - HEIGHT - 8, WIDTH, HEIGHT);
    return Optional.of(new Minimap(area, scene.arrangement().bounds()));
  }

  private double scaleX() {
    return Math.min(LARGEST, (WIDTH - 2 * PADDING) / Math.max(1, content.width()));
  }

  private double scaleY() {
    return Math.min(LARGEST, (HEIGHT - 2 * PADDING) / Math.max(1, content.height()));
  }

  double mapX(double layoutX) {
    return area.centerX() + (layoutX - content.centerX()) * scaleX();
  }

  double mapY(double layoutY) {
    return area.centerY() + (layoutY - content.centerY()) * scaleY();
  }

  double layoutX(double mapX) {
    return content.centerX() + (mapX - area.centerX()) / scaleX();
  }

  double layoutY(double mapY) {
    return content.centerY() + (mapY - area.centerY()) / scaleY();
  }

  /// What the window shows, as a part of the map.
  Box seen(Scene scene) {
    Camera camera = scene.camera();
    double left = Math.max(area.left() + 2, mapX(camera.layoutX(0)));
    double right = Math.min(area.right() - 2, mapX(camera.layoutX(scene.width())));
    double top = Math.max(area.top() + 2, mapY(camera.layoutY(Scene.HEADINGS)));
    double bottom = Math.min(area.bottom() - 2, mapY(camera.layoutY(scene.height())));
    return Box.between(left, top, Math.max(left + 4, right), Math.max(top + 4, bottom));
  }
}
