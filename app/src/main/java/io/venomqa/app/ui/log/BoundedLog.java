package io.venomqa.app.ui.log;

import io.venomqa.app.ui.value.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The newest rows of a log. Never more than its bound and a tenth; that older ones are gone is
/// said.
public final class BoundedLog<T> {

  private final int bound;
  private final ObservableList<T> rows = FXCollections.observableArrayList();
  private final ObservableList<T> rowsView = FXCollections.unmodifiableObservableList(rows);
  private final List<T> unpublished = new ArrayList<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private int total;

  BoundedLog(int bound) {
    this.bound = bound;
  }

  public ObservableList<T> rows() {
    return rowsView;
  }

  /// How many rows there ever were.
  public ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /// Says that older rows are gone; empty while none is.
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  int total() {
    return total;
  }

  void add(T row) {
    total++;
    unpublished.add(row);
  }

  void publish() {
    if (unpublished.isEmpty()) {
      return;
    }
    rows.addAll(unpublished);
    unpublished.clear();
    if (rows.size() > bound + bound / 10) {
      rows.remove(0, rows.size() - bound);
    }
    count.set(total);
    note.set(
        total > rows.size()
            ? "The newest %s of %s are kept."
                .formatted(Words.count(rows.size()), Words.count(total))
            : "");
  }

  void clear() {
    rows.clear();
    unpublished.clear();
    total = 0;
    count.set(0);
    note.set("");
  }
}
