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
    for (Order order : Order.values()) {
      RadioMenuItem item = new RadioMenuItem(order.words);
      item.setToggleGroup(group);
      item.setOnAction(_ -> run.chooseOrder(order.depthFirst));
      item.disableProperty().bind(run.phaseProperty().map(Phase::isActive));
      getItems().add(item);
      run.settingsProperty()
          .subscribe(_ -> {
            if (run.isDepthFirst() == order.depthFirst) {
              item.setSelected(true);
              setText(order.words);
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

  private enum Order {
    BREADTH("Breadth first", false),
    DEPTH("Depth first", true);

    private final String words;
    private final boolean depthFirst;

    Order(String words, boolean depthFirst) {
      this.words = words;
      this.depthFirst = depthFirst;
    }
  }
}
