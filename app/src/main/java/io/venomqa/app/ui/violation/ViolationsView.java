package io.venomqa.app.ui.violation;

import io.venomqa.app.ui.part.Columns;
import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.part.SeverityShape;
import io.venomqa.app.ui.value.ViolationRow;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The list of violations; the worst first, the shortest path of each.
public final class ViolationsView extends HBox {

  /// @param replay opens a replay of a violation's path
  public ViolationsView(ViolationsViewModel violations, Consumer<ViolationRow> replay) {
    TableView<ViolationRow> table = Columns.table("No rule is broken so far.");
    table.getStyleClass().add("violations-table");
    table.setItems(violations.rows());
    table.setAccessibleText("Violations");
    table.getColumns().add(Columns.nodes("Severity", 92, ViolationsView::severity));
    table.getColumns().add(Columns.nodes("Shortest path", 328, ViolationsView::path));
    table.getColumns().add(Columns.text("Invariant", 146, ViolationRow::rule, "mono", "muted"));
    table.getColumns().add(Columns.nodes("Checked", 116, ViolationsView::checked));
    table
        .getColumns()
        .add(Columns.text("Calls", 44, row -> Integer.toString(row.path().size()), "number"));
    table
        .getColumns()
        .add(Columns.text("States", 50, row -> Integer.toString(row.states()), "number"));
    table
        .getColumns()
        .add(
            Columns.text(
                "First seen",
                70,
                row -> row.firstSeen() == 0 ? "at the start" : "call " + row.firstSeen(),
                "muted"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    giveRoomToThePath(table);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, row) -> {
          if (row != null) {
            violations.select(row);
          }
        });
    violations
        .selectedProperty()
        .subscribe(row -> {
          if (row == null) {
            table.getSelectionModel().clearSelection();
          } else if (!row.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(row);
          }
        });
    table.setOnMouseClicked(click -> {
      ViolationRow row = table.getSelectionModel().getSelectedItem();
      if (row != null && click.getButton() == MouseButton.PRIMARY) {
        if (click.getClickCount() == 2) {
          replay.accept(row);
        } else {
          violations.select(row);
        }
      }
    });
    table.setOnKeyPressed(key -> {
      ViolationRow row = table.getSelectionModel().getSelectedItem();
      if (key.getCode() == KeyCode.ENTER && row != null) {
        replay.accept(row);
      }
    });
    setHgrow(table, Priority.ALWAYS);
    getChildren().add(table);
    setMinHeight(0);
  }

  /// All columns but the path's keep their width.
  private static void giveRoomToThePath(TableView<ViolationRow> table) {
    for (TableColumn<ViolationRow, ?> column : table.getColumns()) {
      if (!column.getText().equals("Shortest path")) {
        column.setMinWidth(column.getPrefWidth());
        column.setMaxWidth(column.getPrefWidth());
      }
    }
  }

  private static Node severity(ViolationRow row) {
    HBox box =
        new HBox(
            6,
            new SeverityShape(row.level()),
            Labels.whole(row.level().name(), "severity-word", row.level().styleClass()));
    box.setStyle("-fx-alignment: center-left;");
    return box;
  }

  private static Node path(ViolationRow row) {
    if (row.path().isEmpty()) {
      return Labels.of("initial state", "mono", "muted");
    }
    Label path = Labels.of(row.pathText(), "mono", "strong");
    path.setTooltip(new Tooltip(row.pathText()));
    return path;
  }

  private static Node checked(ViolationRow row) {
    Node icon =
        switch (row.checked()) {
          case CONFIRMED -> Icons.of("mdoal-check", "good");
          case NOT_REPRODUCIBLE -> Icons.of("mdoal-help_outline");
          case UNCHECKED -> Icons.of("mdomz-radio_button_unchecked");
        };
    HBox box = new HBox(4, icon, Labels.of(row.checked().words()));
    box.setStyle("-fx-alignment: center-left;");
    return box;
  }
}
