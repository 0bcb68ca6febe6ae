package io.venomqa.app.ui.log;

import io.venomqa.app.ui.log.LogViewModel.ConsoleRow;
import io.venomqa.app.ui.log.LogViewModel.HttpRow;
import io.venomqa.app.ui.part.Columns;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.value.StatusText;
import java.util.function.IntConsumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The console and the HTTP log, as tables that keep the newest row in view.
public final class LogViews {

  private LogViews() {}

  public static Node console(LogViewModel log) {
    TableView<ConsoleRow> table = Columns.table("Nothing was printed yet.");
    table.setAccessibleText("Console");
    table.setItems(log.console().rows());
    table.getColumns().add(Columns.toned("Level", 96, ConsoleRow::level, ConsoleRow::tone));
    table.getColumns().add(Columns.text("From", 200, ConsoleRow::origin, "mono", "muted"));
    table.getColumns().add(Columns.text("Line", 900, ConsoleRow::text, "mono"));
    return newestInView(table, log.console());
  }

  /// Every request of the run.
  ///
  /// @param onOpen gets the number of the call that a row belongs to
  public static Node http(LogViewModel log, IntConsumer onOpen) {
    TableView<HttpRow> table = Columns.table("No request was sent yet.");
    table.setAccessibleText("HTTP log");
    table.setItems(log.http().rows());
    table
        .getColumns()
        .add(Columns.text("No.", 56, row -> Integer.toString(row.number()), "number"));
    table.getColumns().add(Columns.text("Action", 160, HttpRow::action, "mono"));
    table.getColumns().add(Columns.text("Method", 64, HttpRow::method, "mono", "muted"));
    table.getColumns().add(Columns.text("Address", 300, HttpRow::target, "mono"));
    table
        .getColumns()
        .add(
            Columns.toned(
                "Status", 160, HttpRow::statusText, row -> StatusText.tone(row.status()), "mono"));
    table.getColumns().add(Columns.text("Time", 72, HttpRow::millis, "number"));
    table.getColumns().add(Columns.text("Call", 64, row -> "call " + row.call(), "muted"));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, row) -> {
          if (row != null) {
            onOpen.accept(row.call());
          }
        });
    return newestInView(table, log.http());
  }

  private static <R> Node newestInView(TableView<R> table, BoundedLog<R> log) {
    log.rows()
        .addListener(
            (ListChangeListener<R>)
                _ -> {
                  if (!log.rows().isEmpty() && table.getSelectionModel().isEmpty()) {
                    table.scrollTo(log.rows().size() - 1);
                  }
                });
    Label note = Labels.of(log.noteProperty(), "caption");
    note.setPadding(new Insets(4, 12, 4, 12));
    note.visibleProperty().bind(log.noteProperty().map(text -> !text.isEmpty()));
    note.managedProperty().bind(note.visibleProperty());
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox box = new VBox(note, table);
    box.setMinHeight(0);
    return box;
  }
}
