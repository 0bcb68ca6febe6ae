package io.venomqa.app.ui.explore;

import io.venomqa.app.ui.graph.Selection;
import io.venomqa.app.ui.graph.StateGraphView;
import io.venomqa.app.ui.part.CommandButton;
import io.venomqa.app.ui.part.EmptyNotice;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.part.NoticeBox;
import io.venomqa.app.ui.value.PathStep;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// One run: its tools, its numbers, its ending and its graph.
public final class ExploreView extends VBox {

  private static final Duration TICK = Duration.millis(200);

  private final StateGraphView graph;
  private final GraphTools tools;
  private final Timeline clock;
  private boolean selecting;

  /// @param actions names of the project's actions
  public ExploreView(
      RunViewModel run, ExploreViewModel explore, StateGraphView graph, List<String> actions) {
    this.graph = graph;
    this.tools = new GraphTools(graph, actions);
    this.clock = new Timeline(new KeyFrame(TICK, _ -> explore.tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    StackPane ending = new StackPane();
    StackPane stage = new StackPane(graph, empty(run, actions));
    setVgrow(stage, Priority.ALWAYS);
    stage.setMinHeight(0);
    getChildren()
        .addAll(
            new RunBar(run, explore), new CountersView(explore.counters()), ending, tools, stage);
    explore
        .endingProperty()
        .subscribe(notice -> {
          ending.getChildren().clear();
          notice.ifPresent(said -> {
            NoticeBox box = new NoticeBox(said);
            StackPane.setMargin(box, new Insets(8, 12, 0, 12));
            ending.getChildren().add(box);
          });
        });
    run.phaseProperty()
        .subscribe(phase -> {
          if (phase == Phase.STARTING) {
            graph.followProperty().set(true);
          }
          if (phase.isActive()) {
            clock.play();
          } else {
            clock.stop();
          }
        });
    draw(explore);
  }

  /// Puts the cursor into the graph's search field.
  public void find() {
    tools.find();
  }

  private void draw(ExploreViewModel explore) {
    explore.drawOn(graph::apply);
    explore.runProperty().addListener((_, _, _) -> graph.clear());
    explore
        .highlightProperty()
        .subscribe(path -> graph.highlight(path.stream().map(PathStep::transition).toList()));
    explore
        .selectionProperty()
        .subscribe(selected -> {
          selecting = true;
          graph.select(selected);
          selecting = false;
        });
    graph
        .selectionProperty()
        .addListener((_, _, selected) -> {
          if (!selecting) {
            show(explore, selected);
          }
        });
  }

  private static void show(ExploreViewModel explore, Selection selected) {
    switch (selected) {
      case Selection.None() -> explore.selectNothing();
      case Selection.State(int number) -> explore.selectState(number);
      case Selection.Transition(int number) -> explore.selectTransition(number);
    }
  }

  private static EmptyNotice empty(RunViewModel run, List<String> actions) {
    CommandButton button = new CommandButton(run.run(), "mdomz-play_arrow", "accent");
    button.setText("Run");
    button.setGraphicTextGap(8);
    EmptyNotice empty =
        new EmptyNotice(
            "mdoal-device_hub",
            "No states yet",
            "Run tries every sequence of %d actions and draws each new state here."
                .formatted(actions.size()),
            button,
            Labels.of("F5", "key-cap"));
    empty.visibleProperty().bind(run.phaseProperty().map(phase -> phase == Phase.IDLE));
    empty.setMouseTransparent(false);
    empty.setPickOnBounds(false);
    return empty;
  }
}
