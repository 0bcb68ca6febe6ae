package io.venomqa.app.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CameraTest {
  private static final Box FRAME = new Box(0, 0, 800, 400);

  @Test
  void keepsWhatIsUnderThePointerWhenZooming() {
    Camera before = new Camera(0.8, 30, -12);
    Camera after = before.zoomed(2, 300, 200);
    assertEquals(2, after.zoom());
    assertEquals(before.layoutX(300), after.layoutX(300), 1e-9);
    assertEquals(before.layoutY(200), after.layoutY(200), 1e-9);
  }

  @Test
  void zoomsNoFurtherThanFourTimes() {
    assertEquals(4, new Camera(1, 0, 0).zoomed(100, 0, 0).zoom());
  }

  @Test
  void fitsAllOfALargeGraph() {
    Camera camera = Camera.fitting(new Box(0, -1000, 1600, 2000), FRAME);
    assertEquals(0.2, camera.zoom(), 1e-9);
    assertEquals(400, camera.screenX(800), 1e-9);
    assertEquals(200, camera.screenY(0), 1e-9);
  }

  @Test
  void doesNotEnlargeASmallGraph() {
    assertEquals(1, Camera.fitting(new Box(0, 0, 10, 10), FRAME).zoom());
  }

  @Test
  void arrivesWhereItGoes() {
    Camera to = new Camera(2, 10, 20);
    assertEquals(to, new Camera(1, 0, 0).towards(to, 1));
    assertTrue(new Camera(1, 0, 0).towards(to, 0.5).zoom() > 1);
  }
}
