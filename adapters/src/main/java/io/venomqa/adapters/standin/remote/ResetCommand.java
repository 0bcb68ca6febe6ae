package io.venomqa.adapters.standin.remote;

import io.venomqa.adapters.project.Secrets;
import io.venomqa.adapters.thread.DaemonThreads;
import io.venomqa.engine.world.SystemFailure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Runs a command that puts a system back to its beginning.
///
/// @param system its name, for messages
/// @param folder the project's, in which it runs
/// @param words no shell reads them; a first word with a slash is a path from the folder
record ResetCommand(String system, Path folder, List<String> words, Duration timeout) {

  private static final int KEPT_OUTPUT = 4_000;
  private static final Duration TO_END = Duration.ofSeconds(5);

  ResetCommand {
    words = List.copyOf(words);
  }

  void run() throws SystemFailure {
    Process process = start();
    AtomicReference<String> output = new AtomicReference<>("");
    Thread reader =
        DaemonThreads.start("reset-output", () -> output.set(tail(process.getInputStream())));
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process, reader);
        throw failure("did not end within " + timeout.toMillis() / 1000.0 + " s", output.get());
      }
      reader.join(TO_END.toMillis());
    } catch (InterruptedException stopped) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new SystemFailure(system, "the reset command was broken off", "", stopped);
    }
    if (process.exitValue() != 0) {
      throw failure("ended with exit code " + process.exitValue(), output.get());
    }
  }

  private Process start() throws SystemFailure {
    List<String> command = new ArrayList<>(words);
    String first = command.getFirst();
    if (first.contains("/") || first.contains(File.separator)) {
      command.set(0, folder.resolve(first).toString());
    }
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException cannot) {
      throw new SystemFailure(
          system,
          "the reset command `"
              + first
              + "` cannot be started: there is no such program, or it may not be run",
          "Check `systems." + system + ".reset.command`.",
          cannot);
    }
  }

  private static void end(Process process, Thread reader) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    reader.join(TO_END.toMillis());
  }

  private SystemFailure failure(String what, String output) {
    return new SystemFailure(
        system,
        "the reset command `"
            + words.getFirst()
            + "` "
            + what
            + (output.isBlank() ? "" : "; it printed:\n" + Secrets.withoutLogins(output.strip())),
        "Run it by hand in the project's folder.");
  }

  /// Reads to the end and keeps the last part.
  private static String tail(InputStream in) {
    StringBuilder kept = new StringBuilder();
    byte[] buffer = new byte[8192];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        kept.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        kept.delete(0, Math.max(0, kept.length() - KEPT_OUTPUT));
      }
    } catch (IOException ended) {
      throw new UncheckedIOException(ended);
    }
    return kept.toString();
  }
}
