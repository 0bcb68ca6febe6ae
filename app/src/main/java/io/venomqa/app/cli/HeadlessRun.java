package io.venomqa.app.cli;

import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.adapters.thread.DaemonThreads;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.Finding;
import io.venomqa.app.session.Keeping;
import io.venomqa.app.session.RunSettings;
import io.venomqa.app.wiring.Doctor;
import io.venomqa.app.wiring.ProjectRun;
import io.venomqa.app.wiring.ReadProject;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.RunControl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One run on the calling thread. Ctrl-C stops it, and the program ends when it is closed: when
/// everything is put back, printed and written.
final class HeadlessRun implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  private final RunControl control = new RunControl();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Runnable unregister;
  private volatile boolean ending;

  HeadlessRun() {
    this.unregister =
        DaemonThreads.atExit(
            "stop",
            () -> {
              ending = true;
              control.stop();
              awaitQuietly(done);
            });
  }

  /// Whether the program is ending.
  boolean isStopped() {
    return ending;
  }

  /// Explores; at most once.
  ///
  /// @param keeping what is kept of the run beside its result
  /// @param resumed the archive of a run to go on with
  /// @throws InterruptedException when it was stopped before; nothing is touched then
  ExplorationResult execute(
      ReadProject read,
      RunSettings settings,
      ScriptEngine engine,
      Map<String, String> environment,
      Recover recover,
      Keeping keeping,
      Optional<Path> resumed,
      Progress progress)
      throws InterruptedException {
    if (isStopped()) {
      throw new InterruptedException("the program is ending");
    }
    return new ProjectRun(
            read.project(),
            engine,
            environment,
            recover,
            settings,
            control,
            progress,
            keeping,
            resumed)
        .execute();
  }

  /// Examines whether rollback works; at most once, and instead of exploring.
  ///
  /// @param console of the API and the scripts; called by any thread
  /// @throws InterruptedException when it was stopped before it was over
  List<Finding> examine(
      ReadProject read,
      ScriptEngine engine,
      Map<String, String> environment,
      Recover recover,
      Consumer<ConsoleLine> console)
      throws InterruptedException {
    return new Doctor(read.project(), engine, environment, recover, control, console)
        .examine(read.overview().defaults());
  }

  /// Lets the program end.
  @Override
  public void close() {
    done.countDown();
    unregister.run();
  }

  /// The program is ending: it must neither hang for ever nor fail.
  private static void awaitQuietly(CountDownLatch done) {
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
