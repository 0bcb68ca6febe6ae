package io.venomqa.app.ui.replay;

import io.venomqa.app.ui.part.ExchangeView;
import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.part.Lines;
import io.venomqa.app.ui.value.CallDetail;
import io.venomqa.app.ui.value.ExchangeText;
import io.venomqa.app.ui.value.PassedValue;
import io.venomqa.app.ui.value.RuleLine;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Request and response of the present step, the values it passed on and what the rules said.
final class StepView extends VBox {

  private final VBox content = new VBox();
  private final ScrollPane scroll = new ScrollPane(content);
  private final Label step = Labels.whole("", "caption");
  private final Runnable copyCurl;

  StepView(ReplayViewModel replay, Runnable copyCurl) {
    this.copyCurl = copyCurl;
    HBox title = new HBox(Labels.whole("Request and response", "strong"), Labels.spring(), step);
    title.getStyleClass().add("pane-title");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(title, scroll);
    replay.positionProperty().subscribe(_ -> show(replay));
  }

  private void show(ReplayViewModel replay) {
    content.getChildren().clear();
    scroll.setVvalue(0);
    if (replay.call().isPresent()) {
      call(replay.call().get(), replay.positionProperty().get());
    } else {
      step.setText("before the first call");
      section("Initial state");
      Label words = Labels.wrapped("No call was made yet. Next makes the first one.", "secondary");
      VBox box = new VBox(words);
      box.getStyleClass().add("detail-body");
      content.getChildren().add(box);
      values(replay.start().values(), false);
      rules(replay.start().rules(), "Rules in this state");
    }
  }

  private void call(CallDetail call, int position) {
    step.setText("step " + position + " · " + call.action());
    for (ExchangeText exchange : call.exchanges()) {
      Button copy = new Button("Copy as curl", Icons.of("mdoal-content_copy"));
      copy.getStyleClass().add("link");
      copy.setOnAction(_ -> copyCurl.run());
      section("Request", copy);
      content.getChildren().add(ExchangeView.request(exchange, true));
      section("Response");
      HBox recorded =
          new HBox(
              Icons.of("mdoal-history"),
              Labels.whole("Recorded", "strong"),
              Labels.spring(),
              ExchangeView.status(exchange),
              Labels.whole(exchange.millis(), "caption"));
      recorded.getStyleClass().add("recorded-head");
      content.getChildren().addAll(recorded, ExchangeView.response(exchange, true));
    }
    values(call.values(), true);
    rules(call.rules(), "Rules after this step");
  }

  private void values(List<PassedValue> values, boolean change) {
    section("Values passed on");
    if (values.isEmpty()) {
      VBox none = new VBox(Labels.of("None yet.", "secondary"));
      none.getStyleClass().add("detail-body");
      content.getChildren().add(none);
      return;
    }
    if (change) {
      content.getChildren().add(Lines.head("Name", "Before this step", "After"));
    }
    values.forEach(value ->
        content
            .getChildren()
            .add(change ? Lines.value(value) : Lines.pair(value.name(), value.after())));
  }

  private void rules(List<RuleLine> rules, String title) {
    if (!rules.isEmpty()) {
      section(title);
      rules.forEach(rule -> content.getChildren().add(Lines.rule(rule, true)));
    }
  }

  private void section(String title, Node... extras) {
    HBox head = new HBox(Labels.whole(title, "strong"), Labels.spring());
    head.getChildren().addAll(extras);
    head.getStyleClass().add("section-title");
    content.getChildren().add(head);
  }
}
