package io.venomqa.app.ui.explore;

import io.venomqa.app.ui.part.CommandButton;
import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.part.WordyRow;
import io.venomqa.app.ui.value.Words;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Run, Pause, Step, Stop; how the run goes about it; where it stands.
final class RunBar extends StackPane {

  RunBar(RunViewModel run, ExploreViewModel explore) {
    CommandButton start = new CommandButton(run.run(), "mdomz-play_arrow");
    run.phaseProperty()
        .subscribe(phase -> {
          start.getStyleClass().remove("accent");
          if (phase == Phase.ENDED) {
            start.getStyleClass().add("accent");
          }
        });
    CommandButton resume = new CommandButton(run.resume(), "mdomz-restore");
    resume.visibleProperty().bind(run.resumableProperty());
    resume.managedProperty().bind(resume.visibleProperty());
    CommandButton pause = new CommandButton(run.pause(), "mdomz-pause");
    CommandButton goOn = new CommandButton(run.goOn(), "mdomz-play_arrow");
    goOn.visibleProperty().bind(run.phaseProperty().map(phase -> phase == Phase.PAUSED));
    goOn.managedProperty().bind(goOn.visibleProperty());
    pause.visibleProperty().bind(goOn.visibleProperty().not());
    pause.managedProperty().bind(pause.visibleProperty());
    Region line = new Region();
    line.getStyleClass().add("separator-mark");
    WordyRow row =
        new WordyRow(
            start,
            resume,
            pause,
            goOn,
            new CommandButton(run.step(), "mdomz-skip_next"),
            new CommandButton(run.stop(), "mdomz-stop"),
            line,
            new StrategyMenu(run),
            limits(run),
            Labels.spring(),
            state(run, explore));
    row.getStyleClass().add("tool-bar-row");
    getChildren().add(row);
  }

  private static Label limits(RunViewModel run) {
    Label limits = new Label("", Icons.of("mdomz-tune"));
    limits.getStyleClass().add("secondary");
    limits.setGraphicTextGap(6);
    limits.setMinWidth(USE_PREF_SIZE);
    Tooltip tooltip = new Tooltip();
    limits.setTooltip(tooltip);
    run.settingsProperty()
        .subscribe(settings -> {
          String time = Words.duration(settings.time());
          limits.setText("depth " + settings.depth() + " · " + time);
          tooltip.setText(
              "Limits: depth %d, %s, %s, %s. Change them in venomqa.yaml."
                  .formatted(
                      settings.depth(),
                      time,
                      Words.count(settings.steps(), "call"),
                      Words.count(settings.violations(), "violation")));
        });
    return limits;
  }

  private static Node state(RunViewModel run, ExploreViewModel explore) {
    FontIcon icon = Icons.of("mdoal-autorenew");
    Label word = Labels.whole("", "strong", "run-state");
    word.setStyle("-fx-font-size: 12px;");
    Label clock =
        Labels.of(explore.elapsedProperty().map(Words::clock), "mono", "muted", "run-clock");
    clock.setMinWidth(USE_PREF_SIZE);
    run.phaseProperty()
        .subscribe(phase -> {
          word.setText(phase.words());
          icon.getStyleClass().removeAll("accented");
          switch (phase) {
            case IDLE -> icon.setIconLiteral("mdomz-radio_button_unchecked");
            case PAUSED, PAUSING -> icon.setIconLiteral("mdomz-pause");
            case ENDED -> icon.setIconLiteral("mdomz-stop");
            case STARTING, PROVING, RUNNING, STOPPING -> {
              icon.setIconLiteral("mdoal-autorenew");
              icon.getStyleClass().add("accented");
            }
          }
        });
    HBox box = new HBox(6, icon, word, clock);
    box.setStyle("-fx-alignment: center-left;");
    box.setMinWidth(USE_PREF_SIZE);
    return box;
  }
}
