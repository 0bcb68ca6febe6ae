package io.venomqa.app.ui.replay;

import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.part.SeverityShape;
import io.venomqa.app.ui.part.ViolationCard;
import io.venomqa.app.ui.value.CallDetail;
import io.venomqa.app.ui.value.StatusText;
import io.venomqa.app.ui.value.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The calls of a replay, from the initial state on.
final class SequenceView extends VBox {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final List<HBox> steps = new ArrayList<>();

  SequenceView(ReplayViewModel replay) {
    HBox title =
        new HBox(
            Labels.whole("Sequence", "strong"),
            Labels.whole(Words.count(replay.length(), "call"), "secondary"),
            Labels.spring(),
            Labels.of(replay.violation().minimal() ? "no call can be left out" : "", "caption"));
    title.getStyleClass().add("pane-title");
    VBox list = new VBox();
    add(list, replay, 0, "Initial state", "s0", Labels.whole("", "caption"));
    for (int i = 0; i < replay.length(); i++) {
      CallDetail call = replay.calls().get(i);
      int status = call.exchanges().isEmpty() ? 0 : call.exchanges().getLast().status();
      add(
          list,
          replay,
          i + 1,
          call.action(),
          call.way(),
          Labels.whole(StatusText.of(status), "mono", StatusText.tone(status)));
    }
    if (!replay.violation().rule().isEmpty()) {
      ViolationCard card = new ViolationCard(replay.violation());
      VBox.setMargin(card, new Insets(12));
      list.getChildren().add(card);
    }
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(title, scroll);
    replay.positionProperty().subscribe(at -> mark(at.intValue()));
  }

  private void add(
      VBox list, ReplayViewModel replay, int position, String name, String way, Label status) {
    Label number = Labels.of(Integer.toString(position), "step-number");
    Label title = position == 0 ? Labels.of(name, "muted") : Labels.of(name, "mono", "strong");
    HBox first = new HBox(8, title, Labels.spring());
    boolean breaks = position == replay.length() && position > 0;
    if (breaks) {
      first.getChildren().add(new SeverityShape(replay.violation().level()));
    }
    first.setStyle("-fx-alignment: center-left;");
    HBox second = new HBox(8, Labels.of(way, "mono", "muted"), Labels.spring(), status);
    second.setStyle("-fx-alignment: center-left;");
    VBox words = new VBox(2, first, second);
    words.setStyle("-fx-alignment: center-left;");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(number, words);
    row.getStyleClass().add("replay-step");
    if (breaks) {
      row.getStyleClass().add("broken");
    }
    row.setAccessibleRole(AccessibleRole.BUTTON);
    row.setAccessibleText(position + " " + name);
    row.setOnMouseClicked(_ -> replay.goTo(position));
    steps.add(row);
    list.getChildren().add(row);
  }

  private void mark(int position) {
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).pseudoClassStateChanged(SELECTED, i == position);
    }
  }
}
