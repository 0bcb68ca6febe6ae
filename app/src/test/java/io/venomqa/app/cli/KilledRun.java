package io.venomqa.app.cli;

import io.venomqa.app.Main;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/// A run in a process of its own that is killed while it is exploring.
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
}
