package io.venomqa.app.ui.shell;

import io.venomqa.app.ui.explore.ExploreView;
import io.venomqa.app.ui.explore.InspectorView;
import io.venomqa.app.ui.graph.StateGraphView;
import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.TabStrip;
import io.venomqa.app.ui.replay.ReplayView;
import io.venomqa.app.ui.replay.ReplayViewModel;
import io.venomqa.app.ui.value.ViolationRow;
import io.venomqa.app.ui.world.WorldView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// An open project: tree, tabs, inspector and bottom panel, folded as the width asks for.
final class ProjectView extends HBox {

  private static final double TREE_FITS = 1180;
  private static final double INSPECTOR_FITS = 1280;
  private static final String EXPLORE = "explore";
  private static final String WORLD = "world";

  private final ProjectViewModel project;
  private final Supplier<StateGraphView> newGraph;
  private final Consumer<String> copy;
  private final TabStrip<Object> tabs;
  private final StackPane pages = new StackPane();
  private final Map<ReplayViewModel, ReplayView> replays = new HashMap<>();
  private final VBox explorePage;
  private final WorldView worldPage;
  private final ExploreView exploreView;
  private final BottomPanel bottom;
  private final TreeView tree;
  private final Region treeEdge;
  private final VBox rail;
  private final VBox inspector;
  private final Region inspectorEdge;
  private final Button inspecting;
  private boolean treeOpen = true;
  private boolean inspectorOpen = true;

  /// @param newGraph makes a graph for the run, and one for each replay
  /// @param copy puts text into the clipboard and says so
  ProjectView(ProjectViewModel project, Supplier<StateGraphView> newGraph, Consumer<String> copy) {
    this.project = project;
    this.newGraph = newGraph;
    this.copy = copy;
    tree = new TreeView(project.tree(), () -> openTree(false));
    Divider.width(tree, 240);
    treeEdge = new Divider(Orientation.VERTICAL, tree, false);
    rail = rail();
    bottom =
        new BottomPanel(
            project.violations(),
            project.log(),
            this::replay,
            call -> project.explore().selectTransition(call));
    exploreView =
        new ExploreView(
            project.run(),
            project.explore(),
            newGraph.get(),
            project.overview().actions().stream().map(action -> action.name()).toList());
    explorePage = new VBox(exploreView, new Divider(Orientation.HORIZONTAL, bottom, true), bottom);
    VBox.setVgrow(exploreView, Priority.ALWAYS);
    exploreView.setMinHeight(0);
    Button inspecting = new Button("", Icons.of("mdomz-view_sidebar"));
    inspecting.getStyleClass().add("icon-button");
    inspecting.setTooltip(new Tooltip("Inspector  (Alt 3)"));
    inspecting.setAccessibleText("Fold or unfold the inspector");
    inspecting.setOnAction(_ -> openInspector(!inspectorOpen));
    this.inspecting = inspecting;
    tabs = new TabStrip<>(inspecting);
    worldPage = new WorldView(project.world(), project.overview().systems());
    tabs.add(EXPLORE, "mdoal-device_hub", "Explore", Optional.empty());
    tabs.add(WORLD, "mdoal-dns", "World", Optional.empty());
    inspector = inspector();
    inspectorEdge = new Divider(Orientation.VERTICAL, inspector, true);
    VBox centre = new VBox(tabs, pages);
    VBox.setVgrow(pages, Priority.ALWAYS);
    pages.setMinHeight(0);
    HBox.setHgrow(centre, Priority.ALWAYS);
    centre.setMinWidth(440);
    getChildren().addAll(rail, tree, treeEdge, centre, inspectorEdge, inspector);
    tabs.selectedProperty().subscribe(this::bringToFront);
    widthProperty()
        .addListener((_, before, now) -> resized(before.doubleValue(), now.doubleValue()));
  }

  /// Opens a replay of the violation's path in a tab.
  void replay(ViolationRow violation) {
    ReplayViewModel replay = project.replay(violation);
    if (!replays.containsKey(replay)) {
      replays.put(
          replay,
          new ReplayView(replay, newGraph.get(), calls -> copy.accept(project.curl(calls))));
      tabs.add(
          replay, "mdomz-replay", "Replay: " + violation.rule(), Optional.of(() -> close(replay)));
    }
    tabs.select(replay);
  }

