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

  /// What a command does with a run.
  interface Use {

    /// Does it.
    ///
    /// @return its exit code
    /// @throws InterruptedException when it was stopped before anything came of it
    int of(HeadlessRun run) throws InterruptedException;
  }

  /// Lets a command use a run.
  ///
  /// @param stopped what is said when it was stopped before anything came of it
  /// @return the command's exit code
  static int of(Terminal terminal, String stopped, Use use) {
    try (HeadlessRun run = new HeadlessRun()) {
      try {
        return use.of(run);
      } catch (IllegalStateException ending) {
        // A program that is ending takes no more exit hooks, such as the script engine's.
        if (!run.ending) {
          throw ending;
        }
      } catch (InterruptedException beforeAnything) {
        // The same, said by ourselves.
      }
      terminal.line(stopped);
      return ExitCode.INCOMPLETE;
    }
  }

  private HeadlessRun() {
    this.unregister =
        DaemonThreads.atExit(
            "stop",
            () -> {
              ending = true;
              control.stop();
              awaitQuietly(done);
            });
  }

  /// Does nothing while the program goes on.
  ///
  /// @throws InterruptedException when it is ending
  void requireGoingOn() throws InterruptedException {
    if (ending) {
      throw new InterruptedException("the program is ending");
    }
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
    requireGoingOn();
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
