package io.venomqa.app.wiring;

import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.Examination;
import io.venomqa.app.session.Finding;
import io.venomqa.app.session.Keeping;
import io.venomqa.app.session.OpenedProject;
import io.venomqa.app.session.ProjectOverview;
import io.venomqa.app.session.RunHandle;
import io.venomqa.app.session.RunListener;
import io.venomqa.app.session.RunSettings;
import io.venomqa.engine.explore.RunControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// A project in the window: each run goes on a thread of its own.
final class RunningProject implements OpenedProject {

  private final ReadProject read;
  private final ScriptEngine engine;
  private final Map<String, String> environment;
  private final Executor threads;
  private final Keeping keeping;
  private final Runnable onClose;

  /// @param keeping what is kept of runs
  RunningProject(
      ReadProject read,
      ScriptEngine engine,
      Map<String, String> environment,
      Executor threads,
      Keeping keeping,
      Runnable onClose) {
    this.read = read;
    this.engine = engine;
    this.environment = Map.copyOf(environment);
    this.threads = threads;
    this.keeping = keeping;
    this.onClose = onClose;
  }

  @Override
  public ProjectOverview overview() {
    return read.overview();
  }

  @Override
  public RunHandle run(RunSettings settings, RunListener listener) {
    return run(settings, listener, Optional.empty());
  }

  @Override
  public RunHandle resume(RunSettings settings, RunListener listener) {
    return run(settings, listener, newest(settings.seed()));
  }

  @Override
  public CompletableFuture<Boolean> isResumable() {
    return keeping.archive() == Keeping.Archive.NONE
        ? CompletableFuture.completedFuture(false)
        : CompletableFuture.supplyAsync(
            () -> newest(read.project().search().seed()).isPresent(), threads);
  }

  private Optional<Path> newest(long seed) {
    try {
      return new ResumableRuns(read.project(), seed).newest();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private RunHandle run(RunSettings settings, RunListener listener, Optional<Path> resumed) {
    RunControl control = new RunControl();
    ProjectRun run =
        new ProjectRun(
            read.project(),
            engine,
            environment,
            Recover.ASK,
            settings,
            control,
            listener,
            keeping,
            resumed);
    Handle handle = new Handle(control);
    threads.execute(() -> handle.carryOut(run));
    return handle;
  }

  @Override
  public Examination examine(Consumer<ConsoleLine> console) {
    RunControl control = new RunControl();
    Doctor doctor = new Doctor(read.project(), engine, environment, Recover.ASK, control, console);
    CompletableFuture<Optional<List<Finding>>> findings = new CompletableFuture<>();
    threads.execute(() -> findings.complete(examined(doctor)));
    return new Examination() {
      @Override
      public void stop() {
        control.stop();
      }

      @Override
      public CompletableFuture<Optional<List<Finding>>> findings() {
        return findings;
      }
    };
  }

  private Optional<List<Finding>> examined(Doctor doctor) {
    try {
      return Optional.of(doctor.examine(read.overview().defaults()));
    } catch (InterruptedException stopped) {
      return Optional.empty();
    } catch (RuntimeException | Error defect) {
      return Optional.of(
          List.of(
              new Finding(
                  "rollback",
                  Finding.Verdict.WRONG,
                  "VenomQA failed by a defect of its own: " + defect,
                  "Report it with these words.")));
    }
  }

  @Override
  public void close() {
    onClose.run();
  }

  private static final class Handle implements RunHandle {

    private final RunControl control;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    Handle(RunControl control) {
      this.control = control;
    }

    void carryOut(ProjectRun run) {
      try {
        run.execute();
      } finally {
        closed.complete(null);
      }
    }

    @Override
    public void pause() {
      control.pause();
    }

    @Override
    public void resume() {
      control.resume();
    }

    @Override
    public void step() {
      control.step();
    }

    @Override
    public void stop() {
      control.stop();
    }

    @Override
    public CompletableFuture<Void> closed() {
      return closed;
    }
  }
}
