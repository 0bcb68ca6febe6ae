package io.venomqa.app.ui;

import io.venomqa.app.session.ProjectOpener;
import io.venomqa.app.ui.explore.Phase;
import io.venomqa.app.ui.shell.MainWindow;
import io.venomqa.app.ui.shell.ProjectViewModel;
import io.venomqa.app.ui.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// Opens the window, clicks in it, waits for what should come, and takes pictures.
final class WindowRobot implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final FxRobot robot = new FxRobot();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final MainWindow window;

  WindowRobot(Function<Executor, ProjectOpener> opener) throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    Platform.setImplicitExit(false);
    window =
        onUi(() -> {
          MainWindow opened = new MainWindow(opener, new Stage(), closed::countDown);
          opened.show();
          return opened;
        });
    resize(1440, 900);
  }

  MainWindow window() {
    return window;
  }

  FxRobot robot() {
    return robot;
  }

  void resize(double width, double height) {
    onUi(() -> {
      window.stage().setWidth(width);
      window.stage().setHeight(height);
      return true;
    });
  }

  /// Clicks the visible control with this text.
  void click(String text) {
    until("a control that says " + text, () -> onUi(() -> find(text) != null));
    Node node = onUi(() -> find(text));
    robot.clickOn(node);
  }

  /// The visible node with this text, or null.
  private @org.jspecify.annotations.Nullable Node find(String text) {
    return window.stage().getScene().getRoot().lookupAll("*").stream()
        .filter(node -> node instanceof Labeled said && text.equals(said.getText()))
        .filter(WindowRobot::isShown)
        .findFirst()
        .orElse(null);
  }

  /// Whether a visible control or label says this.
  boolean says(String text) {
    return onUi(() -> find(text) != null);
  }

  private static boolean isShown(Node node) {
    for (Node up = node; up != null; up = up.getParent()) {
      if (!up.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /// Waits until the condition holds.
  void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        picture("failed");
        throw new AssertionError("Never came: " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /// Waits until the window has looked the same for a while, and writes it to `target/screenshots`.
  void picture(String name) {
    byte[] before = shot();
    int same = 0;
    for (int tries = 0; tries < 60 && same < 3; tries++) {
      LockSupport.parkNanos(150_000_000);
      byte[] now = shot();
      same = Arrays.equals(before, now) ? same + 1 : 0;
      before = now;
    }
    try {
      Path folder = Files.createDirectories(Path.of("target", "screenshots"));
      Files.write(folder.resolve(name + ".png"), before);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private byte[] shot() {
    return onUi(() -> PngShot.of(window.stage().getScene()));
  }

  /// Presses a key and lets it go.
  void press(KeyCode... keys) {
    robot.push(keys);
  }

  /// Opens the demo by its card on the welcome page.
  ProjectViewModel openDemo() {
    click("Try the demo");
    until("the project", () -> onUi(() -> window.workspace().project().isPresent()));
    return onUi(() -> window.workspace().project().orElseThrow());
  }

  Phase phase(ProjectViewModel project) {
    return onUi(() -> project.run().phaseProperty().get());
  }

  /// Waits until the run stands there.
  void until(ProjectViewModel project, Phase phase) {
    until(phase.words(), () -> phase(project) == phase);
  }

  void wear(Theme theme) {
    onUi(() -> {
      window.appearance().themeProperty().set(theme);
      return true;
    });
  }

  /// Does something on the UI thread and waits for it.
  <T> T onUi(Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        done.complete(work.get());
      } catch (RuntimeException problem) {
        done.completeExceptionally(problem);
      }
    });
    return done.orTimeout(60, TimeUnit.SECONDS).join();
  }

  /// Closes the window and waits for everything to be put back.
  @Override
  public void close() {
    onUi(() -> {
      window.close();
      return true;
    });
    until("the end of the window", () -> closed.getCount() == 0);
  }
}
