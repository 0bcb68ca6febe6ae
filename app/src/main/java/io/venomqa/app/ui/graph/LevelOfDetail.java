package io.venomqa.app.ui.graph;

/// What is drawn at a zoom, and how large.
///
/// @param dots states are plain dots; broken rules keep their shape
/// @param shapeScale size of shapes, 1 at 100%
/// @param lineScale width of lines, 1 at 100%
/// @param callShare opacity of transitions at rest
/// @param stateNames `s3` stands under every state
/// @param actionNames the action's name stands over every transition
record LevelOfDetail(
    boolean dots,
    double shapeScale,
    double lineScale,
    double callShare,
    boolean stateNames,
    boolean actionNames) {
  private static final int ALL_NAMES = 300;

  static LevelOfDetail of(double zoom, int states) {
    boolean dots = zoom < 0.25;
    boolean names = states <= ALL_NAMES;
    return new LevelOfDetail(
        dots,
        Math.clamp(zoom, 0.5, 1.6),
        dots ? 0.6 : Math.clamp(zoom, 0.7, 1.4),
        dots || states > ALL_NAMES ? 0.6 : 1,
        names && zoom >= 1.35,
        names && zoom >= 1.75);
  }
}
