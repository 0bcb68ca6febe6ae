package io.venomqa.app.ui.replay;

import atlantafx.base.controls.ToggleSwitch;
import io.venomqa.app.ui.part.DiffView;
import io.venomqa.app.ui.part.EmptyNotice;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.value.TableDiff;
import io.venomqa.app.ui.value.TableDiff.Sign;
import io.venomqa.app.ui.value.Words;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The rows that the present step changed.
final class StateDiffView extends VBox {

  private final VBox content = new VBox();
  private final HBox sums = new HBox(16);
  private final Label way = Labels.whole("", "mono", "secondary");

  StateDiffView(ReplayViewModel replay) {
    ToggleSwitch changedOnly = new ToggleSwitch();
    changedOnly.selectedProperty().bindBidirectional(replay.changedOnlyProperty());
    changedOnly.setAccessibleText("Changed only");
    HBox title =
        new HBox(
            Labels.whole("State diff", "strong"),
            way,
            Labels.spring(),
            Labels.whole("Changed only", "caption"),
            changedOnly);
    title.getStyleClass().add("pane-title");
    sums.setMinHeight(32);
    sums.setMaxHeight(32);
    sums.setPadding(new Insets(0, 12, 0, 12));
    sums.setStyle("-fx-alignment: center-left;");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(title, sums, scroll);
    replay.positionProperty().subscribe(_ -> show(replay));
    replay.changedOnlyProperty().subscribe(_ -> show(replay));
  }

  private void show(ReplayViewModel replay) {
    content.getChildren().clear();
    sums.getChildren().clear();
    List<TableDiff> tables =
        replay
            .call()
            .map(call -> {
              way.setText(call.way());
              return call.tables();
            })
            .orElseGet(() -> {
              way.setText("s0");
              return List.of();
            });
    if (tables.isEmpty()) {
      content
          .getChildren()
          .add(
              replay.call().isPresent()
                  ? new EmptyNotice(
                      "mdoal-compare_arrows",
                      "No rows changed",
                      "This call left every table as it was.")
                  : new EmptyNotice(
                      "mdoal-compare_arrows",
                      "Nothing to compare yet",
                      "Go to the first call to see the rows that it changed."));
      return;
    }
    for (Sign sign : Sign.values()) {
      long count = TableDiff.count(tables, sign);
      if (count > 0) {
        sums.getChildren().add(sum(sign, count));
      }
    }
    String system = "";
    for (TableDiff table : tables) {
      if (!table.system().equals(system)) {
        system = table.system();
        HBox head = new HBox(Labels.whole(system, "strong"));
        head.getStyleClass().add("section-title");
        content.getChildren().add(head);
      }
      content.getChildren().add(new DiffView(table, replay.changedOnlyProperty().get()));
    }
  }

  private static Node sum(Sign sign, long count) {
    String tone =
        switch (sign) {
          case CHANGED -> "warn";
          case ADDED -> "good";
          case REMOVED -> "bad";
        };
    HBox box =
        new HBox(
            6,
            Labels.whole(sign.mark(), "mono", "strong", tone),
            Labels.whole(Words.count(count) + " " + sign.word().toLowerCase(Locale.ROOT)));
    box.setStyle("-fx-alignment: center-left;");
    return box;
  }
}
