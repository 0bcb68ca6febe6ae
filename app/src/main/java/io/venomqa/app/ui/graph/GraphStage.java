package io.venomqa.app.ui.graph;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.image.ImageView;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Brings model, layout, camera and drawing together: one frame at a time while something moves,
/// one antialiased frame when it has come to rest, then none. Belongs to the UI thread.
final class GraphStage {
  private static final double CHEAP_NANOS = 8e6;

  /// So long after the last touch the picture is taken to be moved on.
  private static final double HANDLED_NANOS = 120e6;

  private final StateGraphView view;
  private final GraphModel model;
  private final Highlights highlights;
  private final Executor painting;
  private final Executor layouting;
  private final Consumer<Runnable> onUi;
  private final ImageView picture = new ImageView();
  private final InkWell inks = new InkWell(this::repaint);
  private final Placement placement = new Placement();
  private final FrameSurface surface = new FrameSurface();
  private final Motion motion = new Motion();
  private final Viewpoint viewpoint;
  private final TreeSet<Integer> openDepths = new TreeSet<>();
  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
  private final ReadOnlyStringWrapper forceUnavailable = new ReadOnlyStringWrapper("");
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          tick(System.nanoTime());
        }
      };
  private Runnable onChanged = () -> {};
  private Topology graph = Topology.empty();
  private boolean graphStale;
  private boolean layoutStale;
  private boolean layingOut;
  private boolean drawing;
  private boolean pictureStale = true;
  private boolean rough;
  private boolean ticking;
  private boolean placed;
  private double smoothNanos;
  private long movedAt = System.nanoTime() - (long) HANDLED_NANOS;
  private long generation;
  private long frames;

  GraphStage(
      StateGraphView view,
      GraphModel model,
      Highlights highlights,
      Executor painting,
      Executor layouting,
      Consumer<Runnable> onUi) {
    this.view = view;
    this.model = model;
    this.highlights = highlights;
    this.painting = painting;
    this.layouting = layouting;
    this.onUi = onUi;
    this.viewpoint = new Viewpoint(view, motion, this::moved);
    picture.setMouseTransparent(true);
  }

  ImageView picture() {
    return picture;
  }

  InkWell inks() {
    return inks;
  }

  ReadOnlyDoubleProperty zoom() {
    return zoom.getReadOnlyProperty();
  }

  ReadOnlyStringProperty forceUnavailable() {
    return forceUnavailable.getReadOnlyProperty();
  }

  void onChanged(Runnable action) {
    onChanged = action;
  }

  boolean isBusy() {
    return ticking || drawing || layingOut;
  }

  long frames() {
    return frames;
  }

  void repaint() {
    graphStale = true;
    wakeUp();
  }

  void grown() {
    layoutStale = true;
    repaint();
  }

  void layoutChanged() {
    grown();
  }

  void pathChanged() {
    grown();
  }

  void selectionChanged() {
    keptChanged();
  }

  /// What must be seen has changed: a collapsed graph is placed anew.
  void keptChanged() {
    if (motion.target().boxes().isEmpty()) {
      repaint();
    } else {
      grown();
    }
  }

  void cleared() {
    generation++;
    openDepths.clear();
    placed = false;
    motion.clear();
    grown();
  }

  void resized() {
    if (placed && view.followProperty().get()) {
      viewpoint.follow(graph, true);
    }
    grown();
  }

  void followChanged(boolean on) {
    if (on && placed) {
      viewpoint.follow(graph, false);
    }
  }

  Viewpoint viewpoint() {
    return viewpoint;
  }

  /// Shows a depth state by state, or as one box again.
  void toggle(int depth) {
    if (!openDepths.remove(depth)) {
      openDepths.add(depth);
    }
    grown();
  }

  void hover(Selection what) {
    if (!what.equals(highlights.hover)) {
      highlights.hover(what, System.nanoTime());
      repaint();
    }
  }

  /// The scene as it stands now, for picking.
  Scene scene() {
    return scene(System.nanoTime(), true);
  }

  Topology graph() {
    return graph;
  }

  Arrangement arrangement() {
    return motion.target();
  }

  GraphModel model() {
    return model;
  }

  private boolean still() {
    return view.reducedMotionProperty().get();
  }

  private void moved() {
    movedAt = System.nanoTime();
    pictureStale = true;
    wakeUp();
  }

  private void wakeUp() {
    if (!ticking) {
      ticking = true;
      timer.start();
    }
  }

  private void tick(long now) {
    if (graphStale) {
      graphStale = false;
      pictureStale = true;
      graph = model.topology();
      onChanged.run();
    }
    if (layoutStale && !layingOut && !motion.moving()) {
      layOut();
    }
    if (drawing) {
      return;
    }
    boolean moves = motion.moving() || viewpoint.moving() || highlights.fading(now);
    boolean handled = now - movedAt < HANDLED_NANOS;
    if (moves || pictureStale) {
      draw(now, moves || handled);
    } else if (rough) {
      if (!handled) {
        draw(now, false);
      }
    } else if (!layoutStale || layingOut) {
      ticking = false;
      timer.stop();
    }
  }

  private void layOut() {
    layoutStale = false;
    layingOut = true;
    Placement.Task task =
        new Placement.Task(
            graph,
            highlights.pathStates(model),
            highlights.kept(model, graph),
            Set.copyOf(openDepths),
            viewpoint.frame(),
            kind(),
            generation);
    layouting.execute(() -> {
      try {
        Placement.Result result = placement.place(task);
        onUi.accept(() -> arranged(result, task));
      } catch (RuntimeException e) {
        // What was placed stays where it is; the executor reports.
        onUi.accept(() -> layingOut = false);
        throw e;
      }
    });
  }

  private GraphLayout kind() {
    boolean tooMany = graph.states() > ForceLayout.MOST;
    forceUnavailable.set(
        tooMany
            ? "Force: shows up to %,d states, this run has %,d. Depth shows them all."
                .formatted(ForceLayout.MOST, graph.states())
            : "");
    return tooMany ? GraphLayout.DEPTH : view.graphLayoutProperty().get();
  }

  private void arranged(Placement.Result result, Placement.Task task) {
    layingOut = false;
    wakeUp();
    if (task.run() != generation) {
      return;
    }
    long now = System.nanoTime();
    Arrangement arrangement = result.arrangement();
    motion.to(arrangement, task.graph(), now, still());
    pictureStale = true;
    layoutStale |= !result.settled();
    onChanged.run();
    if (!placed) {
      placed = arrangement.states() > 0;
      viewpoint.follow(graph, true);
    } else if (view.followProperty().get()) {
      viewpoint.follow(graph, false);
    }
  }

  private void draw(long now, boolean moves) {
    if (view.getWidth() < 1 || view.getScene() == null) {
      pictureStale = false;
      rough = false;
      return;
    }
    boolean smooth = !moves || (smoothNanos < CHEAP_NANOS && graph.states() <= 300);
    Scene scene = scene(now, smooth);
    zoom.set(scene.camera().zoom());
    pictureStale = false;
    rough = !smooth;
    drawing = true;
    painting.execute(() -> {
      long start = System.nanoTime();
      try {
        FrameSurface.Frame frame = surface.draw(scene);
        long took = System.nanoTime() - start;
        onUi.accept(() -> drawn(frame, scene, took));
      } catch (RuntimeException e) {
        // The picture stays as it is, but the next one can be drawn; the executor reports.
        onUi.accept(() -> drawing = false);
        throw e;
      }
    });
  }

  private void drawn(FrameSurface.Frame frame, Scene scene, long took) {
    FrameSurface.show(frame, picture, scene.scale());
    drawing = false;
    frames++;
    if (scene.smooth()) {
      smoothNanos = smoothNanos == 0 ? took : (smoothNanos + took) / 2;
    }
  }

  private Scene scene(long now, boolean smooth) {
    @Nullable Window window = view.getScene() == null ? null : view.getScene().getWindow();
    double scale = window == null ? 1 : Math.max(1, window.getOutputScaleX());
    return new Scene(
        view.getWidth(),
        view.pictureHeight(),
        scale,
        viewpoint.at(now),
        graph,
        motion.target(),
        motion.pose(now),
        highlights.emphasis(model, graph, now, still()),
        inks.palette(),
        smooth);
  }
}
