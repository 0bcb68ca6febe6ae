package io.venomqa.app.ui.shell;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;

/// The program's own pictures.
final class Brand {

  private Brand() {}

  /// The window's icons, in the sizes that there are.
  static List<Image> icons() {
    List<Image> images = new ArrayList<>();
    for (int size : new int[] {16, 32, 48, 64, 128, 256}) {
      Image image = image(size);
      if (image != null) {
        images.add(image);
      }
    }
    return images;
  }

  /// The mark at a size in pixels; null when the build has none.
  static @Nullable ImageView mark(int size) {
    Image image = image(128);
    if (image == null) {
      return null;
    }
    ImageView view = new ImageView(image);
    view.setFitWidth(size);
    view.setFitHeight(size);
    view.setSmooth(true);
    return view;
  }

  private static @Nullable Image image(int size) {
    InputStream stream =
        Brand.class.getResourceAsStream("/io/venomqa/app/ui/icons/venomqa-" + size + ".png");
    return stream == null ? null : new Image(stream);
  }
}
