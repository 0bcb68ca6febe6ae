package io.venomqa.app;

import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.adapters.thread.DaemonThreads;
import io.venomqa.app.cli.Window;
import io.venomqa.app.ui.WindowLauncher;
import io.venomqa.app.ui.WindowLauncher.Start;
import io.venomqa.app.wiring.ProjectOpening;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The window with the real projects behind it.
final class DesktopWindow implements Window {

  private final Map<String, String> environment;

  DesktopWindow(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// On Linux JavaFX needs an X display, which Wayland sessions offer too; elsewhere there is one.
  @Override
  public boolean isPossible() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean isServed = system.contains("windows") || system.contains("mac");
    return isServed || !environment.getOrDefault("DISPLAY", "").isBlank();
  }

  @Override
  public void open(Optional<Path> folder) {
    start(folder.<Start>map(Start.Folder::new).orElseGet(Start.Welcome::new));
  }

  @Override
  public void openDemo() {
    start(new Start.Demo());
  }

  /// The engine takes a second or more to start: the window does not wait for it.
  private void start(Start start) {
    CompletableFuture<ScriptEngine> engine = new CompletableFuture<>();
    DaemonThreads.start(
        "script-engine",
        () -> {
          ScriptEngine made = new ScriptEngine();
          engine.complete(made);
          made.warmUp();
        });
    WindowLauncher.open(threads -> new ProjectOpening(engine::join, environment, threads), start);
  }
}
