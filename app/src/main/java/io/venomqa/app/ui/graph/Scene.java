package io.venomqa.app.ui.graph;

/// Everything that one frame needs, so that it can be drawn on another thread. Immutable by
/// agreement.
///
/// @param width of the picture, pixels of the window
/// @param height of the picture, pixels of the window
/// @param scale pixels of the screen for one of the window
/// @param camera where it is looked at
/// @param graph what is drawn
/// @param arrangement columns, boxes, and which states are drawn
/// @param pose where each state is in this moment
/// @param emphasis what stands out
/// @param palette the colours
/// @param smooth whether lines are antialiased
record Scene(
    double width,
    double height,
    double scale,
    Camera camera,
    Topology graph,
    Arrangement arrangement,
    Pose pose,
    Emphasis emphasis,
    Palette palette,
    boolean smooth) {

  /// Height of the strip at the top where the depths are named.
  static final double HEADINGS = 40;

  /// Where states are in one moment, on the way to their places.
  ///
  /// @param x centre of each state, pixels at 100%
  /// @param y centre of each state
  /// @param size 0 to 1: a new state grows
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared or written
  record Pose(float[] x, float[] y, float[] size) {}

  LevelOfDetail detail() {
    return LevelOfDetail.of(camera.zoom(), graph.states());
  }

  int states() {
    return pose.x().length;
  }

  double x(int state) {
    return camera.screenX(pose.x()[state]);
  }

  double y(int state) {
    return camera.screenY(pose.y()[state]);
  }

  /// Whether a state is drawn itself.
  boolean draws(int state) {
    return state < states() && arrangement.shown()[state];
  }

  /// Whether a call is drawn as a line of its own.
  boolean drawsCall(int call) {
    return draws(graph.from()[call]) && draws(graph.to()[call]);
  }
}
