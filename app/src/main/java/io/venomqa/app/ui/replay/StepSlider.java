package io.venomqa.app.ui.replay;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/// The positions of a replay on a line; a click or a drag goes to the nearest.
final class StepSlider extends Pane {

  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final double EDGE = 12;
  private static final double LINE = 14;
  private static final int MOST_STOPS = 20;

  private final ReplayViewModel replay;
  private final Region track = new Region();
  private final Region done = new Region();
  private final List<Circle> stops = new ArrayList<>();
  private final List<Label> numbers = new ArrayList<>();
  private final Circle ring = new Circle(9);
  private final Circle thumb = new Circle(6);

  StepSlider(ReplayViewModel replay) {
    this.replay = replay;
    getStyleClass().add("step-slider");
    track.getStyleClass().add("step-track");
    done.getStyleClass().add("step-track-done");
    ring.getStyleClass().add("step-thumb-ring");
    thumb.getStyleClass().add("step-thumb");
    getChildren().addAll(track, done);
    if (replay.length() <= MOST_STOPS) {
      for (int i = 0; i <= replay.length(); i++) {
        Circle stop = new Circle(4.5);
        stop.getStyleClass().add("step-stop");
        stops.add(stop);
        Label number = new Label(Integer.toString(i));
        number.getStyleClass().add("caption");
        numbers.add(number);
      }
      getChildren().addAll(stops);
      getChildren().addAll(numbers);
    }
    getChildren().addAll(ring, thumb);
    setPrefSize(Math.clamp(replay.length() * 96L, 96, 320), 40);
    setMaxHeight(40);
    setMinWidth(96);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText("Step");
    setOnMousePressed(press -> goTo(press.getX()));
    setOnMouseDragged(drag -> goTo(drag.getX()));
    replay.positionProperty().subscribe(_ -> requestLayout());
  }

  @Override
  protected void layoutChildren() {
    double position = x(replay.positionProperty().get());
    track.resizeRelocate(EDGE, LINE - 2, getWidth() - 2 * EDGE, 4);
    done.resizeRelocate(EDGE, LINE - 2, position - EDGE, 4);
    for (int i = 0; i < stops.size(); i++) {
      stops.get(i).relocate(x(i) - 4.5, LINE - 4.5);
      stops.get(i).pseudoClassStateChanged(DONE, i <= replay.positionProperty().get());
      Label number = numbers.get(i);
      number.autosize();
      number.relocate(Math.rint(x(i) - number.getWidth() / 2), LINE + 9);
    }
    ring.setCenterX(position);
    ring.setCenterY(LINE);
    thumb.setCenterX(position);
    thumb.setCenterY(LINE);
    boolean broken = replay.length() > 0 && replay.positionProperty().get() == replay.length();
    thumb.getStyleClass().remove("bad");
    if (broken) {
      thumb.getStyleClass().add("bad");
    }
  }

  private double x(int position) {
    int length = Math.max(1, replay.length());
    return EDGE + (getWidth() - 2 * EDGE) * position / length;
  }

  private void goTo(double x) {
    double share = (x - EDGE) / Math.max(1, getWidth() - 2 * EDGE);
    replay.goTo((int) Math.round(share * replay.length()));
  }
}
