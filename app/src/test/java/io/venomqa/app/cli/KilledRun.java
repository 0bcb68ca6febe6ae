package io.venomqa.app.cli;

import io.venomqa.adapters.process.ApiProcess;
import io.venomqa.adapters.process.ApiStartFailure;
import io.venomqa.adapters.project.ProjectRead;
import io.venomqa.adapters.project.ProjectReader;
import io.venomqa.app.Main;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/// A run in a process of its own that is killed while it is exploring. Its API lives on.
final class KilledRun {

  private KilledRun() {}

  /// Starts it, and kills it once rollback is proven and the database is changed.
  ///
  /// @param environment on top of our own
  static void inTheMiddle(
      Path project, Map<String, String> environment, Callable<Boolean> isChanged) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                project.toString())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process run = builder.start();
    try (BufferedReader said = run.inputReader()) {
      String line = said.readLine();
      while (line != null && !line.contains("Rollback: Read back")) {
        line = said.readLine();
      }
      while (run.isAlive() && !isChanged.call()) {
        Thread.onSpinWait();
      }
      run.destroyForcibly().waitFor();
    }
  }

  /// Ends the API that it left running, where no next start did.
  ///
  /// @param environment as it was started with
  static void endApi(Path project, Map<String, String> environment) {
    if (Files.exists(project.resolve(".venomqa").resolve("api.pid"))
        && new ProjectReader(environment).read(project) instanceof ProjectRead.Loaded loaded) {
      try {
        ApiProcess.endLeftOver(loaded.project(), new Unheard());
      } catch (ApiStartFailure stillStarted) {
        throw new IllegalStateException(stillStarted);
      }
    }
  }

  private static final class Unheard implements ApiProcess.Listener {
    @Override
    public void printed(String line) {}

    @Override
    public void noticed(String message) {}
  }
}
