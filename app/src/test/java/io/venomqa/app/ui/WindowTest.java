package io.venomqa.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.app.session.OpenedProject;
import io.venomqa.app.session.ProjectOpener;
import io.venomqa.app.session.ProjectRefused;
import io.venomqa.app.session.ProjectRefused.Problem;
import io.venomqa.app.ui.explore.Phase;
import io.venomqa.app.ui.shell.ProjectViewModel;
import io.venomqa.app.ui.theme.Theme;
import io.venomqa.app.ui.toy.ToyProject;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class WindowTest {

  @Test
  void runsPausesStepsAndStops() throws Exception {
    try (WindowRobot window = open(new ToyProject(250_000_000, 2, 20, false))) {
      ProjectViewModel project = openDemo(window);
      window.picture("empty");
      window.robot().press(KeyCode.F5).release(KeyCode.F5);
      window.until("states", () -> window.onUi(() -> states(project) > 4));
      window.click("Pause");
      window.until("the pause", () -> phase(project, window) == Phase.PAUSED);
      int before = window.onUi(() -> calls(project));
      window.click("Step");
      window.until("one call more", () -> window.onUi(() -> calls(project) > before));
      window.until("the pause", () -> phase(project, window) == Phase.PAUSED);
      assertEquals(before + 1, window.onUi(() -> calls(project)));
      window.picture("paused");
      window.click("Go on");
      window.until("the run", () -> phase(project, window) == Phase.RUNNING);
      window.click("Stop");
      window.until("the end", () -> phase(project, window) == Phase.ENDED);
      window.picture("ended-stopped");
    }
  }

  @Test
  void replaysAViolation() throws Exception {
    try (WindowRobot window = open(new ToyProject(0, 2, 20, false))) {
      ProjectViewModel project = openDemo(window);
      run(window, project);
      window.click("cancelled_is_final");
      window.picture("ended-violations-light");
      window.click("create_order → refund_order → refund_order");
      window.click("Replay this path");
      window.until("the replay", () -> window.says("3 / 3"));
      window.picture("replay-light");
      window.click("Prev");
      window.until("the step before", () -> window.says("2 / 3"));
      window.robot().press(KeyCode.HOME).release(KeyCode.HOME);
      window.until("the start", () -> window.says("0 / 3"));
      window.picture("replay-start");
      window.click("Next");
      window.until("the first step", () -> window.says("1 / 3"));
      window.robot().press(KeyCode.END).release(KeyCode.END);
      window.until("the end", () -> window.says("3 / 3"));
      window.onUi(() -> {
        window.window().appearance().themeProperty().set(Theme.DARK);
        return true;
      });
      window.picture("replay-dark");
      window.resize(1100, 700);
      window.picture("replay-small");
      window.click("Explore");
      window.picture("ended-violations-small");
      window.resize(1440, 900);
      window.picture("ended-violations-dark");
    }
  }

  @Test
  void saysWhatKindOfEndItWas() throws Exception {
    try (WindowRobot window = open(new ToyProject(0, 1, 20, true))) {
      ProjectViewModel project = openDemo(window);
      run(window, project);
      window.picture("ended-exhausted");
      assertTrue(
          ending(window, project).startsWith("Every sequence was tried. Nothing is broken."));
    }
    try (WindowRobot window = open(new ToyProject(0, 3, 3, true))) {
      ProjectViewModel project = openDemo(window);
      run(window, project);
      window.picture("ended-limit");
      assertTrue(
          ending(window, project).startsWith("Limit reached: depth 3. Nothing broken so far."));
    }
  }

  @Test
  void showsWhyAProjectIsRefused() throws Exception {
    try (WindowRobot window = open(new ToyProject(0, 1, 20, false))) {
      window.picture("welcome");
      window.onUi(() -> {
        window.window().workspace().open(Path.of("nowhere"));
        return true;
      });
      window.until("the problem", () -> window.says("venomqa.yaml:7:3"));
      assertTrue(window.says("actions/refund.js:4:12"));
      window.picture("refused");
    }
  }

  private static WindowRobot open(ToyProject project) throws Exception {
    return new WindowRobot(
        new ProjectOpener() {
          @Override
          public OpenedProject open(Path folder) throws ProjectRefused {
            throw new ProjectRefused(
                "This project cannot be explored as it is.",
                List.of(
                    new Problem(
                        "venomqa.yaml:7:3", "Unknown key “acton”.", "Did you mean “actions”?"),
                    new Problem("actions/refund.js:4:12", "Expected an operand but found }", "")));
          }

          @Override
          public OpenedProject openDemo() {
            return project;
          }
        });
  }

  private static ProjectViewModel openDemo(WindowRobot window) {
    window.click("Try the demo");
    window.until(
        "the project", () -> window.onUi(() -> window.window().workspace().project().isPresent()));
    return window.onUi(() -> window.window().workspace().project().orElseThrow());
  }

  private static void run(WindowRobot window, ProjectViewModel project) {
    window.robot().press(KeyCode.F5).release(KeyCode.F5);
    window.until("the end", () -> phase(project, window) == Phase.ENDED);
  }

  private static String ending(WindowRobot window, ProjectViewModel project) {
    return window.onUi(() -> project.explore().endingProperty().get().orElseThrow().text());
  }

  private static Phase phase(ProjectViewModel project, WindowRobot window) {
    return window.onUi(() -> project.run().phaseProperty().get());
  }

  private static int states(ProjectViewModel project) {
    return project.explore().runProperty().get().totals().states();
  }

  private static int calls(ProjectViewModel project) {
    return project.explore().runProperty().get().totals().transitions();
  }
}
