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
    rows.addListener((ListChangeListener<TreeRow>) change -> update(list, rows, icon, change));
    VBox box = new VBox(head, list);
    VBox.setMargin(head, new Insets(4, 0, 0, 0));
    return box;
  }

  private static void fill(VBox list, ObservableList<TreeRow> rows, String icon) {
    list.getChildren().setAll(rows.stream().map(row -> new Row(row, icon)).toList());
    if (rows.isEmpty()) {
      HBox none = new HBox(Labels.of("None", "caption"));
      none.getStyleClass().add("tree-row");
      list.getChildren().add(none);
    }
  }

  /// A row that only says something else keeps its place on the screen.
  private static void update(
      VBox list,
      ObservableList<TreeRow> rows,
      String icon,
      ListChangeListener.Change<? extends TreeRow> change) {
    while (change.next()) {
      if (!change.wasReplaced() || list.getChildren().size() != rows.size()) {
        fill(list, rows, icon);
        return;
      }
      for (int i = change.getFrom(); i < change.getTo(); i++) {
        if (list.getChildren().get(i) instanceof Row row) {
          row.show(rows.get(i));
        }
      }
    }
  }

  private static final class Row extends HBox {
    private final Label name = Labels.of("", "mono");
    private final Label note = Labels.whole("", "caption");
    private final Tooltip tooltip = new Tooltip();
    private String tone = "";

    Row(TreeRow row, String icon) {
      getStyleClass().add("tree-row");
      name.setTooltip(tooltip);
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      Node shape =
          row.level().isPresent()
              ? new StackPane(new SeverityShape(row.level().get()))
              : Icons.of(icon, "small");
      getChildren().addAll(shape, name, note);
      show(row);
    }

    void show(TreeRow row) {
      name.setText(row.name());
      tooltip.setText(row.reason().isEmpty() ? row.name() : row.name() + ": " + row.reason());
      note.setText(row.note());
      if (!tone.equals(row.tone())) {
        note.getStyleClass().remove(tone);
        note.getStyleClass().add(row.tone());
        tone = row.tone();
      }
      setAccessibleText((row.name() + " " + row.note() + " " + row.reason()).strip());
    }
  }
}
