package io.venomqa.app.ui.shell;

import io.venomqa.app.session.ProjectOpener;
import io.venomqa.app.ui.graph.StateGraphView;
import io.venomqa.app.ui.task.FxBridge;
import io.venomqa.app.ui.task.TaskRunner;
import io.venomqa.app.ui.theme.Appearance;
import java.io.File;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;

/// The window with all that works behind it. Lives on the UI thread.
public final class MainWindow {

  private final Stage stage;
  private final FxBridge bridge = new FxBridge();
  private final TaskRunner tasks = new TaskRunner(bridge::post);
  private final Appearance appearance = new Appearance();
  private final WorkspaceViewModel workspace;
  private final WindowView view;
  private final Runnable onClosed;
  private boolean closing;

  /// Makes the window; it does not show yet.
  ///
  /// @param opener opens what the user chooses, with the given threads for runs
  /// @param onClosed called when the window is gone and everything is put back
  public MainWindow(Function<Executor, ProjectOpener> opener, Stage stage, Runnable onClosed) {
    this.stage = stage;
    this.onClosed = onClosed;
    this.workspace =
        new WorkspaceViewModel(opener.apply(tasks), tasks, bridge::post, System::nanoTime);
    this.view = new WindowView(workspace, appearance, this::newGraph, this::chooseFolder);
    bridge.afterFrame(workspace::publish);
    Scene scene = new Scene(view, 1440, 900);
    appearance.dress(scene);
    stage.setScene(scene);
    stage.setTitle("VenomQA");
    stage.setMinWidth(1100);
    stage.setMinHeight(700);
    stage.getIcons().setAll(Brand.icons());
    stage.setOnCloseRequest(request -> {
      request.consume();
      close();
    });
  }

  public void show() {
    stage.show();
  }

  public WorkspaceViewModel workspace() {
    return workspace;
  }

  public Appearance appearance() {
    return appearance;
  }

  public Stage stage() {
    return stage;
  }

  /// Stops what goes on, waits for it to be put back without holding the UI thread, then closes.
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    var putBack = workspace.shutDown();
    if (!putBack.isDone()) {
      view.rollingBack();
    }
    var _ = putBack.whenComplete((_, _) -> bridge.post(this::gone));
  }

  private void gone() {
    stage.hide();
    tasks.close();
    onClosed.run();
  }

  private StateGraphView newGraph() {
    StateGraphView graph = new StateGraphView(tasks.oneAtATime(), tasks.oneAtATime(), bridge::post);
    graph.reducedMotionProperty().bind(Platform.getPreferences().reducedMotionProperty());
    return graph;
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Open project");
    File folder = chooser.showDialog(stage);
    if (folder != null) {
      workspace.open(folder.toPath());
    }
  }
}
