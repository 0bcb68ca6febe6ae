package io.venomqa.app.ui.explore;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A number with a note and its course.
public final class CounterViewModel {

  private static final int SAMPLES = 48;

  private final String caption;
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper("0");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ObservableList<Double> course = FXCollections.observableArrayList();
  private final ObservableList<Double> courseView =
      FXCollections.unmodifiableObservableList(course);

  public CounterViewModel(String caption) {
    this.caption = caption;
  }

  public String caption() {
    return caption;
  }

  public ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /// The last values, oldest first.
  public ObservableList<Double> course() {
    return courseView;
  }

  void show(String newValue, String newNote) {
    value.set(newValue);
    note.set(newNote);
  }

  void sample(double sample) {
    if (course.size() == SAMPLES) {
      course.removeFirst();
    }
    course.add(sample);
  }

  void clear() {
    show("0", "");
    course.clear();
  }
}
