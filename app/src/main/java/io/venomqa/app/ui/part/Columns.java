package io.venomqa.app.ui.part;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Makes tables and their columns.
public final class Columns {

  private Columns() {}

  /// A table that fills its width, with a line for when it is empty.
  public static <R> TableView<R> table(String emptyWords) {
    TableView<R> table = new TableView<>();
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(Labels.of(emptyWords));
    table.setMinHeight(0);
    return table;
  }

  /// A column of text; style classes as the row asks for.
  public static <R> TableColumn<R, R> text(
      String title, double width, Function<R, String> text, String... styleClasses) {
    return toned(title, width, text, row -> "", styleClasses);
  }

  /// A column of text whose tone depends on the row.
  public static <R> TableColumn<R, R> toned(
      String title,
      double width,
      Function<R, String> text,
      Function<R, String> tone,
      String... styleClasses) {
    TableColumn<R, R> column = column(title, width);
    if (List.of(styleClasses).contains("number")) {
      column.getStyleClass().add("number-column");
    }
    column.setCellFactory(_ ->
        new TableCell<R, R>() {
          private String worn = "";

          {
            getStyleClass().addAll(styleClasses);
          }

          @Override
          protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove(worn);
            worn = row == null || empty ? "" : tone.apply(row);
            if (!worn.isEmpty()) {
              getStyleClass().add(worn);
            }
            setText(row == null || empty ? null : text.apply(row));
          }
        });
    return column;
  }

  /// A column of small pictures.
  public static <R> TableColumn<R, R> nodes(String title, double width, Function<R, Node> node) {
    TableColumn<R, R> column = column(title, width);
    column.setCellFactory(_ ->
        new TableCell<R, R>() {
          @Override
          protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(row == null || empty ? null : node.apply(row));
          }
        });
    return column;
  }

  private static <R> TableColumn<R, R> column(String title, double width) {
    TableColumn<R, R> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 48));
    return column;
  }
}
