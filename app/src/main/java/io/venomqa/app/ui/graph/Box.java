package io.venomqa.app.ui.graph;

/// A rectangle.
record Box(double left, double top, double width, double height) {

  static Box between(double left, double top, double right, double bottom) {
    return new Box(left, top, right - left, bottom - top);
  }

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  double centerX() {
    return left + width / 2;
  }

  double centerY() {
    return top + height / 2;
  }

  boolean contains(double x, double y) {
    return x >= left && x <= right() && y >= top && y <= bottom();
  }

  Box grown(double by) {
    return new Box(left - by, top - by, width + 2 * by, height + 2 * by);
  }
}
