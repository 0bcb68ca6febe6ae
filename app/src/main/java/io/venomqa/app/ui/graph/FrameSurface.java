package io.venomqa.app.ui.graph;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// Two pictures in turn: one is shown while the next is drawn. [#draw] belongs to the painting
/// thread, [#show] to the UI thread; the caller asks for the next only after it showed the last.
final class FrameSurface {
  private final ScenePainter painter = new ScenePainter();
  private final @Nullable Frame[] frames = new Frame[2];
  private int turn;

  /// A picture that JavaFX can show without copying it.
  ///
  /// @param canvas where Java2D draws
  /// @param buffer the same memory for JavaFX
  /// @param image the image over it
  record Frame(BufferedImage canvas, PixelBuffer<IntBuffer> buffer, WritableImage image) {

    static Frame of(int width, int height) {
      BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
      int[] pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
      PixelBuffer<IntBuffer> buffer =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
      return new Frame(canvas, buffer, new WritableImage(buffer));
    }
  }

  Frame draw(Scene scene) {
    int width = (int) Math.max(1, Math.ceil(scene.width() * scene.scale()));
    int height = (int) Math.max(1, Math.ceil(scene.height() * scene.scale()));
    Frame frame = frames[turn];
    if (frame == null
        || frame.canvas().getWidth() != width
        || frame.canvas().getHeight() != height) {
      frame = Frame.of(width, height);
      frames[turn] = frame;
    }
    turn = 1 - turn;
    Graphics2D g = frame.canvas().createGraphics();
    try {
      painter.paint(g, scene);
    } finally {
      g.dispose();
    }
    return frame;
  }

  /// @param scale pixels of the screen for one of the window
  static void show(Frame frame, ImageView view, double scale) {
    frame.buffer().updateBuffer(_ -> null);
    view.setImage(frame.image());
    view.setFitWidth(frame.canvas().getWidth() / scale);
    view.setFitHeight(frame.canvas().getHeight() / scale);
  }
}
