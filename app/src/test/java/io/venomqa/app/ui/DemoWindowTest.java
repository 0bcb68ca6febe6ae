package io.venomqa.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.ui.explore.Phase;
import io.venomqa.app.ui.shell.ProjectViewModel;
import io.venomqa.app.ui.theme.Theme;
import io.venomqa.app.ui.value.ViolationRow;
import io.venomqa.app.wiring.ProjectOpening;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The main job in the window, on the real demo: its API in a process of its own, a real SQLite
/// file, the project's own scripts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoWindowTest {

  private final ScriptEngine engine = new ScriptEngine();

  @AfterAll
  void cleanUp() {
    engine.close();
  }

  @Test
  void runsPausesStepsAndStops() throws Exception {
    try (WindowRobot window = open()) {
      ProjectViewModel project = window.openDemo();
      window.picture("empty-light");
      window.press(KeyCode.F5);
      window.until("the first call", () -> calls(window, project) > 0);
      window.press(KeyCode.F6);
      window.until(project, Phase.PAUSED);
      int before = calls(window, project);

      window.click("Step");

      window.until("one call more", () -> calls(window, project) > before);
      window.until(project, Phase.PAUSED);
      assertEquals(before + 1, calls(window, project));
      window.picture("paused-light");
      window.press(KeyCode.SHIFT, KeyCode.F5);
      window.until(project, Phase.ENDED);
      window.until("the end", () -> window.onUi(() -> !project.run().run().isRefused()));
      window.picture("ended-stopped-light");
      assertTrue(ending(window, project).contains("Stopped by you after"));
    }
  }

  @Test
  void findsTheDoubleRefundAndReplaysIt() throws Exception {
    try (WindowRobot window = open()) {
      ProjectViewModel project = window.openDemo();
      window.click("Run");
      window.until(project, Phase.ENDED);
      ViolationRow worst = window.onUi(() -> project.violations().rows().getFirst());
      assertEquals("no_over_refund", worst.rule());
      assertEquals("create_order → refund_order → refund_order", worst.pathText());
      assertEquals(ViolationRow.Checked.CONFIRMED, worst.checked());
      window.picture("ended-violations-light");

      window.click(worst.pathText());
      window.click("Replay this path");

      window.until("the last step", () -> window.says("3 / 3"));
      window.picture("replay-light");
      window.click("Prev");
      window.until("the step before", () -> window.says("2 / 3"));
      window.press(KeyCode.HOME);
      window.until("the initial state", () -> window.says("0 / 3"));
      window.picture("replay-start-light");
      window.click("Next");
      window.until("the first step", () -> window.says("1 / 3"));
      window.press(KeyCode.END);
      window.until("the last step", () -> window.says("3 / 3"));
      window.wear(Theme.DARK);
      window.picture("replay-dark");
      window.resize(1100, 700);
      window.picture("replay-dark-1100x700");
      window.click("Explore");
      window.picture("ended-violations-dark-1100x700");
      window.click("HTTP log");
      window.picture("http-log-dark-1100x700");
      window.resize(1440, 900);
      window.click("Console");
      window.picture("console-dark");
      window.wear(Theme.LIGHT);
      window.press(KeyCode.F8);
      window.resize(1100, 700);
      window.picture("ended-violations-light-1100x700");
    }
  }

  @Test
  void provesRollbackByItself() throws Exception {
    try (WindowRobot window = open()) {
      ProjectViewModel project = window.openDemo();
      window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
      window.picture("world-light");

      window.click("Prove rollback");

      window.until("the proof", () -> window.says("Rollback proven · SQLite"));
      assertEquals("Rollback works.", window.onUi(() -> project.world().summary().headline()));
      assertTrue(window.says("proven"));
      window.picture("world-proven-light");
      window.wear(Theme.DARK);
      window.resize(1100, 700);
      window.picture("world-proven-dark-1100x700");
    }
  }

  @Test
  void putsEverythingBackWhenItIsClosedDuringARun() throws Exception {
    WindowRobot window = open();
    ProjectViewModel project = window.openDemo();
    window.press(KeyCode.F5);
    window.until("the first call", () -> calls(window, project) > 0);

    window.close();

    assertEquals(Phase.ENDED, project.run().phaseProperty().get());
  }

  private WindowRobot open() throws TimeoutException {
    return new WindowRobot(threads -> new ProjectOpening(engine, System.getenv(), threads));
  }

  private static int calls(WindowRobot window, ProjectViewModel project) {
    return window.onUi(() -> project.explore().runProperty().get().totals().transitions());
  }

  private static String ending(WindowRobot window, ProjectViewModel project) {
    return window.onUi(() -> project.explore().endingProperty().get().orElseThrow().text());
  }
}
