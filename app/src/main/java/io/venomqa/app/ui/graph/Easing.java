package io.venomqa.app.ui.graph;

/// The course of a movement from 0 to 1.
final class Easing {
  private Easing() {}

  /// Fast at first.
  static double out(double t) {
    double rest = 1 - Math.clamp(t, 0, 1);
    return 1 - rest * rest * rest;
  }

  /// Slow at both ends.
  static double inOut(double t) {
    double x = Math.clamp(t, 0, 1);
    return x < 0.5 ? 4 * x * x * x : 1 - Math.pow(2 - 2 * x, 3) / 2;
  }
}
