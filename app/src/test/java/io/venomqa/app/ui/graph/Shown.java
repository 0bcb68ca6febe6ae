package io.venomqa.app.ui.graph;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The component in a window, for tests.
final class Shown implements AutoCloseable {
  private final ExecutorService painting = Executors.newSingleThreadExecutor();
  private final ExecutorService layouting = Executors.newSingleThreadExecutor();
  private final StateGraphView view;
  private final StackPane root;

  private Shown(Stage stage, boolean dark, int width, int height) {
    view = new StateGraphView(painting, layouting, Platform::runLater);
    view.reducedMotionProperty().set(true);
    root = new StackPane(view);
    root.getStyleClass().add(dark ? "dark" : "light");
    Scene scene = new Scene(root, width, height);
    scene
        .getStylesheets()
        .add(Objects.requireNonNull(Shown.class.getResource("inks.css")).toExternalForm());
    stage.setScene(scene);
    stage.show();
  }

  static Shown open(boolean dark, int width, int height) throws TimeoutException {
    Stage stage = FxToolkit.registerPrimaryStage();
    return onUi(() -> new Shown(stage, dark, width, height));
  }

  StateGraphView view() {
    return view;
  }

  void switchTo(String theme) {
    onUi(() -> {
      root.getStyleClass().setAll("root", theme);
      return theme;
    });
  }

  static <T> T onUi(Supplier<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(20_000, action::get);
  }

  static void onUi(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(20_000, action);
  }

  /// Waits until everything is laid out and drawn.
  void settle() throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onUi(() -> !view.isBusy()));
  }

  BufferedImage snapshot(String name) throws IOException, TimeoutException {
    settle();
    WritableImage image = onUi(() -> root.snapshot(null, null));
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    File folder = new File("target/screenshots");
    if (!folder.isDirectory() && !folder.mkdirs()) {
      throw new IOException("no folder " + folder);
    }
    ImageIO.write(picture, "png", new File(folder, "graph-" + name + ".png"));
    return picture;
  }

  @Override
  public void close() {
    onUi(() -> {
      root.getChildren().clear();
      return true;
    });
    painting.shutdown();
    layouting.shutdown();
  }
}
