package io.venomqa.app.ui.explore;

import io.venomqa.app.ui.graph.GraphLayout;
import io.venomqa.app.ui.graph.StateGraphView;
import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.part.WordyRow;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Layout, search, filter and zoom of the graph.
final class GraphTools extends StackPane {

  private final StateGraphView graph;
  private final TextField find = new TextField();

  GraphTools(StateGraphView graph, List<String> actions) {
    this.graph = graph;
    WordyRow row =
        new WordyRow(
            layouts(), Labels.spring(), finder(), filter(actions), zoom(), fit(), follow());
    row.getStyleClass().add("graph-tools");
    getChildren().add(row);
  }

  /// Puts the cursor into the search field.
  void find() {
    find.requestFocus();
    find.selectAll();
  }

  private HBox layouts() {
    ToggleGroup group = new ToggleGroup();
    ToggleButton depth = segment("Depth", "first-segment", "States in columns by depth");
    ToggleButton force = segment("Force", "last-segment", "States by attraction");
    depth.setToggleGroup(group);
    force.setToggleGroup(group);
    depth.setSelected(true);
    group
        .selectedToggleProperty()
        .subscribe(chosen -> {
          if (chosen == null) {
            (graph.graphLayoutProperty().get() == GraphLayout.DEPTH ? depth : force)
                .setSelected(true);
          } else {
            graph
                .graphLayoutProperty()
                .set(chosen.equals(depth) ? GraphLayout.DEPTH : GraphLayout.FORCE);
          }
        });
    graph
        .forceUnavailableProperty()
        .subscribe(reason -> {
          force.setDisable(!reason.isEmpty());
          force.getTooltip().setText(reason.isEmpty() ? "States by attraction" : reason);
        });
    return together(depth, force);
  }

  private HBox finder() {
    Label hits = Labels.of("", "caption");
    find.setPromptText("Find in graph");
    find.setPrefWidth(176);
    find.setMinWidth(96);
    find.setTooltip(new Tooltip("A state such as s9, or an action  (/)"));
    find.setAccessibleText("Find in graph");
    find.textProperty()
        .subscribe(query -> {
          int found = graph.search(query);
          hits.setText(query.isBlank() ? "" : found == 0 ? "none" : found + " found");
        });
    find.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ESCAPE) {
        find.clear();
        graph.requestFocus();
      }
    });
    HBox box = new HBox(6, hits, find);
    box.setStyle("-fx-alignment: center-right;");
    return box;
  }

  private MenuButton filter(List<String> actions) {
    MenuButton menu = new MenuButton("All actions", Icons.of("mdoal-filter_list"));
    menu.getStyleClass().add("small-button");
    menu.setMinWidth(USE_PREF_SIZE);
    menu.setTooltip(new Tooltip("Which actions' calls are shown"));
    Set<String> shown = new HashSet<>(actions);
    for (String action : actions) {
      CheckMenuItem item = new CheckMenuItem(action);
      item.setMnemonicParsing(false);
      item.setSelected(true);
      item.selectedProperty()
          .subscribe(on -> {
            if (on) {
              shown.add(action);
            } else {
              shown.remove(action);
            }
            graph.filterActions(Set.copyOf(shown));
            menu.setText(
                shown.size() == actions.size()
                    ? "All actions"
                    : shown.size() + " of " + actions.size() + " actions");
          });
      menu.getItems().add(item);
    }
    return menu;
  }

  private HBox zoom() {
    Button less = tool("", "mdomz-remove", "Zoom out  (−)", graph::zoomOut);
    Button more = tool("", "mdoal-add", "Zoom in  (+)", graph::zoomIn);
    Button full = new Button();
    full.getStyleClass().addAll("small-button", "middle-segment");
    full.setTooltip(new Tooltip("Zoom to 100%  (0)"));
    full.setMinWidth(52);
    full.setOnAction(_ -> graph.zoom100());
    full.textProperty()
        .bind(
            graph
                .zoomProperty()
                .map(zoom -> String.format(Locale.ROOT, "%.0f%%", zoom.doubleValue() * 100)));
    less.getStyleClass().add("first-segment");
    more.getStyleClass().add("last-segment");
    return together(less, full, more);
  }

  private Button fit() {
    return tool("Fit", "mdoal-center_focus_weak", "Show everything  (F)", graph::fit);
  }

  private ToggleButton follow() {
    ToggleButton follow = new ToggleButton("Follow", Icons.of("mdomz-my_location"));
    follow.getStyleClass().add("small-button");
    follow.setMinWidth(USE_PREF_SIZE);
    follow.setTooltip(new Tooltip("Keep what is found last in view  (L)"));
    follow.selectedProperty().bindBidirectional(graph.followProperty());
    return follow;
  }

  private static Button tool(String text, String icon, String hint, Runnable deed) {
    Button button = new Button(text, Icons.of(icon));
    button.getStyleClass().add("small-button");
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(hint));
    button.setAccessibleText(hint);
    button.setOnAction(_ -> deed.run());
    return button;
  }

  private static ToggleButton segment(String text, String place, String hint) {
    ToggleButton button = new ToggleButton(text);
    button.getStyleClass().addAll("small-button", "segment", place);
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(hint));
    return button;
  }

  private static HBox together(Node... nodes) {
    HBox box = new HBox(-1, nodes);
    box.setStyle("-fx-alignment: center-left;");
    box.setMinWidth(USE_PREF_SIZE);
    return box;
  }
}
