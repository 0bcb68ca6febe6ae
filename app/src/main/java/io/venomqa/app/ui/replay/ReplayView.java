package io.venomqa.app.ui.replay;

import io.venomqa.app.ui.command.Command;
import io.venomqa.app.ui.graph.Selection;
import io.venomqa.app.ui.graph.StateGraphView;
import io.venomqa.app.ui.part.CommandButton;
import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.value.CallDetail;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// A recorded path, step by step, side by side with what each step changed.
public final class ReplayView extends VBox {

  private static final Duration STEP = Duration.millis(700);

  private final ReplayViewModel replay;

  /// @param graph for the small picture of the path
  /// @param copyCurl copies calls as commands for a shell
  public ReplayView(
      ReplayViewModel replay, StateGraphView graph, Consumer<List<CallDetail>> copyCurl) {
    this.replay = replay;
    getStyleClass().add("replay");
    VBox left = new VBox(new SequenceView(replay), graphPane(graph));
    VBox.setVgrow(left.getChildren().getFirst(), Priority.ALWAYS);
    StepView step =
        new StepView(replay, () -> replay.call().ifPresent(call -> copyCurl.accept(List.of(call))));
    StateDiffView diff = new StateDiffView(replay);
    width(left, 240, 304);
    step.setMinWidth(280);
    HBox.setHgrow(step, Priority.ALWAYS);
    diff.setMinWidth(280);
    diff.setPrefWidth(440);
    HBox panes = new HBox(left, upright(), step, upright(), diff);
    VBox.setVgrow(panes, Priority.ALWAYS);
    panes.setMinHeight(0);
    getChildren().addAll(tools(), panes);
    play();
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setFocusTraversable(true);
  }

  private Node tools() {
    CommandButton first = button(replay.first(), "mdoal-first_page", "first-segment");
    CommandButton previous = button(replay.previous(), "mdomz-skip_previous", "middle-segment");
    CommandButton play = button(replay.play(), "mdomz-play_arrow", "middle-segment");
    CommandButton next = button(replay.next(), "mdomz-skip_next", "middle-segment");
    CommandButton last = button(replay.last(), "mdoal-last_page", "last-segment");
    first.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    last.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    next.setContentDisplay(ContentDisplay.RIGHT);
    play.getStyleClass().add("accent");
    play.setMinWidth(84);
    replay
        .playingProperty()
        .subscribe(on -> {
          play.setText(on ? "Hold" : "Play");
          play.setGraphic(Icons.of(on ? "mdomz-pause" : "mdomz-play_arrow"));
        });
    HBox buttons = new HBox(-1, first, previous, play, next, last);
    buttons.setStyle("-fx-alignment: center-left;");
    buttons.setMinWidth(USE_PREF_SIZE);
    Label position = Labels.whole("", "mono", "strong");
    replay.positionProperty().subscribe(at -> position.setText(at + " / " + replay.length()));
    HBox recorded = new HBox(6, Icons.of("mdoal-history"), Labels.whole("Recorded", "secondary"));
    recorded.setStyle("-fx-alignment: center-left;");
    HBox row = new HBox(buttons, position, new StepSlider(replay), Labels.spring(), recorded);
    row.getStyleClass().add("tool-bar-row");
    row.setStyle("-fx-spacing: 16px; -fx-min-height: 56px; -fx-max-height: 56px;");
    return row;
  }

  private static CommandButton button(Command command, String icon, String place) {
    return new CommandButton(command, icon, place);
  }

  private Node graphPane(StateGraphView graph) {
    HBox title =
        new HBox(Labels.whole("Graph", "strong"), Labels.whole("follows the step", "secondary"));
    title.getStyleClass().add("pane-title");
    graph.setMinHeight(160);
    graph.prefHeightProperty().bind(heightProperty().map(all -> graphHeight(all.doubleValue())));
    graph.apply(replay.picture());
    graph.highlight(replay.calls().stream().map(CallDetail::transition).toList());
    replay
        .positionProperty()
        .subscribe(at -> {
          if (replay.call().isPresent()) {
            CallDetail call = replay.call().get();
            graph.highlightStep(call.transition());
            graph.select(call.to() < 0 ? Selection.none() : new Selection.State(call.to()));
          } else {
            graph.highlightStep(-1);
            graph.select(new Selection.State(0));
          }
        });
    graph.fit();
    VBox box = new VBox(title, graph);
    box.setStyle("-fx-border-color: -color-border-default transparent transparent transparent;");
    return box;
  }

  private static double graphHeight(double whole) {
    return Math.clamp(whole * 0.28, 160, 320);
  }

  private void play() {
    Timeline clock = new Timeline(new KeyFrame(STEP, _ -> replay.tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    replay
        .playingProperty()
        .subscribe(on -> {
          if (on) {
            clock.playFromStart();
          } else {
            clock.stop();
          }
        });
    sceneProperty()
        .subscribe(scene -> {
          if (scene == null && replay.playingProperty().get()) {
            replay.play().perform();
          }
        });
  }

  private void key(KeyEvent key) {
    if (key.isShortcutDown() || key.isAltDown()) {
      return;
    }
    switch (key.getCode()) {
      case LEFT -> replay.previous().perform();
      case RIGHT -> replay.next().perform();
      case HOME -> replay.first().perform();
      case END -> replay.last().perform();
      case SPACE -> replay.play().perform();
      case C -> replay.changedOnlyProperty().set(!replay.changedOnlyProperty().get());
      default -> {
        return;
      }
    }
    key.consume();
  }

  private static void width(Region region, double min, double pref) {
    region.setMinWidth(min);
    region.setPrefWidth(pref);
    region.setMaxWidth(pref);
  }

  private static Region upright() {
    Region line = new Region();
    line.getStyleClass().add("upright");
    return line;
  }
}