  /// Proves rollback, and shows how.
  void proveRollback() {
    tabs.select(WORLD);
    project.world().prove().perform();
  }

  void selectTab(int index) {
    tabs.selectAt(index);
  }

  /// Closes the replay in front; Explore and World stay.
  void closeTab() {
    if (tabs.selectedProperty().get().orElse(EXPLORE) instanceof ReplayViewModel replay) {
      close(replay);
    }
  }

  void toggleTree() {
    openTree(!treeOpen);
  }

  void toggleInspector() {
    openInspector(!inspectorOpen);
  }

  void toggleBottom() {
    bottom.fold(bottom.isOpen());
  }

  /// Puts the cursor into the graph's search field.
  void find() {
    tabs.select(EXPLORE);
    exploreView.find();
  }

  void moveViolation(int by) {
    tabs.select(EXPLORE);
    bottom.show(BottomPanel.Tab.VIOLATIONS);
    project.violations().move(by);
  }

  private void close(ReplayViewModel replay) {
    tabs.remove(replay);
    replays.remove(replay);
    project.close(replay);
  }

  private void bringToFront(Optional<Object> key) {
    Object front = key.orElse(EXPLORE);
    if (front instanceof ReplayViewModel replay) {
      ReplayView view = replays.get(replay);
      if (view != null) {
        pages.getChildren().setAll(view);
        view.requestFocus();
      }
    } else if (front.equals(WORLD)) {
      pages.getChildren().setAll(worldPage);
    } else {
      pages.getChildren().setAll(explorePage);
    }
    fold();
  }

  private void resized(double before, double now) {
    if ((before < TREE_FITS) != (now < TREE_FITS)) {
      treeOpen = now >= TREE_FITS;
    }
    if ((before < INSPECTOR_FITS) != (now < INSPECTOR_FITS)) {
      inspectorOpen = now >= INSPECTOR_FITS;
    }
    fold();
  }

  private void openTree(boolean open) {
    treeOpen = open;
    if (open) {
      tabs.select(EXPLORE);
    }
    fold();
  }

  private void openInspector(boolean open) {
    inspectorOpen = open;
    if (open) {
      tabs.select(EXPLORE);
    }
    fold();
  }

  private void fold() {
    boolean exploring = pages.getChildren().contains(explorePage);
    present(tree, treeOpen && exploring);
    present(treeEdge, true);
    present(rail, !(treeOpen && exploring));
    present(inspector, inspectorOpen && exploring);
    present(inspectorEdge, inspectorOpen && exploring);
    inspecting.setVisible(exploring);
  }

  private static void present(Region pane, boolean present) {
    pane.setVisible(present);
    pane.setManaged(present);
  }

  private VBox inspector() {
    TabStrip<String> head = new TabStrip<>();
    head.add("inspector", "", "Inspector", Optional.empty());
    InspectorView view =
        new InspectorView(
            project.explore(), this::replay, path -> copy.accept(project.curlOfPath(path)));
    VBox.setVgrow(view, Priority.ALWAYS);
    VBox box = new VBox(head, view);
    Divider.width(box, 360);
    return box;
  }

  private VBox rail() {
    VBox box =
        new VBox(
            railButton("mdoal-folder", "Project tree  (Alt 1)", () -> openTree(true)),
            railButton("mdoal-device_hub", "Explore  (Ctrl 1)", () -> tabs.select(EXPLORE)),
            railButton("mdoal-dns", "World", () -> tabs.select(WORLD)),
            railButton(
                "mdoal-bug_report",
                "Violations",
                () -> {
                  tabs.select(EXPLORE);
                  bottom.show(BottomPanel.Tab.VIOLATIONS);
                }));
    box.getStyleClass().add("rail");
    box.setMinWidth(43);
    box.setMaxWidth(43);
    return box;
  }

  private static Button railButton(String icon, String hint, Runnable deed) {
    Button button = new Button("", Icons.of(icon, "header-icon"));
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(hint));
    button.setAccessibleText(hint);
    button.setOnAction(_ -> deed.run());
    return button;
  }
}
