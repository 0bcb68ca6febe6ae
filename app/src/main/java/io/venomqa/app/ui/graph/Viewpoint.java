package io.venomqa.app.ui.graph;

import javafx.beans.property.BooleanProperty;

/// Where the picture is looked at, by hand or while following. Belongs to the UI thread.
final class Viewpoint {
  private static final double LEAST_FOLLOWED = 0.2;

  private final StateGraphView view;
  private final Motion motion;
  private final Runnable changed;
  private final CameraRig camera = new CameraRig();

  Viewpoint(StateGraphView view, Motion motion, Runnable changed) {
    this.view = view;
    this.motion = motion;
    this.changed = changed;
  }

  Camera at(long now) {
    return camera.at(now);
  }

  boolean moving() {
    return camera.moving();
  }

  void glide(Camera to) {
    camera.glide(to, System.nanoTime(), view.reducedMotionProperty().get());
    changed.run();
  }

  void jump(Camera to) {
    camera.jump(to);
    changed.run();
  }

  void fit() {
    glide(fitting());
  }

  /// Looks where the exploration is, if that is wanted.
  ///
  /// @param graph where it is
  /// @param atOnce without a glide
  void follow(Topology graph, boolean atOnce) {
    if (atOnce) {
      jump(followed(graph));
    } else {
      glide(followed(graph));
    }
  }

  /// Moves by hand, which ends the following.
  void pan(double right, double down) {
    following().set(false);
    jump(camera.at(System.nanoTime()).panned(right, down));
  }

  void zoomTo(double to) {
    following().set(false);
    glide(camera.target().zoomed(to, view.getWidth() / 2, view.pictureHeight() / 2));
  }

  /// Zooms by the wheel, around the pointer.
  void zoomAt(double factor, double x, double y) {
    following().set(false);
    Camera now = camera.at(System.nanoTime());
    jump(now.zoomed(now.zoom() * factor, x, y));
  }

  /// Moves a point of the layout into the middle at once, which ends the following.
  void lookAt(double x, double y) {
    following().set(false);
    jump(camera.target().placing(x, y, view.getWidth() / 2, view.pictureHeight() / 2));
  }

  /// Moves a state into the middle.
  void center(int state) {
    if (state >= 0 && state < motion.target().states()) {
      glide(
          camera
              .target()
              .placing(
                  motion.target().x()[state],
                  motion.target().y()[state],
                  view.getWidth() / 2,
                  view.pictureHeight() / 2));
    }
  }

  /// Moves a state into the middle when it is not on the screen.
  void reveal(int state) {
    if (state >= 0 && state < motion.target().states()) {
      double x = camera.target().screenX(motion.target().x()[state]);
      double y = camera.target().screenY(motion.target().y()[state]);
      if (!frame().grown(20).contains(x, y)) {
        center(state);
      }
    }
  }

  /// Where content may lie: beside the arrow, the path's label, and below the headings.
  Box frame() {
    return Box.between(
        52,
        Scene.HEADINGS + 18,
        Math.max(60, view.getWidth() - 44),
        Math.max(80, view.pictureHeight() - 30));
  }

  private BooleanProperty following() {
    return view.followProperty();
  }

  private Camera fitting() {
    return Camera.fitting(motion.target().bounds(), frame());
  }

  /// Everything, or where calls are being tried when that would be too small.
  private Camera followed(Topology graph) {
    Camera all = fitting();
    if (all.zoom() >= LEAST_FOLLOWED) {
      return all;
    }
    Arrangement target = motion.target();
    for (int i = 0; i < Math.min(target.states(), graph.states()); i++) {
      if (graph.status()[i] == NodeStatus.TRYING) {
        return new Camera(LEAST_FOLLOWED, 0, 0)
            .placing(target.x()[i], target.y()[i], frame().centerX(), frame().centerY());
      }
    }
    return all;
  }
}
