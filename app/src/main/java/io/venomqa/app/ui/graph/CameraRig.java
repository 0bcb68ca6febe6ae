package io.venomqa.app.ui.graph;

/// The camera and its way to where it shall be. Belongs to the UI thread; times are those of
/// [System#nanoTime].
final class CameraRig {
  private static final double GLIDE = 300e6;

  private Camera from = new Camera(1, 0, 0);
  private Camera to = from;
  private long since;
  private boolean moving;

  boolean moving() {
    return moving;
  }

  Camera target() {
    return to;
  }

  Camera at(long now) {
    if (!moving) {
      return to;
    }
    double t = (now - since) / GLIDE;
    if (t >= 1) {
      moving = false;
      return to;
    }
    return from.towards(to, Easing.inOut(t));
  }

  void jump(Camera camera) {
    to = camera;
    moving = false;
  }

  void glide(Camera camera, long now, boolean still) {
    if (still) {
      jump(camera);
    } else if (!camera.equals(to)) {
      from = at(now);
      to = camera;
      since = now;
      moving = true;
    }
  }
}
