package io.venomqa.adapters.sqlite;

import io.venomqa.adapters.thread.DaemonThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A file that says again and again that a run lives. Beside the database, not in it: so it costs
/// the API nothing and never waits for a lock.
final class Heartbeat implements AutoCloseable {

  /// The time between two beats.
  static final Duration INTERVAL = Duration.ofMillis(500);

  /// What is written up to so long after the last beat may be the run's own last call.
  static final Duration GRACE = Duration.ofSeconds(1);

  private static final String OVER = "over";

  private final Path file;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private Heartbeat(Path file) {
    this.file = file;
    this.thread = DaemonThreads.start("heartbeat", this::goOn);
  }

  /// Beats once before it returns, then goes on by itself.
  static Heartbeat start(Path file) throws IOException {
    beat(file, StandardOpenOption.CREATE_NEW);
    return new Heartbeat(file);
  }

  private void goOn() {
    try {
      while (!stop.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        beat(file, StandardOpenOption.WRITE);
      }
    } catch (IOException e) {
      // A full disk or a folder taken away: the run can go on. Were it killed now, the next one
      // would ask more than it had to.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// When the run last said that it lives, in milliseconds since 1970; empty when there is no such
  /// file.
  static OptionalLong lastBeat(Path file) {
    try {
      return OptionalLong.of(Long.parseLong(words(file)[0]));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /// Whether the run closed its connections without an end; its process may live on.
  static boolean isOver(Path file) {
    try {
      String[] words = words(file);
      return words.length > 1 && words[1].equals(OVER);
    } catch (IOException e) {
      return false;
    }
  }

  Path file() {
    return file;
  }

  /// Takes the file away: the run ended well.
  void end() {
    stop();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stops, and says so.
  @Override
  public void close() {
    stop();
    if (Files.exists(file)) {
      try {
        Files.writeString(file, System.currentTimeMillis() + " " + OVER);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String[] words(Path file) throws IOException {
    return Files.readString(file).strip().split(" ");
  }

  private static void beat(Path file, StandardOpenOption how) throws IOException {
    // Always as many characters, written over the old ones: a reader never finds half of it.
    Files.writeString(
        file, "%015d".formatted(System.currentTimeMillis()), StandardOpenOption.WRITE, how);
  }
}
