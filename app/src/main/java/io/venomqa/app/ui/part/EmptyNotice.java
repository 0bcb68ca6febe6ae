package io.venomqa.app.ui.part;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Stands where nothing is yet: what is missing, what would fill it, and the button for it.
public final class EmptyNotice extends VBox {

  public EmptyNotice(String icon, String missing, String remedy, Node... buttons) {
    getStyleClass().add("empty");
    var words = Labels.wrapped(remedy, "secondary");
    words.setMaxWidth(340);
    getChildren().addAll(Icons.of(icon, "large"), Labels.of(missing, "strong"), words);
    getChildren().addAll(buttons);
  }
}
