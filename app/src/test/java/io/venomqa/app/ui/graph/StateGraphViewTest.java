package io.venomqa.app.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// The component in a window, with its mouse and keys.
class StateGraphViewTest {
  private final FxRobot robot = new FxRobot();
  private final ToyShop shop = new ToyShop(4, 46);
  private Shown shown;
  private StateGraphView view;

  @BeforeEach
  void open() throws Exception {
    shown = Shown.open(false, 840, 480);
    view = shown.view();
    Shown.onUi(() -> view.apply(shop.changes()));
    shown.settle();
  }

  @AfterEach
  void close() {
    shown.close();
  }

  @Test
  void asksForNoFrameWhenNothingMoves() throws Exception {
    long before = Shown.onUi(view::frames);
    afterPulses(20);
    assertEquals(before, Shown.onUi(view::frames));
    assertFalse(Shown.onUi(view::isBusy));
  }

  @Test
  void selectsTheStateThatIsClicked() {
    robot.clickOn(at(3), MouseButton.PRIMARY);
    assertEquals(new Selection.State(3), view.selectionProperty().get());
  }

  @Test
  void opensWhatIsDoubleClicked() {
    List<Selection> opened = new ArrayList<>();
    view.setOnOpen(opened::add);
    robot.doubleClickOn(at(3), MouseButton.PRIMARY);
    assertEquals(List.of(new Selection.State(3)), opened);
  }

  @Test
  void walksToParentAndChildByKeys() {
    Shown.onUi(() -> {
      view.requestFocus();
      view.select(new Selection.State(1));
    });
    robot.push(KeyCode.LEFT);
    assertEquals(new Selection.State(0), view.selectionProperty().get());
    robot.push(KeyCode.RIGHT);
    assertEquals(new Selection.State(1), view.selectionProperty().get());
  }

  @Test
  void letsGoOfFollowingWhenAPersonPans() {
    assertTrue(view.followProperty().get());
    robot.drag(at(0), MouseButton.PRIMARY).moveBy(60, 30).drop();
    assertFalse(view.followProperty().get());
  }

  @Test
  void zoomsByKeysAndBackToEverything() throws Exception {
    Shown.onUi(view::requestFocus);
    double fitted = view.zoomProperty().get();
    robot.push(KeyCode.PLUS);
    shown.settle();
    assertEquals(fitted * 1.25, view.zoomProperty().get(), 1e-6);
    robot.push(KeyCode.F);
    shown.settle();
    assertEquals(fitted, view.zoomProperty().get(), 1e-6);
  }

  @Test
  void growsWhileItMovesAndComesToRest() throws Exception {
    Shown.onUi(() -> {
      view.reducedMotionProperty().set(false);
      view.addNode(Graphs.waiting(500, 1));
      view.addEdge(new GraphEdge(900, 0, 500, "late", false));
    });
    long before = Shown.onUi(view::frames);
    shown.settle();
    assertTrue(Shown.onUi(view::frames) > before + 1);
    assertEquals(47, Shown.onUi(() -> view.stage().arrangement().states()));
  }

  @Test
  void drawsAnewWhenTheThemeChanges() throws Exception {
    int light = shown.snapshot("theme-light").getRGB(400, 440);
    shown.switchTo("dark");
    afterPulses(3);
    int dark = shown.snapshot("theme-dark").getRGB(400, 440);
    assertEquals(0xffffffff, light);
    assertEquals(0xff0d1117, dark);
  }

  @Test
  void placesByForceAndSaysWhyWhenItCannot() throws Exception {
    Shown.onUi(() -> view.graphLayoutProperty().set(GraphLayout.FORCE));
    shown.snapshot("force");
    assertEquals(GraphLayout.FORCE, Shown.onUi(() -> view.stage().arrangement().kind()));
    assertEquals("", view.forceUnavailableProperty().get());
    Shown.onUi(() -> {
      view.clear();
      view.apply(new ToyShop(8, 6000).changes());
    });
    shown.settle();
    assertEquals(GraphLayout.DEPTH, Shown.onUi(() -> view.stage().arrangement().kind()));
    assertNotEquals("", view.forceUnavailableProperty().get());
  }

  @Test
  void findsAndFilters() throws Exception {
    assertEquals(1, Shown.onUi(() -> view.search("s9")));
    Shown.onUi(() -> view.filterActions(Set.of("create_order")));
    shown.snapshot("filtered");
    assertEquals(0, Shown.onUi(() -> view.search("")));
  }

  @Test
  void opensACollapsedDepth() throws Exception {
    Shown.onUi(() -> {
      view.clear();
      view.apply(new ToyShop(7, 2100).changes());
    });
    shown.settle();
    Shown.onUi(() -> view.stage().toggle(6));
    shown.snapshot("opened");
    assertTrue(Shown.onUi(() -> view.stage().arrangement().boxes().get(6).open()));
  }

  private javafx.geometry.Point2D at(int state) {
    return Shown.onUi(() -> {
      Scene scene = view.stage().scene();
      return view.localToScreen(scene.x(state), scene.y(state));
    });
  }

  private static void afterPulses(int count) throws Exception {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    Shown.onUi(() ->
        new AnimationTimer() {
          private int pulses;

          @Override
          public void handle(long now) {
            if (++pulses == count) {
              stop();
              done.complete(pulses);
            }
          }
        }.start());
    done.get(60, TimeUnit.SECONDS);
  }
}
