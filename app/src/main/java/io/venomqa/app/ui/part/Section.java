package io.venomqa.app.ui.part;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A title that folds what is under it.
public final class Section extends VBox {

  private final FontIcon arrow = Icons.of("mdoal-expand_more");
  private final Node body;

  /// @param extras what stands at the right end of the title
  public Section(String title, Node body, Node... extras) {
    this.body = body;
    HBox head = new HBox(arrow, Labels.whole(title, "strong"), Labels.spring());
    head.getChildren().addAll(extras);
    head.getStyleClass().addAll("section-title", "foldable");
    head.setFocusTraversable(true);
    head.setAccessibleRole(AccessibleRole.BUTTON);
    head.setAccessibleText(title);
    head.setOnMouseClicked(_ -> fold());
    head.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.SPACE || key.getCode() == KeyCode.ENTER) {
        fold();
        key.consume();
      }
    });
    getChildren().addAll(head, body);
  }

  private void fold() {
    boolean open = !body.isVisible();
    body.setVisible(open);
    body.setManaged(open);
    arrow.setIconLiteral(open ? "mdoal-expand_more" : "mdoal-chevron_right");
  }
}
