package io.venomqa.app.wiring;

import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.demo.DemoFolder;
import io.venomqa.app.session.Keeping;
import io.venomqa.app.session.OpenedProject;
import io.venomqa.app.session.ProjectOpener;
import io.venomqa.app.session.ProjectRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Opens projects for the window.
public final class ProjectOpening implements ProjectOpener {

  private final Supplier<ScriptEngine> engine;
  private final Map<String, String> environment;
  private final Executor threads;

  /// Opens with an engine that is there already.
  public ProjectOpening(ScriptEngine engine, Map<String, String> environment, Executor threads) {
    this(() -> engine, environment, threads);
  }

  /// Opens with the given threads for runs.
  ///
  /// @param engine asked for when the first project is opened; may block
  public ProjectOpening(
      Supplier<ScriptEngine> engine, Map<String, String> environment, Executor threads) {
    this.engine = engine;
    this.environment = Map.copyOf(environment);
    this.threads = threads;
  }

  @Override
  public OpenedProject open(Path folder) throws ProjectRefused {
    return open(folder, Keeping.USUAL, () -> {});
  }

  @Override
  public OpenedProject openDemo() throws ProjectRefused {
    try {
      DemoFolder demo = DemoFolder.create();
      // Its folder does not stay, so nor would an archive.
      return open(demo.path(), Keeping.NOTHING, demo::close);
    } catch (IOException failed) {
      throw new ProjectRefused(
          "The demo's folder cannot be written: " + failed.getMessage(), List.of());
    }
  }

  private OpenedProject open(Path folder, Keeping keeping, Runnable onClose) throws ProjectRefused {
    ReadProject read = new ProjectFolders(engine.get(), environment).read(folder);
    return new RunningProject(read, engine.get(), environment, threads, keeping, onClose);
  }
}
