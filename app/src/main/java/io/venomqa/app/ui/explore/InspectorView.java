package io.venomqa.app.ui.explore;

import io.venomqa.app.ui.part.DiffView;
import io.venomqa.app.ui.part.EmptyNotice;
import io.venomqa.app.ui.part.ExchangeView;
import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.part.Lines;
import io.venomqa.app.ui.part.Section;
import io.venomqa.app.ui.part.ViolationCard;
import io.venomqa.app.ui.value.CallDetail;
import io.venomqa.app.ui.value.ExchangeText;
import io.venomqa.app.ui.value.PathStep;
import io.venomqa.app.ui.value.RuleLine;
import io.venomqa.app.ui.value.StateDetail;
import io.venomqa.app.ui.value.TableDiff;
import io.venomqa.app.ui.value.ViolationRow;
import io.venomqa.app.ui.value.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is known of the selected call or state.
public final class InspectorView extends VBox {

  private final VBox content = new VBox();
  private final HBox foot = new HBox();
  private final ScrollPane scroll = new ScrollPane(content);
  private final ExploreViewModel explore;
  private final Consumer<ViolationRow> replay;
  private final Consumer<List<PathStep>> copyCurl;

  /// @param replay opens a replay of a violation's path
  /// @param copyCurl copies calls as commands for a shell
  public InspectorView(
      ExploreViewModel explore, Consumer<ViolationRow> replay, Consumer<List<PathStep>> copyCurl) {
    this.explore = explore;
    this.replay = replay;
    this.copyCurl = copyCurl;
    foot.getStyleClass().add("inspector-foot");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setVgrow(scroll, Priority.ALWAYS);
    setMinWidth(0);
    explore.inspectedProperty().subscribe(this::show);
  }

  private void show(Inspected inspected) {
    content.getChildren().clear();
    foot.getChildren().clear();
    scroll.setVvalue(0);
    switch (inspected) {
      case Inspected.Nothing() -> {
        EmptyNotice empty =
            new EmptyNotice(
                "mdoal-account_tree",
                "Nothing selected",
                "Select a state, a call or a violation to see what it did.");
        setVgrow(empty, Priority.ALWAYS);
        getChildren().setAll(empty);
      }
      case Inspected.Call(var call, var path, int position, var violations) -> {
        call(call, path, position, violations);
        violations.stream().findFirst().ifPresent(this::replayButton);
        foot.getChildren().add(curlButton(path.subList(0, position)));
        getChildren().setAll(scroll, foot);
      }
      case Inspected.State(var state, var violations) -> {
        state(state, violations);
        violations.stream().findFirst().ifPresent(this::replayButton);
        if (!state.path().isEmpty()) {
          foot.getChildren().add(curlButton(state.path()));
        }
        getChildren().setAll(scroll);
        if (!foot.getChildren().isEmpty()) {
          getChildren().add(foot);
        }
      }
    }
  }

  private void call(
      CallDetail call, List<PathStep> path, int position, List<ViolationRow> violations) {
    head(call.action(), "call %d of %d".formatted(position, path.size()), call.summary());
    cards(violations);
    for (ExchangeText exchange : call.exchanges()) {
      add(new Section("Request", ExchangeView.request(exchange, false)));
      add(
          new Section(
              "Response", ExchangeView.response(exchange, false), ExchangeView.status(exchange)));
    }
    add(new Section("Rows changed", diff(call.tables()), Labels.whole(tables(call), "caption")));
    pathSection(path, position);
    rulesSection(call.rules());
  }

  private void state(StateDetail state, List<ViolationRow> violations) {
    head("State " + state.name(), "depth " + state.depth(), state.status() + " · " + state.id());
    cards(violations);
    if (!state.path().isEmpty()) {
      pathSection(state.path(), 0);
    }
    VBox calls = new VBox();
    state.calls().forEach(step -> calls.getChildren().add(Lines.step(step, false, this::open)));
    if (state.calls().isEmpty()) {
      calls.getChildren().add(none("No call was tried here yet."));
    }
    add(
        new Section(
            "Calls tried here",
            calls,
            Labels.whole(Words.count(state.calls().size(), "call"), "caption")));
    VBox values = new VBox();
    state.values().forEach(v -> values.getChildren().add(Lines.pair(v.name(), v.after())));
    if (state.values().isEmpty()) {
      values.getChildren().add(none("None yet."));
    }
    add(new Section("Values passed on", values));
    rulesSection(state.rules());
  }

  private void head(String title, String pill, String below) {
    Label name = Labels.of(title, "mono", "title");
    HBox line = new HBox(8, name, Labels.spring(), Labels.whole(pill, "pill"));
    line.setStyle("-fx-alignment: center-left;");
    VBox head = new VBox(2, line, Labels.of(below, "secondary"));
    head.setPadding(new Insets(8, 12, 10, 12));
    add(head);
  }

  private void cards(List<ViolationRow> violations) {
    for (ViolationRow violation : violations) {
      ViolationCard card = new ViolationCard(violation);
      VBox.setMargin(card, new Insets(0, 12, 12, 12));
      add(card);
    }
  }

  private static VBox diff(List<TableDiff> tables) {
    VBox box = new VBox();
    tables.forEach(table -> box.getChildren().add(new DiffView(table, false)));
    if (tables.isEmpty()) {
      box.getChildren().add(none("This call changed no rows."));
    }
    return box;
  }

  private static String tables(CallDetail call) {
    return call.tables().isEmpty()
        ? ""
        : Words.count(call.tables().size(), "table") + " · before → after";
  }

  private void pathSection(List<PathStep> path, int position) {
    VBox steps = new VBox();
    path.forEach(
        step -> steps.getChildren().add(Lines.step(step, step.position() == position, this::open)));
    add(new Section("Path", steps, Labels.whole("from the initial state", "caption")));
  }

  private void rulesSection(List<RuleLine> rules) {
    VBox lines = new VBox();
    rules.forEach(rule -> lines.getChildren().add(Lines.rule(rule, false)));
    if (!rules.isEmpty()) {
      add(new Section("Rules", lines, Labels.whole("after this call", "caption")));
    }
  }

  private void open(PathStep step) {
    explore.selectTransition(step.transition());
  }

  private void replayButton(ViolationRow violation) {
    Button button = new Button("Replay this path", Icons.of("mdomz-replay"));
    button.getStyleClass().add("accent");
    button.setOnAction(_ -> replay.accept(violation));
    foot.getChildren().add(button);
  }

  private Button curlButton(List<PathStep> path) {
    Button button = new Button("Copy as curl", Icons.of("mdoal-content_copy"));
    button.setOnAction(_ -> copyCurl.accept(path));
    return button;
  }

  private static Label none(String words) {
    Label label = Labels.of(words, "secondary");
    label.setPadding(new Insets(8, 12, 8, 28));
    return label;
  }

  private void add(Node node) {
    content.getChildren().add(node);
  }
}
