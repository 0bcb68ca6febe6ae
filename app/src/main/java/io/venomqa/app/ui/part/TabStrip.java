package io.venomqa.app.ui.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;

/// Tabs above a pane. What they show is up to whoever listens to the selection.
///
/// @param <K> what a tab stands for
public final class TabStrip<K> extends HBox {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final ObjectProperty<Optional<K>> selected = new SimpleObjectProperty<>(Optional.empty());
  private final List<Tab> tabs = new ArrayList<>();
  private final HBox items = new HBox();

  /// @param tools what stands at the right end
  public TabStrip(Node... tools) {
    getStyleClass().add("tab-strip");
    getChildren().addAll(items, Labels.spring());
    getChildren().addAll(tools);
    selected.subscribe(
        key -> tabs.forEach(tab -> tab.mark(key.filter(tab.key::equals).isPresent())));
  }

  /// The key of the tab in front.
  public ObjectProperty<Optional<K>> selectedProperty() {
    return selected;
  }

  public void select(K key) {
    selected.set(Optional.of(key));
  }

  /// Selects the tab at a place, from 0; does nothing when there is none.
  public void selectAt(int index) {
    if (index >= 0 && index < tabs.size()) {
      select(tabs.get(index).key);
    }
  }

  /// Adds a tab at the end; the first one is selected.
  ///
  /// @param icon literal of its icon; empty for none
  /// @param onClose what its close button does; empty for a tab that stays
  public void add(K key, String icon, String title, Optional<Runnable> onClose) {
    Tab tab = new Tab(key, icon, title, onClose);
    tabs.add(tab);
    items.getChildren().add(tab);
    if (selected.get().isEmpty()) {
      select(key);
    } else {
      tab.mark(selected.get().get().equals(key));
    }
  }

  /// Adds a count behind a tab's title, in the given style; an empty count is not shown.
  public void count(K key, ObservableValue<String> count, String... styleClasses) {
    for (Tab tab : tabs) {
      if (tab.key.equals(key)) {
        Label pill = Labels.of(count, "pill");
        pill.getStyleClass().addAll(styleClasses);
        pill.visibleProperty().bind(count.map(text -> !text.isEmpty()));
        pill.managedProperty().bind(pill.visibleProperty());
        tab.getChildren().add(pill);
      }
    }
  }

  /// Takes a tab away; the one before it is selected instead.
  public void remove(K key) {
    for (int i = 0; i < tabs.size(); i++) {
      if (tabs.get(i).key.equals(key)) {
        items.getChildren().remove(tabs.remove(i));
        if (selected.get().filter(key::equals).isPresent() && !tabs.isEmpty()) {
          select(tabs.get(Math.max(0, i - 1)).key);
        }
        return;
      }
    }
  }

  private final class Tab extends HBox {
    private final K key;

    private Tab(K key, String icon, String title, Optional<Runnable> onClose) {
      this.key = key;
      getStyleClass().add("tab-item");
      if (!icon.isEmpty()) {
        getChildren().add(Icons.of(icon));
      }
      getChildren().add(Labels.of(title));
      onClose.ifPresent(close -> {
        Button cross = new Button("", Icons.of("mdoal-close", "small"));
        cross.getStyleClass().addAll("icon-button", "small-button");
        cross.setAccessibleText("Close " + title);
        cross.setOnAction(_ -> close.run());
        getChildren().add(cross);
      });
      setFocusTraversable(true);
      setAccessibleRole(AccessibleRole.TAB_ITEM);
      setAccessibleText(title);
      setOnMouseClicked(click -> {
        if (click.getButton() == MouseButton.PRIMARY) {
          select(key);
        } else if (click.getButton() == MouseButton.MIDDLE) {
          onClose.ifPresent(Runnable::run);
        }
      });
      setOnKeyPressed(press -> {
        if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
          select(key);
          press.consume();
        }
      });
    }

    private void mark(boolean isSelected) {
      pseudoClassStateChanged(SELECTED, isSelected);
    }
  }
}
