package io.venomqa.app.ui.shell;

import io.venomqa.app.session.OpenedProject;
import io.venomqa.app.session.ProjectOpener;
import io.venomqa.app.session.ProjectRefused;
import io.venomqa.app.ui.task.TaskRunner;
import io.venomqa.app.ui.value.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The whole window: no project, one being read, one refused, or one open.
public final class WorkspaceViewModel {

  /// What the window shows.
  public sealed interface Scene {
    record Welcome() implements Scene {}

    /// A project is being read.
    ///
    /// @param what what is being read, for people
    record Opening(String what) implements Scene {}

    record Refused(String headline, List<Problem> problems) implements Scene {}

    record Open(ProjectViewModel project) implements Scene {}
  }

  /// One thing to be mended, see [ProjectRefused.Problem].
  public record Problem(String where, String message, String remedy) {}

  private final ProjectOpener opener;
  private final TaskRunner tasks;
  private final Consumer<Runnable> uiThread;
  private final LongSupplier clock;
  private final ReadOnlyObjectWrapper<Scene> scene =
      new ReadOnlyObjectWrapper<>(new Scene.Welcome());

  public WorkspaceViewModel(
      ProjectOpener opener, TaskRunner tasks, Consumer<Runnable> uiThread, LongSupplier clock) {
    this.opener = opener;
    this.tasks = tasks;
    this.uiThread = uiThread;
    this.clock = clock;
  }

  public ReadOnlyObjectProperty<Scene> sceneProperty() {
    return scene.getReadOnlyProperty();
  }

  public void open(Path folder) {
    read(folder.toString(), () -> opener.open(folder), project -> {});
  }

  public void openDemo() {
    read("the demo", opener::openDemo, project -> {});
  }

  /// Opens the demo and starts to explore it.
  public void exploreDemo() {
    read("the demo", opener::openDemo, project -> project.run().run().perform());
  }

  /// The open project.
  public Optional<ProjectViewModel> project() {
    return scene.get() instanceof Scene.Open(var project) ? Optional.of(project) : Optional.empty();
  }

  /// Shows what happened since the last time; once per frame.
  public void publish() {
    project().ifPresent(ProjectViewModel::publish);
  }

  /// Back to the welcome page; a run that goes on is stopped and put back first.
  public void closeProject() {
    var _ =
        shutDown().whenComplete((_, _) -> uiThread.accept(() -> scene.set(new Scene.Welcome())));
  }

  /// Stops what goes on.
  ///
  /// @return completes when everything is put back
  public CompletableFuture<Void> shutDown() {
    return project()
        .map(project -> project.shutDown().thenRunAsync(project::close, tasks))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  private void read(String what, Callable<OpenedProject> reading, Consumer<ProjectViewModel> then) {
    var _ =
        shutDown()
            .whenComplete((_, _) -> uiThread.accept(() -> readInBackground(what, reading, then)));
  }

  private void readInBackground(
      String what, Callable<OpenedProject> reading, Consumer<ProjectViewModel> then) {
    scene.set(new Scene.Opening(what));
    tasks.run(
        reading,
        opened -> {
          ProjectViewModel project = new ProjectViewModel(opened, uiThread, clock);
          scene.set(new Scene.Open(project));
          then.accept(project);
        },
        problem -> scene.set(refusal(what, problem)));
  }

  private static Scene.Refused refusal(String what, Exception problem) {
    return problem instanceof ProjectRefused refused
        ? new Scene.Refused(
            Words.sentence(String.valueOf(refused.getMessage())),
            refused.problems().stream()
                .map(one -> new Problem(one.where(), Words.sentence(one.message()), one.remedy()))
                .toList())
        : new Scene.Refused(
            "VenomQA could not open " + what + ".",
            List.of(new Problem("", String.valueOf(problem.getMessage()), "")));
  }
}
