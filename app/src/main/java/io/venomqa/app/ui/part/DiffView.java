package io.venomqa.app.ui.part;

import io.venomqa.app.ui.value.TableDiff;
import io.venomqa.app.ui.value.TableDiff.CellDiff;
import io.venomqa.app.ui.value.TableDiff.RowDiff;
import io.venomqa.app.ui.value.TableDiff.Sign;
import io.venomqa.app.ui.value.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// The changed rows of one table: the sign, then each value, before → after where it changed.
public final class DiffView extends VBox {

  private static final int MAX_ROWS = 200;
  private static final int LONGEST_VALUE = 80;

  /// @param changedOnly leaves out the columns that no changed row has changed, but for the first
  public DiffView(TableDiff diff, boolean changedOnly) {
    HBox title =
        new HBox(
            8,
            Icons.of("mdomz-storage"),
            Labels.whole(diff.table(), "mono", "strong"),
            Labels.whole(diff.summary(), "caption"));
    title.setStyle("-fx-alignment: center-left;");
    title.setMinHeight(28);
    title.setPadding(new Insets(0, 12, 0, 12));
    ScrollPane wide = new ScrollPane(grid(diff, changedOnly));
    wide.setFitToWidth(true);
    wide.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    wide.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(title, wide);
    if (diff.rows().size() > MAX_ROWS) {
      Label more =
          Labels.of(
              "%s more rows are not shown.".formatted(Words.count(diff.rows().size() - MAX_ROWS)),
              "caption");
      more.setPadding(new Insets(4, 12, 4, 28));
      getChildren().add(more);
    }
  }

  private static GridPane grid(TableDiff diff, boolean changedOnly) {
    List<Integer> columns = columns(diff, changedOnly);
    GridPane grid = new GridPane();
    ColumnConstraints sign = new ColumnConstraints(28);
    grid.getColumnConstraints().add(sign);
    grid.add(head(""), 0, 0);
    for (int c = 0; c < columns.size(); c++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(Priority.ALWAYS);
      column.setMinWidth(Region.USE_PREF_SIZE);
      grid.getColumnConstraints().add(column);
      grid.add(head(diff.columns().get(columns.get(c))), c + 1, 0);
    }
    int rows = Math.min(MAX_ROWS, diff.rows().size());
    for (int r = 0; r < rows; r++) {
      RowDiff row = diff.rows().get(r);
      grid.add(sign(row.sign()), 0, r + 1);
      for (int c = 0; c < columns.size(); c++) {
        grid.add(cell(row.sign(), row.cells().get(columns.get(c))), c + 1, r + 1);
      }
    }
    return grid;
  }

  private static List<Integer> columns(TableDiff diff, boolean changedOnly) {
    boolean allRowsChanged = diff.rows().stream().allMatch(row -> row.sign() == Sign.CHANGED);
    List<Integer> columns = new ArrayList<>();
    for (int c = 0; c < diff.columns().size(); c++) {
      int column = c;
      boolean changes = diff.rows().stream().anyMatch(row -> row.cells().get(column).isChanged());
      if (c == 0 || changes || !changedOnly || !allRowsChanged) {
        columns.add(c);
      }
    }
    return columns;
  }

  private static HBox head(String name) {
    HBox head = new HBox(Labels.whole(name));
    head.getStyleClass().add("diff-head");
    return head;
  }

  private static HBox sign(Sign sign) {
    Label mark = Labels.of(sign.mark(), "sign", "mono", tone(sign));
    mark.setAccessibleText(sign.word());
    HBox cell = new HBox(mark);
    cell.getStyleClass().addAll("diff-cell", ground(sign));
    return cell;
  }

  private static HBox cell(Sign sign, CellDiff value) {
    HBox cell = new HBox(4);
    cell.getStyleClass().addAll("diff-cell", value.isChanged() ? "changed" : ground(sign));
    if (value.isChanged()) {
      cell.getChildren()
          .addAll(struck(value.before()), Labels.of("→", "muted"), now(value.after()));
    } else if (sign == Sign.REMOVED) {
      cell.getChildren().add(struck(value.before()));
    } else {
      cell.getChildren().add(Labels.whole(brief(value.after())));
    }
    return cell;
  }

  private static Text struck(String value) {
    Text text = new Text(brief(value));
    text.getStyleClass().addAll("mono", "muted", "struck");
    return text;
  }

  private static Label now(String value) {
    return Labels.whole(brief(value), "now");
  }

  private static String brief(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }

  private static String ground(Sign sign) {
    return sign == Sign.CHANGED ? "stayed" : sign.name().toLowerCase(Locale.ROOT);
  }

  private static String tone(Sign sign) {
    return switch (sign) {
      case CHANGED -> "warn";
      case ADDED -> "good";
      case REMOVED -> "bad";
    };
  }
}
