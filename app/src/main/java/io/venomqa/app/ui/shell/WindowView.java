package io.venomqa.app.ui.shell;

import io.venomqa.app.ui.graph.StateGraphView;
import io.venomqa.app.ui.part.Icons;
import io.venomqa.app.ui.part.Labels;
import io.venomqa.app.ui.theme.Appearance;
import io.venomqa.app.ui.welcome.WelcomeView;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// Everything inside the window's frame.
public final class WindowView extends StackPane {

  private static final Duration NOTICE_TIME = Duration.seconds(5);

  private final WorkspaceViewModel workspace;
  private final Supplier<StateGraphView> newGraph;
  private final Runnable chooseFolder;
  private final HeaderView header;
  private final BorderPane frame = new BorderPane();
  private final StatusBar status = new StatusBar();
  private final HBox notice = new HBox(8);
  private final PauseTransition noticeEnd = new PauseTransition(NOTICE_TIME);
  private final WelcomeView welcome;
  private Optional<ProjectView> project = Optional.empty();

  /// @param newGraph makes a graph for the run, and one for each replay
  /// @param chooseFolder asks for a folder and opens it
  public WindowView(
      WorkspaceViewModel workspace,
      Appearance appearance,
      Supplier<StateGraphView> newGraph,
      Runnable chooseFolder) {
    this.workspace = workspace;
    this.newGraph = newGraph;
    this.chooseFolder = chooseFolder;
    this.header =
        new HeaderView(appearance, chooseFolder, workspace::openDemo, workspace::closeProject);
    this.welcome = new WelcomeView(chooseFolder, workspace::openDemo, Brand.mark(44));
    frame.setTop(header);
    frame.setBottom(status);
    notice.getStyleClass().add("notice");
    notice.setVisible(false);
    notice.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(notice, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(notice, new Insets(0, 16, 36, 0));
    noticeEnd.setOnFinished(_ -> notice.setVisible(false));
    getChildren().addAll(frame, notice);
    workspace.sceneProperty().subscribe(this::show);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /// Covers the window while what was changed is put back, before the program ends.
  public void rollingBack() {
    StackPane cover = new StackPane(Labels.of("Rolling back…", "page-title"));
    cover.getStyleClass().add("cover");
    getChildren().add(cover);
    cover.requestFocus();
  }

  private void show(WorkspaceViewModel.Scene scene) {
    project = Optional.empty();
    switch (scene) {
      case WorkspaceViewModel.Scene.Welcome() -> {
        welcome.calm();
        welcome("No project open");
      }
      case WorkspaceViewModel.Scene.Opening(String what) -> {
        welcome.opening(what);
        welcome("Reading " + what);
      }
      case WorkspaceViewModel.Scene.Refused(var headline, var problems) -> {
        welcome.refused(
            headline,
            problems.stream()
                .map(one -> new WelcomeView.ProblemLine(one.where(), one.message(), one.remedy()))
                .toList());
        welcome("No project open");
      }
      case WorkspaceViewModel.Scene.Open(ProjectViewModel opened) -> {
        ProjectView view = new ProjectView(opened, newGraph, this::copy);
        project = Optional.of(view);
        frame.setCenter(view);
        header.show(opened.overview().name(), opened.overview().folder().toString(), true);
        status.show(opened.status());
      }
    }
  }

  private void welcome(String words) {
    frame.setCenter(welcome);
    header.show("VenomQA", "", false);
    status.empty(words);
  }

  private void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    notice
        .getChildren()
        .setAll(
            Icons.of("mdoal-check_circle_outline", "good"),
            Labels.of("Copied as curl. Hidden secrets have to be filled in."));
    notice.setVisible(true);
    noticeEnd.playFromStart();
  }

  private void key(KeyEvent key) {
    if (performed(key)) {
      key.consume();
    }
  }

  private boolean performed(KeyEvent key) {
    if (key.isShortcutDown()) {
      return switch (key.getCode()) {
        case O -> did(chooseFolder);
        case D -> project.isEmpty() && did(workspace::openDemo);
        case F -> inProject(ProjectView::find);
        case R -> inProject(ProjectView::proveRollback);
        case W -> inProject(ProjectView::closeTab);
        case KeyCode code when code.isDigitKey() ->
            inProject(view -> view.selectTab(code.getCode() - KeyCode.DIGIT1.getCode()));
        default -> false;
      };
    }
    if (key.isAltDown()) {
      return switch (key.getCode()) {
        case DIGIT1 -> inProject(ProjectView::toggleTree);
        case DIGIT2 -> inProject(ProjectView::toggleBottom);
        case DIGIT3 -> inProject(ProjectView::toggleInspector);
        default -> false;
      };
    }
    return switch (key.getCode()) {
      case F5 ->
          inRun(opened -> (key.isShiftDown() ? opened.run().stop() : opened.run().run()).perform());
      case F6 -> inRun(opened -> opened.run().pauseOrGoOn());
      case F10 -> inRun(opened -> opened.run().step().perform());
      case F8 -> inProject(view -> view.moveViolation(key.isShiftDown() ? -1 : 1));
      case SLASH -> !(key.getTarget() instanceof TextInputControl) && inProject(ProjectView::find);
      default -> false;
    };
  }

  private boolean inProject(Consumer<ProjectView> deed) {
    project.ifPresent(deed);
    return project.isPresent();
  }

  private boolean inRun(Consumer<ProjectViewModel> deed) {
    workspace.project().ifPresent(deed);
    return workspace.project().isPresent();
  }

  private static boolean did(Runnable deed) {
    deed.run();
    return true;
  }
}
