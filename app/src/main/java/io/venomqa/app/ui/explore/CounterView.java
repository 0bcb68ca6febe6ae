package io.venomqa.app.ui.explore;

import io.venomqa.app.ui.part.Labels;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// A number with its caption, its note and its course. Drops the course, then the note, when it is
/// too narrow.
final class CounterView extends Pane {

  private static final double SPARK_WIDTH = 54;
  private static final double SPARK_HEIGHT = 18;
  private static final double WIDE = 124;
  private static final double MIDDLE = 100;

  private final Polyline line = new Polyline();
  private final Polygon area = new Polygon();
  private final Pane spark = new Pane(area, line);
  private final Label note;
  private final VBox words;

  CounterView(CounterViewModel counter) {
    getStyleClass().addAll("counter", counter.caption().toLowerCase(Locale.ROOT));
    line.getStyleClass().add("spark-line");
    area.getStyleClass().add("spark-area");
    Label caption = Labels.of(counter.caption(), "caption");
    Label value = Labels.of(counter.valueProperty(), "counter-value");
    value.setMinWidth(USE_PREF_SIZE);
    note = Labels.of(counter.noteProperty(), "caption");
    HBox numbers = new HBox(6, value, note);
    numbers.setStyle("-fx-alignment: baseline-left;");
    words = new VBox(caption, numbers);
    spark.setManaged(false);
    getChildren().addAll(words, spark);
    counter.course().addListener((InvalidationListener) _ -> draw(counter));
    accessibleTextProperty()
        .bind(counter.valueProperty().map(number -> counter.caption() + ": " + number));
    setMinWidth(0);
  }

  @Override
  protected void layoutChildren() {
    double inside = getWidth() - getInsets().getLeft() - getInsets().getRight();
    spark.setVisible(getWidth() >= WIDE);
    note.setVisible(getWidth() >= MIDDLE);
    words.resizeRelocate(getInsets().getLeft(), 6, inside, getHeight() - 12);
    spark.resizeRelocate(getWidth() - SPARK_WIDTH - 9, 8, SPARK_WIDTH, SPARK_HEIGHT);
  }

  private void draw(CounterViewModel counter) {
    line.getPoints().clear();
    area.getPoints().clear();
    int samples = counter.course().size();
    if (samples < 2) {
      return;
    }
    double max = counter.course().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    area.getPoints().addAll(0.0, SPARK_HEIGHT);
    for (int i = 0; i < samples; i++) {
      double x = SPARK_WIDTH * i / (samples - 1);
      double share = max == 0 ? 0 : counter.course().get(i) / max;
      double y = SPARK_HEIGHT - 1 - share * (SPARK_HEIGHT - 3);
      line.getPoints().addAll(x, y);
      area.getPoints().addAll(x, y);
    }
    area.getPoints().addAll(SPARK_WIDTH, SPARK_HEIGHT);
  }
}
