package io.venomqa.app.ui.explore;

import io.venomqa.app.ui.part.Icons;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/// In which order the next run explores.
final class StrategyMenu extends MenuButton {

  StrategyMenu(RunViewModel run) {
    setGraphic(Icons.of("mdoal-account_tree"));
    setMinWidth(USE_PREF_SIZE);
    ToggleGroup group = new ToggleGroup();
    for (String strategy : run.strategies()) {
      RadioMenuItem item = new RadioMenuItem(strategy);
      item.setToggleGroup(group);
      item.setOnAction(_ -> run.chooseStrategy(strategy));
      item.disableProperty().bind(run.phaseProperty().map(Phase::isActive));
      getItems().add(item);
      run.settingsProperty()
          .subscribe(_ -> {
            if (run.strategy().equals(strategy)) {
              item.setSelected(true);
              setText(strategy);
            }
          });
    }
    setTooltip(new Tooltip());
    run.phaseProperty()
        .subscribe(phase ->
            getTooltip()
                .setText(
                    phase.isActive()
                        ? "Strategy: stop the run to change it."
                        : "Strategy of the next run"));
  }
}
