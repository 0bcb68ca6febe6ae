package io.venomqa.app.ui.graph;

/// Where the picture is looked at: a point of the layout (pixels at 100%) lies on the screen at
/// `zoom * point + offset`.
///
/// @param zoom 1 is 100%
/// @param dx offset to the right, pixels
/// @param dy offset downwards, pixels
record Camera(double zoom, double dx, double dy) {
  static final double LEAST = 0.02;
  static final double MOST = 4;

  double screenX(double x) {
    return zoom * x + dx;
  }

  double screenY(double y) {
    return zoom * y + dy;
  }

  double layoutX(double x) {
    return (x - dx) / zoom;
  }

  double layoutY(double y) {
    return (y - dy) / zoom;
  }

  Camera panned(double right, double down) {
    return new Camera(zoom, dx + right, dy + down);
  }

  /// Zoomed so that what lies under `x`, `y` of the screen stays there.
  Camera zoomed(double to, double x, double y) {
    double next = Math.clamp(to, LEAST, MOST);
    return new Camera(next, x - layoutX(x) * next, y - layoutY(y) * next);
  }

  /// The same zoom with a point of the layout at a place of the screen.
  Camera placing(double x, double y, double atX, double atY) {
    return new Camera(zoom, atX - zoom * x, atY - zoom * y);
  }

  /// The camera that shows all of `content`, in the middle of `frame`, never larger than 100%.
  static Camera fitting(Box content, Box frame) {
    double zoom =
        Math.clamp(
            Math.min(
                frame.width() / Math.max(1, content.width()),
                frame.height() / Math.max(1, content.height())),
            LEAST,
            1);
    return new Camera(zoom, 0, 0)
        .placing(content.centerX(), content.centerY(), frame.centerX(), frame.centerY());
  }

  /// The camera on the way to `to`, at `share` (0 to 1) of it.
  Camera towards(Camera to, double share) {
    if (share >= 1) {
      return to;
    }
    return new Camera(
        zoom + (to.zoom - zoom) * share, dx + (to.dx - dx) * share, dy + (to.dy - dy) * share);
  }
}
