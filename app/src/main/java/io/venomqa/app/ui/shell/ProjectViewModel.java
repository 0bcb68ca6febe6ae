package io.venomqa.app.ui.shell;

import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.OpenedProject;
import io.venomqa.app.session.ProjectOverview;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.RunListener;
import io.venomqa.app.ui.explore.ExploreViewModel;
import io.venomqa.app.ui.explore.RunViewModel;
import io.venomqa.app.ui.graph.Selection;
import io.venomqa.app.ui.log.LogViewModel;
import io.venomqa.app.ui.replay.ReplayViewModel;
import io.venomqa.app.ui.value.CallDetail;
import io.venomqa.app.ui.value.CurlScript;
import io.venomqa.app.ui.value.PathStep;
import io.venomqa.app.ui.value.ViolationRow;
import io.venomqa.app.ui.violation.ViolationsViewModel;
import io.venomqa.app.ui.world.WorldViewModel;
import io.venomqa.engine.event.ExplorationEvent;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// An open project with its run, its log and its replays.
public final class ProjectViewModel {

  private final OpenedProject project;
  private final Consumer<Runnable> uiThread;
  private final RunViewModel run;
  private final WorldViewModel world;
  private final ExploreViewModel explore;
  private final ViolationsViewModel violations = new ViolationsViewModel();
  private final LogViewModel log = new LogViewModel();
  private final TreeViewModel tree;
  private final StatusViewModel status;
  private final ObservableList<ReplayViewModel> replays = FXCollections.observableArrayList();
  private final ObservableList<ReplayViewModel> replaysView =
      FXCollections.unmodifiableObservableList(replays);
  private String api;

  /// @param uiThread takes work from any thread and runs it on the UI thread, in order
  /// @param clock nanoseconds from any origin
  public ProjectViewModel(OpenedProject project, Consumer<Runnable> uiThread, LongSupplier clock) {
    this.project = project;
    this.uiThread = uiThread;
    ProjectOverview overview = project.overview();
    this.run = new RunViewModel(project, this::newRun, uiThread);
    this.world =
        new WorldViewModel(
            project, run.useProperty(), line -> uiThread.accept(() -> log.on(line)), uiThread);
    run.yieldTo(world.useProperty());
    this.explore = new ExploreViewModel(overview.defaults(), clock);
    this.tree = new TreeViewModel(overview);
    this.status = new StatusViewModel(overview);
    world.proofProperty().subscribe(status::proved);
    this.api = overview.environment();
    violations
        .selectedProperty()
        .subscribe(row -> {
          if (row != null) {
            explore.selectViolation(row);
          }
        });
  }

  public ProjectOverview overview() {
    return project.overview();
  }

  public RunViewModel run() {
    return run;
  }

  public WorldViewModel world() {
    return world;
  }

  public ExploreViewModel explore() {
    return explore;
  }

  public ViolationsViewModel violations() {
    return violations;
  }

  public LogViewModel log() {
    return log;
  }

  public TreeViewModel tree() {
    return tree;
  }

  public StatusViewModel status() {
    return status;
  }

  /// The replays that are open, in the order of their tabs.
  public ObservableList<ReplayViewModel> replays() {
    return replaysView;
  }

  /// Opens a replay of the violation's path, or finds the one that is open.
  public ReplayViewModel replay(ViolationRow violation) {
    return replays.stream()
        .filter(open -> open.violation().path().equals(violation.path()))
        .filter(open -> open.violation().cause().equals(violation.cause()))
        .findFirst()
        .orElseGet(() -> {
          ReplayViewModel opened = new ReplayViewModel(violation, explore.runProperty().get());
          replays.add(opened);
          return opened;
        });
  }

  public void close(ReplayViewModel replay) {
    replays.remove(replay);
  }

  /// Calls as commands for a shell.
  public String curl(List<CallDetail> calls) {
    return CurlScript.of(api, calls);
  }

  /// The calls of a path as commands for a shell.
  public String curlOfPath(List<PathStep> path) {
    return curl(explore.calls(path));
  }

  /// Shows what happened since the last time; once per frame.
  public void publish() {
    explore.publish();
    log.publish();
    tree.publish(explore.runProperty().get());
    status.publish(explore.runProperty().get(), run.phaseProperty().get());
  }

  /// Stops what goes on.
  ///
  /// @return completes when everything is put back
  public CompletableFuture<Void> shutDown() {
    return CompletableFuture.allOf(run.shutDown(), world.shutDown());
  }

  /// Gives up what the project holds; may take long. Only after the shut-down.
  public void close() {
    project.close();
  }

  /// Takes in an event, on the UI thread.
  void on(ExplorationEvent event) {
    explore.on(event);
    run.on(event);
    log.on(event);
    tree.on(event);
    status.on(event);
    violations.on(event, explore.runProperty().get());
    if (event instanceof ExplorationEvent.ViolationChecked
        && violations.selectedProperty().get() == null
        && explore.selectionProperty().get().equals(Selection.none())) {
      violations.move(1);
    }
    if (event instanceof ExplorationEvent.Ended(var _, var _, var _, var _)) {
      status.ended(explore.endingProperty().get().orElseThrow());
    }
  }

  private RunListener newRun() {
    violations.clear();
    log.clear();
    tree.clear();
    status.clear();
    explore.begin(run.settingsProperty().get());
    return new RunListener() {
      @Override
      public void on(ExplorationEvent event) {
        uiThread.accept(() -> ProjectViewModel.this.on(event));
      }

      @Override
      public void ready(URI address, List<SystemInfo> systems) {
        uiThread.accept(() -> {
          api = address.toString();
          tree.ready(systems);
          status.ready(address, systems);
        });
      }

      @Override
      public void console(ConsoleLine line) {
        uiThread.accept(() -> log.on(line));
      }
    };
  }
}
