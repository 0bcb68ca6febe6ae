package io.venomqa.app.ui.graph;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The component as a person sees it, written to target/screenshots.
class PicturesTest {

  @ParameterizedTest
  @CsvSource({
    "30, 3, 30, light",
    "30, 3, 30, dark",
    "46, 4, 46, light",
    "300, 5, 300, light",
    "300, 5, 300, dark",
    "2000, 7, 2000, light",
    "2000, 7, 2000, dark",
    "20000, 8, 20000, light",
    "20000, 8, 20000, dark",
    "1200, 6, 1200, light"
  })
  void showsAWalkOfTheShop(String name, int orders, int states, String theme) throws Exception {
    ToyShop shop = new ToyShop(orders, states);
    try (Shown shown = Shown.open(theme.equals("dark"), 840, 480)) {
      BufferedImage empty = shown.snapshot("empty-" + theme);
      Shown.onUi(() -> {
        shown.view().apply(shop.changes());
        shown.view().highlight(shop.pathTo(shop.doubleRefund()));
        shown.view().select(new Selection.Transition(shop.pathTo(shop.doubleRefund()).getLast()));
      });
      BufferedImage full = shown.snapshot(name + "-" + theme);
      assertNotEquals(count(empty), count(full));
    }
  }

  private static long count(BufferedImage picture) {
    int ground = picture.getRGB(picture.getWidth() - 2, picture.getHeight() - 60);
    long other = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        other += picture.getRGB(x, y) == ground ? 0 : 1;
      }
    }
    return other;
  }
}
