package io.venomqa.app.cli;

import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.adapters.sqlite.SqliteOptions.Recover;
import io.venomqa.adapters.thread.DaemonThreads;
import io.venomqa.app.session.RunListener;
import io.venomqa.app.session.RunSettings;
import io.venomqa.app.wiring.ProjectRun;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.RunControl;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One run on the calling thread. Ctrl-C stops it, and the program ends when everything is put
/// back.
final class HeadlessRun {

  private static final int PATIENCE_SECONDS = 30;

  private final Project project;
  private final ScriptEngine engine;
  private final Map<String, String> environment;

  HeadlessRun(Project project, ScriptEngine engine, Map<String, String> environment) {
    this.project = project;
    this.engine = engine;
    this.environment = environment;
  }

  ExplorationResult execute(RunSettings settings, Recover recover, RunListener listener) {
    RunControl control = new RunControl();
    CountDownLatch done = new CountDownLatch(1);
    Runnable unregister =
        DaemonThreads.atExit(
            "stop",
            () -> {
              control.stop();
              awaitQuietly(done);
            });
    try {
      return new ProjectRun(project, engine, environment, recover, settings, control, listener)
          .execute();
    } finally {
      done.countDown();
      unregister.run();
    }
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
