package io.venomqa.app.ui.part;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;

/// A row of tools that drops the words of those with an icon when it is too narrow.
public final class WordyRow extends HBox {

  private double wordyWidth;

  public WordyRow(Node... nodes) {
    super(nodes);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    boolean isWordy = wordless().noneMatch(WordyRow::isWordless);
    if (isWordy) {
      wordyWidth = needed();
      if (wordyWidth > getWidth()) {
        show(ContentDisplay.GRAPHIC_ONLY);
      }
    } else if (wordyWidth <= getWidth()) {
      show(ContentDisplay.LEFT);
    }
    super.layoutChildren();
  }

  private double needed() {
    double sum = getInsets().getLeft() + getInsets().getRight();
    List<Node> managed = getManagedChildren();
    for (Node child : managed) {
      sum += HBox.getHgrow(child) == null ? child.prefWidth(-1) : child.minWidth(-1);
    }
    return sum + getSpacing() * Math.max(0, managed.size() - 1);
  }

  private void show(ContentDisplay display) {
    wordless().forEach(tool -> tool.setContentDisplay(display));
    getChildren().forEach(child -> child.autosize());
  }

  private Stream<Labeled> wordless() {
    return getChildren().stream()
        .filter(child -> child instanceof Labeled tool && tool.getGraphic() != null)
        .filter(child -> !child.getStyleClass().contains("icon-button"))
        .map(Labeled.class::cast);
  }

  private static boolean isWordless(Labeled tool) {
    return tool.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY;
  }
}
