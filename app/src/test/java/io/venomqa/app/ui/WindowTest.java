package io.venomqa.app.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.session.OpenedProject;
import io.venomqa.app.session.ProjectOpener;
import io.venomqa.app.ui.explore.Phase;
import io.venomqa.app.ui.shell.ProjectViewModel;
import io.venomqa.app.ui.theme.Theme;
import io.venomqa.app.ui.toy.ToyProject;
import io.venomqa.app.wiring.ProjectOpening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window says of projects and runs of every kind.
class WindowTest {

  @TempDir Path folder;

  @Test
  void saysThatEverySequenceWasTried() throws Exception {
    try (WindowRobot window = open(new ToyProject(0, 1, 20, true))) {
      String ending = ending(window);
      window.picture("ended-exhausted");

      assertTrue(ending.startsWith("Every sequence was tried. Nothing is broken."), ending);
    }
  }

  @Test
  void saysWhichLimitWasReached() throws Exception {
    try (WindowRobot window = open(new ToyProject(0, 3, 4, true))) {
      String ending = ending(window);
      window.picture("ended-limit-light");
      window.wear(Theme.DARK);
      window.picture("ended-limit-dark");

      assertTrue(ending.startsWith("Limit reached: depth 4. Nothing broken so far."), ending);
    }
  }

  @Test
  void showsWhereAProjectIsWrong() throws Exception {
    Files.writeString(
        folder.resolve("venomqa.yaml"), "format: 1\nname: shop\napi:\n  ulr: http://localhost\n");
    try (ScriptEngine engine = new ScriptEngine();
        WindowRobot window =
            new WindowRobot(threads -> new ProjectOpening(engine, Map.of(), threads))) {
      window.picture("welcome-light");
      window.onUi(() -> {
        window.window().workspace().open(folder);
        return true;
      });

      window.until("the place", () -> window.says("venomqa.yaml:4:3"));

      window.picture("refused-light");
      window.wear(Theme.DARK);
      window.picture("refused-dark");
    }
  }

  @Test
  void saysWhyARunCouldNotGoOn() throws Exception {
    writeAProjectWhoseApiIsDown();
    try (ScriptEngine engine = new ScriptEngine();
        WindowRobot window =
            new WindowRobot(threads -> new ProjectOpening(engine, Map.of(), threads))) {
      window.onUi(() -> {
        window.window().workspace().open(folder);
        return true;
      });
      window.until("the project", () -> window.says("read"));
      ProjectViewModel project =
          window.onUi(() -> window.window().workspace().project().orElseThrow());
      window.press(KeyCode.F5);
      window.until(project, Phase.ENDED);
      window.picture("ended-aborted");

      String ending =
          window.onUi(() -> project.explore().endingProperty().get().orElseThrow().text());
      assertTrue(ending.startsWith("The run could not go on: "), ending);
      assertTrue(ending.contains("127.0.0.1:1"), ending);
    }
  }

  @Test
  void saysWhyRollbackCannotBeProven() throws Exception {
    writeAProjectWhoseApiIsDown();
    try (ScriptEngine engine = new ScriptEngine();
        WindowRobot window =
            new WindowRobot(threads -> new ProjectOpening(engine, Map.of(), threads))) {
      window.onUi(() -> {
        window.window().workspace().open(folder);
        return true;
      });
      window.until("the project", () -> window.says("read"));

      window.press(KeyCode.CONTROL, KeyCode.R);

      window.until("the finding", () -> window.says("Nothing answers at http://127.0.0.1:1."));
      assertTrue(window.says("Rollback not proven · SQLite"));
      window.picture("world-wrong-light");
      window.wear(Theme.DARK);
      window.picture("world-wrong-dark");
    }
  }

  private void writeAProjectWhoseApiIsDown() throws IOException {
    Files.writeString(
        folder.resolve("venomqa.yaml"),
        """
        format: 1
        name: shop
        api: {url: "http://127.0.0.1:1"}
        systems:
          db: {sqlite: shop.db}
        """);
    Files.createDirectories(folder.resolve("actions"));
    Files.writeString(
        folder.resolve("actions/read.js"),
        "export default function (api) { return api.get('/'); }\n");
  }

  private static WindowRobot open(ToyProject project) throws Exception {
    return new WindowRobot(_ ->
        new ProjectOpener() {
          @Override
          public OpenedProject open(Path folder) {
            return project;
          }

          @Override
          public OpenedProject openDemo() {
            return project;
          }
        });
  }

  private static String ending(WindowRobot window) {
    ProjectViewModel project = window.openDemo();
    window.press(KeyCode.F5);
    window.until(project, Phase.ENDED);
    return window.onUi(() -> project.explore().endingProperty().get().orElseThrow().text());
  }
}
