package io.venomqa.app.ui.violation;

import io.venomqa.app.ui.record.RecordedRun;
import io.venomqa.app.ui.value.ViolationRow;
import io.venomqa.engine.event.ExplorationEvent;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The list of broken rules, each cause once.
public final class ViolationsViewModel {

  private final ObservableList<ViolationRow> rows = FXCollections.observableArrayList();
  private final ObservableList<ViolationRow> rowsView =
      FXCollections.unmodifiableObservableList(rows);
  private final ReadOnlyObjectWrapper<@Nullable ViolationRow> selected =
      new ReadOnlyObjectWrapper<>();

  public ObservableList<ViolationRow> rows() {
    return rowsView;
  }

  /// The selected row; null for none.
  public ReadOnlyObjectProperty<@Nullable ViolationRow> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  public void select(@Nullable ViolationRow row) {
    selected.set(row);
  }

  public void clear() {
    selected.set(null);
    rows.clear();
  }

  /// Takes in an event that the run has recorded already.
  public void on(ExplorationEvent event, RecordedRun run) {
    if (event instanceof ExplorationEvent.ViolationFound
        || event instanceof ExplorationEvent.ViolationChecked) {
      ViolationRow before = selected.get();
      rows.setAll(run.violations().rows());
      if (before != null) {
        String cause = run.violations().violation(before.number()).cause();
        selected.set(
            rows.stream().filter(row -> row.cause().equals(cause)).findFirst().orElse(null));
      }
    }
  }

  /// Selects the row after the selected one, or the first.
  ///
  /// @param by 1 for the next, -1 for the previous
  public void move(int by) {
    if (!rows.isEmpty()) {
      ViolationRow current = selected.get();
      int index = current == null ? (by > 0 ? -1 : 0) : rows.indexOf(current);
      selected.set(rows.get(Math.floorMod(index + by, rows.size())));
    }
  }
}
