package io.venomqa.app.ui.part;

import io.venomqa.app.ui.value.Level;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// The shape and colour of a severity, 12 px.
public final class SeverityShape extends StackPane {

  private static final double SIZE = 12;

  public SeverityShape(Level level) {
    SVGPath path = new SVGPath();
    path.setContent(
        switch (level) {
          case CRITICAL -> "M3.75 0.9h4.5L11.1 3.75v4.5L8.25 11.1h-4.5L0.9 8.25v-4.5Z";
          case HIGH -> "M6 1.05 11.4 10.8H0.6Z";
          case MEDIUM -> "M6 0.6 11.4 6 6 11.4 0.6 6Z";
          case LOW -> "M1.5 1.5h9v9h-9Z";
        });
    path.getStyleClass().addAll("severity-shape", level.styleClass());
    getChildren().add(path);
    setMinSize(SIZE, SIZE);
    setPrefSize(SIZE, SIZE);
    setMaxSize(SIZE, SIZE);
    setAccessibleText(level.name());
  }
}
