package io.venomqa.adapters.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/// Remembers a started process, and who started it, beyond our own life: a VenomQA that is killed
/// leaves its API running.
final class PidFile {

  private static final String UNKNOWN = "-";

  /// The start of a process is computed from the machine's, which the clock's corrections move.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final Path file;

  PidFile(Path file) {
    this.file = file;
  }

  /// What was remembered and still runs.
  ///
  /// @param owner who started it; empty when that one is gone
  record Remembered(ProcessHandle process, Optional<ProcessHandle> owner) {}

  void write(ProcessHandle process) throws IOException {
    Files.writeString(file, entry(process) + "\n" + entry(ProcessHandle.current()) + "\n");
  }

  Optional<Remembered> read() {
    try {
      String[] lines = Files.readString(file).split("\n", 3);
      return lines.length < 2
          ? Optional.empty()
          : alive(lines[0]).map(process -> new Remembered(process, alive(lines[1])));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException locked) {
      // What it names is gone, so the next start passes over it.
    }
  }

  private static String entry(ProcessHandle process) {
    return process.pid()
        + " "
        + process.info().startInstant().map(Instant::toString).orElse(UNKNOWN);
  }

  /// A pid alone may have been given to somebody else's process since.
  private static Optional<ProcessHandle> alive(String entry) {
    String[] words = Arrays.copyOf(entry.split(" ", 2), 2);
    if (words[0] == null || !words[0].matches("\\d{1,18}") || words[1] == null) {
      return Optional.empty();
    }
    String started = words[1];
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(ProcessHandle::isAlive)
        .filter(process ->
            process.info().startInstant().filter(now -> isNear(now, started)).isPresent());
  }

  private static boolean isNear(Instant now, String remembered) {
    try {
      return Duration.between(Instant.parse(remembered), now).abs().compareTo(TOLERANCE) <= 0;
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }
}
