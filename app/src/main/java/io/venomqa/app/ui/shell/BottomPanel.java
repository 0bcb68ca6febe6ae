package io.venomqa.app.ui.shell;

import io.venomqa.app.ui.log.LogViewModel;
import io.venomqa.app.ui.log.LogViews;
import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.TabStrip;
import io.venomqa.app.ui.value.ViolationRow;
import io.venomqa.app.ui.value.Words;
import io.venomqa.app.ui.violation.ViolationsView;
import io.venomqa.app.ui.violation.ViolationsViewModel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Violations, console and HTTP log under the graph; folds to its tabs.
final class BottomPanel extends VBox {

  private static final double HEIGHT = 172;

  /// What its tabs stand for.
  enum Tab {
    VIOLATIONS,
    CONSOLE,
    HTTP
  }

  private final TabStrip<Tab> tabs;
  private final StackPane content = new StackPane();
  private final Button folding = new Button("", Icons.of("mdoal-expand_more"));
  private double openHeight = HEIGHT;

  BottomPanel(
      ViolationsViewModel violations,
      LogViewModel log,
      Consumer<ViolationRow> replay,
      IntConsumer openCall) {
    folding.getStyleClass().add("icon-button");
    folding.setOnAction(_ -> fold(isOpen()));
    folding.setTooltip(new Tooltip("Fold or unfold  (Alt 2)"));
    folding.setAccessibleText("Fold or unfold the panel");
    tabs = new TabStrip<>(folding);
    tabs.add(Tab.VIOLATIONS, "mdoal-bug_report", "Violations", Optional.empty());
    tabs.add(Tab.CONSOLE, "mdoal-code", "Console", Optional.empty());
    tabs.add(Tab.HTTP, "mdoal-compare_arrows", "HTTP log", Optional.empty());
    tabs.count(
        Tab.VIOLATIONS,
        Bindings.createStringBinding(() -> count(violations.rows().size()), violations.rows()),
        "bad");
    tabs.count(Tab.CONSOLE, log.console().countProperty().map(n -> count(n.intValue())));
    tabs.count(Tab.HTTP, log.http().countProperty().map(n -> count(n.intValue())));
    Map<Tab, Node> pages = new EnumMap<>(Tab.class);
    pages.put(Tab.VIOLATIONS, new ViolationsView(violations, replay));
    pages.put(Tab.CONSOLE, LogViews.console(log));
    pages.put(Tab.HTTP, LogViews.http(log, openCall));
    content.setMinHeight(0);
    setVgrow(content, Priority.ALWAYS);
    tabs.selectedProperty()
        .subscribe(tab -> {
          tab.map(pages::get).ifPresent(page -> content.getChildren().setAll(page));
          if (!isOpen()) {
            fold(false);
          }
        });
    getChildren().addAll(tabs, content);
    setPrefHeight(HEIGHT);
    setMinHeight(36);
  }

  void show(Tab tab) {
    tabs.select(tab);
    fold(false);
  }

  boolean isOpen() {
    return content.isVisible();
  }

  void fold(boolean folded) {
    if (folded && isOpen()) {
      openHeight = getHeight();
    }
    content.setVisible(!folded);
    content.setManaged(!folded);
    setPrefHeight(folded ? 36 : Math.max(96, openHeight));
    folding.setGraphic(Icons.of(folded ? "mdoal-expand_less" : "mdoal-expand_more"));
  }

  private static String count(int rows) {
    return rows == 0 ? "" : Words.count(rows);
  }
}
