package io.venomqa.app.ui.graph;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// The live picture of an exploration. Every method belongs to the UI thread and returns at once:
/// layout and drawing happen on the executors that it is given.
///
/// It needs the variables of the theme (`-color-*`, `-vq-*`) in a style sheet of its scene.
public final class StateGraphView extends Region {
  private static final double LEGEND = 28;

  private final GraphModel model = new GraphModel();
  private final Highlights highlights = new Highlights();
  private final GraphStage stage;
  private final GraphLegend legend = new GraphLegend();
  private final Region focusRing = new Region();
  private final HoverTip tip = new HoverTip();
  private final SimpleObjectProperty<Selection> selection =
      new SimpleObjectProperty<>(this, "selection", Selection.none());
  private final BooleanProperty follow = new SimpleBooleanProperty(this, "follow", true);
  private final BooleanProperty reducedMotion =
      new SimpleBooleanProperty(this, "reducedMotion", false);
  private final ObjectProperty<GraphLayout> graphLayout =
      new SimpleObjectProperty<>(this, "graphLayout", GraphLayout.DEPTH);
  private Consumer<Selection> onOpen = _ -> {};

  /// @param painting runs one drawing at a time, on a thread of its own
  /// @param layouting runs one layout at a time, on a thread of its own
  /// @param onUi runs something on the UI thread, later
  public StateGraphView(Executor painting, Executor layouting, Consumer<Runnable> onUi) {
    getStyleClass().add("state-graph");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("state-graph.css")).toExternalForm());
    stage = new GraphStage(this, model, highlights, painting, layouting, onUi);
    focusRing.getStyleClass().add("graph-focus");
    focusRing.setMouseTransparent(true);
    focusRing.visibleProperty().bind(focusedProperty());
    getChildren().addAll(stage.picture(), stage.inks(), legend, tip, focusRing);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(200, 160);
    new GraphInput(this, stage, tip).install();
    stage.onChanged(this::describe);
    follow.addListener((_, _, on) -> stage.followChanged(on));
    graphLayout.addListener((_, _, _) -> stage.layoutChanged());
    widthProperty().addListener((_, _, _) -> stage.resized());
    heightProperty().addListener((_, _, _) -> stage.resized());
    sceneProperty().addListener((_, _, _) -> stage.repaint());
    describe();
  }

  /// Adds a state.
  ///
  /// @throws IllegalArgumentException when its number is known
  public void addNode(GraphNode node) {
    model.add(node);
    stage.grown();
  }

  /// Replaces what is known of a state.
  ///
  /// @throws IllegalArgumentException when its number is not known
  public void updateNode(GraphNode node) {
    GraphNode before = model.node(node.number()).orElse(node);
    model.update(node);
    if (before.depth() == node.depth()) {
      stage.repaint();
    } else {
      stage.grown();
    }
  }

  /// Adds a transition between known states; one that leads back to its own state is not drawn.
  ///
  /// @throws IllegalArgumentException when a state is not known, or the transition is
  public void addEdge(GraphEdge edge) {
    model.add(edge);
    stage.grown();
  }

  /// Applies many changes, in order.
  ///
  /// @throws IllegalArgumentException as the single methods do
  public void apply(List<GraphChange> changes) {
    for (GraphChange change : changes) {
      switch (change) {
        case GraphChange.NodeAdded(GraphNode node) -> addNode(node);
        case GraphChange.NodeUpdated(GraphNode node) -> updateNode(node);
        case GraphChange.EdgeAdded(GraphEdge edge) -> addEdge(edge);
      }
    }
  }

  /// Forgets everything: a new run begins.
  public void clear() {
    model.clear();
    highlights.clear();
    selection.set(Selection.none());
    stage.cleared();
  }

  /// Draws a failing path straight and in the colour of danger.
  ///
  /// @param edges numbers of its transitions, in order; empty for no path
  public void highlight(List<Integer> edges) {
    highlights.path = List.copyOf(edges);
    highlights.step = -1;
    stage.pathChanged();
  }

  /// Marks the step of the highlighted path that a replay is at, and moves it into view while
  /// following.
  ///
  /// @param edge number of the transition, -1 for none
  public void highlightStep(int edge) {
    highlights.step = edge;
    stage.repaint();
    if (follow.get()) {
      model.edge(edge).ifPresent(e -> stage.viewpoint().reveal(model.indexOf(e.to())));
    }
  }

  /// Selects a state or a transition; one that is not known clears the selection.
  public void select(Selection wanted) {
    Selection next =
        switch (wanted) {
          case Selection.State(int number) when model.node(number).isEmpty() -> Selection.none();
          case Selection.Transition(int number) when model.edge(number).isEmpty() ->
              Selection.none();
          default -> wanted;
        };
    highlights.select(next, System.nanoTime());
    selection.set(next);
    stage.selectionChanged();
  }

  /// What is selected.
  public ReadOnlyObjectProperty<Selection> selectionProperty() {
    return selection;
  }

  /// Called with the selection when a person opens it: by a double click, or Enter.
  public void setOnOpen(Consumer<Selection> action) {
    onOpen = action;
  }

  /// Whether the picture follows the exploration or the replay; ends as soon as a person pans or
  /// zooms.
  public BooleanProperty followProperty() {
    return follow;
  }

  /// Whether nothing may move.
  public BooleanProperty reducedMotionProperty() {
    return reducedMotion;
  }

  /// How the states are placed. [GraphLayout#FORCE] is refused, and [GraphLayout#DEPTH] shown
  /// instead, while [#forceUnavailableProperty] says why.
  public ObjectProperty<GraphLayout> graphLayoutProperty() {
    return graphLayout;
  }

  /// Why the layout by force cannot be had now, as a sentence for a tooltip; empty when it can.
  public ReadOnlyStringProperty forceUnavailableProperty() {
    return stage.forceUnavailable();
  }

  /// The zoom, 1 being 100%.
  public ReadOnlyDoubleProperty zoomProperty() {
    return stage.zoom();
  }

  /// Shows everything, at 100% at most.
  public void fit() {
    stage.viewpoint().fit();
  }

  /// One step nearer.
  public void zoomIn() {
    stage.viewpoint().zoomTo(stage.zoom().get() * 1.25);
  }

  /// One step away.
  public void zoomOut() {
    stage.viewpoint().zoomTo(stage.zoom().get() / 1.25);
  }

  /// To 100%, around the middle.
  public void zoom100() {
    stage.viewpoint().zoomTo(1);
  }

  /// Moves a state into the middle; unknown numbers are ignored.
  public void center(int node) {
    stage.viewpoint().center(model.indexOf(node));
  }

  /// Highlights the states that `query` names (`s9`, `9`), else those that an action of such a name
  /// leads to; the empty query ends it.
  ///
  /// @return how many states were found
  public int search(String query) {
    highlights.query = query;
    stage.keptChanged();
    return highlights.hits(model.topology()).cardinality();
  }

  /// Draws only calls of these actions in full, all others faint; the empty set ends it.
  public void filterActions(Set<String> shown) {
    highlights.actions = Set.copyOf(shown);
    stage.repaint();
  }

  /// The state of a number, when it is known.
  public Optional<GraphNode> node(int number) {
    return model.node(number);
  }

  /// The transition of a number, when it is known and leads to another state.
  public Optional<GraphEdge> edge(int number) {
    return model.edge(number);
  }

  /// Whether another frame is wanted; false as soon as everything stands still and is drawn.
  boolean isBusy() {
    return stage.isBusy();
  }

  /// Frames that were drawn so far.
  long frames() {
    return stage.frames();
  }

  GraphStage stage() {
    return stage;
  }

  void open() {
    if (!(selection.get() instanceof Selection.None)) {
      onOpen.accept(selection.get());
    }
  }

  private void describe() {
    Topology graph = model.topology();
    legend.show(graph, stage.arrangement());
    int broken = 0;
    for (int i = 0; i < graph.states(); i++) {
      broken += graph.mark()[i] == null ? 0 : 1;
    }
    setAccessibleText(
        "State graph: %,d states, %,d calls between them, %,d states with a broken rule"
            .formatted(graph.states(), graph.calls(), broken));
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    stage.picture().relocate(0, 0);
    legend.resizeRelocate(0, height - LEGEND, width, LEGEND);
    focusRing.resizeRelocate(0, 0, width, height);
    tip.autosize();
  }

  /// Height of the picture above the legend.
  double pictureHeight() {
    return Math.max(1, getHeight() - LEGEND);
  }
}
