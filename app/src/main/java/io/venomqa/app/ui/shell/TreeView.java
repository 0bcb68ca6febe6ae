package io.venomqa.app.ui.shell;

import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.part.SeverityShape;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The project tree at the left.
final class TreeView extends VBox {

  TreeView(TreeViewModel tree, Runnable fold) {
    getStyleClass().add("side");
    Button folding = new Button("", Icons.of("mdoal-chevron_left"));
    folding.getStyleClass().add("icon-button");
    folding.setTooltip(new Tooltip("Fold the tree  (Alt 1)"));
    folding.setAccessibleText("Fold the tree");
    folding.setOnAction(_ -> fold.run());
    HBox head = new HBox(Labels.whole("Project", "strong"), Labels.spring(), folding);
    head.getStyleClass().add("pane-head");
    VBox groups =
        new VBox(
            group("Actions", "calls", tree.actions(), "mdoal-code"),
            group("Invariants", "", tree.invariants(), "mdoal-gavel"),
            group("World", "", tree.systems(), "mdomz-storage"));
    groups.setPadding(new Insets(4, 0, 8, 0));
    ScrollPane scroll = new ScrollPane(groups);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
  }

  private static VBox group(
      String title, String caption, ObservableList<TreeRow> rows, String icon) {
    FontIcon arrow = Icons.of("mdoal-expand_more");
    HBox head =
        new HBox(
            arrow,
            Labels.whole(title, "strong"),
            Labels.spring(),
            Labels.whole(caption, "caption"));
    head.getStyleClass().add("tree-group");
    head.setFocusTraversable(true);
    head.setAccessibleRole(AccessibleRole.BUTTON);
    head.setAccessibleText(title);
    VBox list = new VBox();
    Runnable fold =
        () -> {
          list.setVisible(!list.isVisible());
          list.setManaged(list.isVisible());
          arrow.setIconLiteral(list.isVisible() ? "mdoal-expand_more" : "mdoal-chevron_right");
        };
    head.setOnMouseClicked(_ -> fold.run());
    head.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
        fold.run();
        key.consume();
      }
    });
    fill(list, rows, icon);
    rows.addListener((ListChangeListener<TreeRow>) _ -> fill(list, rows, icon));
    VBox box = new VBox(head, list);
    VBox.setMargin(head, new Insets(4, 0, 0, 0));
    return box;
  }

  private static void fill(VBox list, ObservableList<TreeRow> rows, String icon) {
    list.getChildren().setAll(rows.stream().map(row -> row(row, icon)).toList());
    if (rows.isEmpty()) {
      HBox none = new HBox(Labels.of("None", "caption"));
      none.getStyleClass().add("tree-row");
      list.getChildren().add(none);
    }
  }

  private static HBox row(TreeRow row, String icon) {
    Node shape =
        row.level().isPresent()
            ? new StackPane(new SeverityShape(row.level().get()))
            : Icons.of(icon, "small");
    Label name = Labels.of(row.name(), "mono");
    name.setTooltip(new Tooltip(row.name()));
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(shape, name, Labels.whole(row.note(), "caption", row.tone()));
    line.getStyleClass().add("tree-row");
    line.setAccessibleText(row.name() + " " + row.note());
    return line;
  }
}
