package io.venomqa.app.ui.part;

import io.venomqa.app.ui.value.ViolationRow;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A broken rule: its shape, what it says, what was seen, and whether it happened again.
public final class ViolationCard extends HBox {

  public ViolationCard(ViolationRow violation) {
    getStyleClass().addAll("notice", "bad");
    Text message = new Text(violation.message());
    message.getStyleClass().add("plain-text");
    TextFlow words = new TextFlow(message);
    if (!violation.detail().isEmpty()) {
      boolean isOpen = !violation.message().isEmpty() && !violation.message().endsWith(".");
      message.setText(violation.message() + (isOpen ? ". " : " "));
      Text detail = new Text(violation.detail());
      detail.getStyleClass().add("strong");
      words.getChildren().add(detail);
    }
    words.setLineSpacing(2);
    words.setMinHeight(USE_PREF_SIZE);
    VBox text =
        new VBox(
            2,
            Labels.of(violation.rule(), "mono", "strong"),
            words,
            Labels.of(
                switch (violation.checked()) {
                  case UNCHECKED -> "not checked yet";
                  case CONFIRMED ->
                      violation.minimal()
                          ? "confirmed by replay, no call can be left out"
                          : "confirmed by replay; perhaps a call can be left out";
                  case NOT_REPRODUCIBLE -> "not reproducible";
                },
                "caption"));
    if (!violation.simplified().isEmpty()) {
      Label simpler =
          Labels.of(
              "Requests made simpler; the action's own code sends more: "
                  + String.join("; ", violation.simplified()),
              "caption");
      simpler.setWrapText(true);
      simpler.setMinHeight(USE_PREF_SIZE);
      text.getChildren().add(simpler);
    }
    HBox.setHgrow(text, Priority.ALWAYS);
    StackPane shape = new StackPane(new SeverityShape(violation.level()));
    shape.setMinHeight(18);
    shape.setMaxHeight(18);
    getChildren().addAll(shape, text);
    setMinHeight(USE_PREF_SIZE);
    setAccessibleText(violation.level() + " " + violation.rule() + ": " + violation.message());
  }
}
