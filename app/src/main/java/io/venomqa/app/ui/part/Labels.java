package io.venomqa.app.ui.part;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Makes labels of the theme's styles.
public final class Labels {

  private Labels() {}

  public static Label of(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    label.setTextOverrun(OverrunStyle.ELLIPSIS);
    return label;
  }

  public static Label of(ObservableValue<String> text, String... styleClasses) {
    Label label = of("", styleClasses);
    label.textProperty().bind(text);
    return label;
  }

  /// Several lines when one is too narrow.
  public static Label wrapped(String text, String... styleClasses) {
    Label label = of(text, styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// Never narrower than its text.
  public static Label whole(String text, String... styleClasses) {
    Label label = of(text, styleClasses);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /// Room that pushes what follows to the right.
  public static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }
}
