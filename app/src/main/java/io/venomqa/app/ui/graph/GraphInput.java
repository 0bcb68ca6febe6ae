package io.venomqa.app.ui.graph;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Mouse and keys of the picture.
final class GraphInput {
  private static final double CLICK = 4;

  private final StateGraphView view;
  private final GraphStage stage;
  private final HoverTip tip;
  private double lastX;
  private double lastY;
  private double travelled;
  private Optional<Minimap> grabbed = Optional.empty();

  GraphInput(StateGraphView view, GraphStage stage, HoverTip tip) {
    this.view = view;
    this.stage = stage;
    this.tip = tip;
  }

  void install() {
    view.setOnScroll(this::scrolled);
    view.setOnMousePressed(this::pressed);
    view.setOnMouseDragged(this::dragged);
    view.setOnMouseClicked(this::clicked);
    view.setOnMouseMoved(this::moved);
    view.setOnMouseExited(_ -> hover(Selection.none(), 0, 0));
    view.setOnKeyPressed(this::keyed);
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      stage.viewpoint().zoomAt(Math.pow(1.0025, event.getDeltaY()), event.getX(), event.getY());
    }
    event.consume();
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    lastX = event.getX();
    lastY = event.getY();
    travelled = 0;
    grabbed = mapAt(event.getX(), event.getY());
    grabbed.ifPresent(map -> lookAt(map, event));
  }

  private Optional<Minimap> mapAt(double x, double y) {
    return Minimap.of(stage.scene()).filter(map -> map.area().contains(x, y));
  }

  private void lookAt(Minimap map, MouseEvent event) {
    stage.viewpoint().lookAt(map.layoutX(event.getX()), map.layoutY(event.getY()));
  }

  private void dragged(MouseEvent event) {
    double dx = event.getX() - lastX;
    double dy = event.getY() - lastY;
    travelled += Math.hypot(dx, dy);
    lastX = event.getX();
    lastY = event.getY();
    if (grabbed.isPresent()) {
      lookAt(grabbed.get(), event);
    } else if (travelled > CLICK) {
      hover(Selection.none(), 0, 0);
      stage.viewpoint().pan(dx, dy);
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || travelled > CLICK || grabbed.isPresent()) {
      return;
    }
    Selection met = at(event.getX(), event.getY());
    view.select(met);
    if (event.getClickCount() == 2) {
      int box = Picker.box(stage.scene(), event.getX(), event.getY());
      if (met instanceof Selection.None && box >= 0) {
        stage.toggle(box);
      } else {
        view.open();
      }
    }
  }

  private void moved(MouseEvent event) {
    hover(at(event.getX(), event.getY()), event.getX(), event.getY());
  }

  private void hover(Selection what, double x, double y) {
    stage.hover(what);
    String text =
        switch (what) {
          case Selection.State(int number) -> view.node(number).map(HoverTip::text).orElse("");
          case Selection.Transition(int number) -> view.edge(number).map(HoverTip::text).orElse("");
          case Selection.None() -> "";
        };
    tip.show(text, x, y, view.getWidth());
  }

  private Selection at(double x, double y) {
    if (y < Scene.HEADINGS || y > view.pictureHeight() || mapAt(x, y).isPresent()) {
      return Selection.none();
    }
    Scene scene = stage.scene();
    int state = Picker.state(scene, x, y);
    if (state >= 0) {
      return new Selection.State(scene.graph().number()[state]);
    }
    int call = Picker.call(scene, x, y);
    return call >= 0 ? new Selection.Transition(scene.graph().call()[call]) : Selection.none();
  }

  private void keyed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    boolean known = true;
    switch (event.getCode()) {
      case LEFT -> walk(Walk.PARENT);
      case RIGHT -> walk(Walk.CHILD);
      case UP -> walk(Walk.UP);
      case DOWN -> walk(Walk.DOWN);
      case ENTER -> view.open();
      case PLUS, ADD, EQUALS -> view.zoomIn();
      case MINUS, SUBTRACT -> view.zoomOut();
      case DIGIT0, NUMPAD0 -> view.zoom100();
      case F -> view.fit();
      case L -> view.followProperty().set(!view.followProperty().get());
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private void walk(Walk direction) {
    Topology graph = stage.graph();
    if (stage.arrangement().states() == 0) {
      return;
    }
    int from =
        switch (view.selectionProperty().get()) {
          case Selection.State(int number) -> stage.model().indexOf(number);
          case Selection.Transition(int number) ->
              view.edge(number).map(edge -> stage.model().indexOf(edge.to())).orElse(-1);
          case Selection.None() -> -1;
        };
    int to =
        from < 0 || from >= stage.arrangement().states()
            ? 0
            : direction.from(from, graph, stage.arrangement());
    view.select(new Selection.State(graph.number()[to]));
    stage.viewpoint().reveal(to);
  }
}
