package io.venomqa.app.ui.part;

import io.venomqa.app.ui.value.PassedValue;
import io.venomqa.app.ui.value.PathStep;
import io.venomqa.app.ui.value.RuleLine;
import io.venomqa.app.ui.value.StatusText;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Rows of 28 px: steps of a path, verdicts of rules, values.
public final class Lines {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private Lines() {}

  /// A step that can be opened.
  public static HBox step(PathStep step, boolean selected, Consumer<PathStep> onOpen) {
    Label number = Labels.of(Integer.toString(step.position()), "secondary");
    number.setMinWidth(16);
    Label action = Labels.of(step.action(), "mono");
    if (selected) {
      action.getStyleClass().add("strong");
    }
    HBox.setHgrow(action, Priority.ALWAYS);
    action.setMaxWidth(Double.MAX_VALUE);
    HBox row =
        line(
            number,
            action,
            Labels.whole(step.way(), "mono", "muted"),
            Labels.whole(
                step.status() == 0 ? "–" : Integer.toString(step.status()),
                "mono",
                StatusText.tone(step.status())));
    row.getStyleClass().add("pressable");
    row.pseudoClassStateChanged(SELECTED, selected);
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.BUTTON);
    row.setAccessibleText(step.position() + " " + step.action() + ", status " + step.status());
    row.setOnMouseClicked(_ -> onOpen.accept(step));
    row.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
        onOpen.accept(step);
        key.consume();
      }
    });
    return row;
  }

  /// What a rule said, with what was seen where there is room for it.
  public static HBox rule(RuleLine rule, boolean isWide) {
    Label name = Labels.of(rule.rule(), "mono");
    name.setMinWidth(120);
    name.setPrefWidth(170);
    Node said =
        switch (rule.said()) {
          case HOLDS -> said("mdoal-check", "Holds", "good", isWide);
          case BROKEN -> said("mdoal-error_outline", "Broken", "bad", isWide);
          case UNDECIDED -> said("mdoal-help_outline", "Script error", "warn", isWide);
        };
    if (!rule.detail().isEmpty()) {
      name.setTooltip(new Tooltip(rule.detail()));
    }
    if (!isWide) {
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      return line(new SeverityShape(rule.level()), name, said);
    }
    Label detail = Labels.of(rule.detail(), "muted");
    detail.setTooltip(name.getTooltip());
    HBox.setHgrow(detail, Priority.ALWAYS);
    return line(new SeverityShape(rule.level()), name, said, detail);
  }

  /// A value before and after.
  public static HBox value(PassedValue value) {
    Label name = fixed(value.name());
    Label before = fixed(value.before());
    Label after = fixed(value.isChanged() ? value.after() : "unchanged");
    after.getStyleClass().add(value.isChanged() ? "strong" : "muted");
    return line(name, before, after);
  }

  /// A name and a value.
  public static HBox pair(String name, String value) {
    Label right = Labels.of(value, "mono");
    HBox.setHgrow(right, Priority.ALWAYS);
    return line(fixed(name), right);
  }

  /// Heads of columns of equal width.
  public static HBox head(String... names) {
    HBox row = new HBox();
    for (String name : names) {
      Label label = Labels.of(name, "caption");
      label.setPrefWidth(140);
      label.setMinWidth(60);
      label.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(label, Priority.ALWAYS);
      row.getChildren().add(label);
    }
    row.getStyleClass().addAll("line-row", "line-head");
    return row;
  }

  /// A row of its own.
  public static HBox line(Node... nodes) {
    HBox row = new HBox(nodes);
    row.getStyleClass().add("line-row");
    return row;
  }

  private static Label fixed(String text) {
    Label label = Labels.of(text, "mono");
    label.setPrefWidth(140);
    label.setMinWidth(60);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  private static Node said(String icon, String word, String tone, boolean isWide) {
    HBox box = new HBox(4, Icons.of(icon, tone), Labels.whole(word, tone));
    box.setStyle("-fx-alignment: center-left;");
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setPrefWidth(isWide ? 104 : Region.USE_COMPUTED_SIZE);
    return box;
  }
}
