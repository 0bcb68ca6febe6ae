package io.venomqa.adapters.redis;

import io.venomqa.adapters.thread.DaemonThreads;
import io.venomqa.engine.model.ContentHash;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A file that says what a run knew of the content last, and by its time that the run lives. Beside
/// the database, not in it: so it costs the API nothing and is no write.
final class Journal implements AutoCloseable {

  /// The time between two signs of life.
  static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final String END = "end";
  private static final String TOO_MANY = "too many";
  private static final int MOST_KEYS = 1000;
  private static final FileTime OVER = FileTime.fromMillis(0);

  private final Path file;
  private final RandomAccessFile out;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread heartbeat;

  private Journal(Path file, RandomAccessFile out) {
    this.file = file;
    this.out = out;
    this.heartbeat = DaemonThreads.start("redis-heartbeat", this::beat);
  }

  static Journal start(Path file, Position position) throws IOException {
    Journal journal = new Journal(file, new RandomAccessFile(file.toFile(), "rw"));
    journal.write(position);
    return journal;
  }

  private void beat() {
    try {
      while (!stop.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
      }
    } catch (IOException e) {
      // A folder taken away: the run can go on. Were it killed now, the next one would ask more
      // than it had to.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Notes where the content is now.
  void write(Position position) throws IOException {
    StringBuilder text = new StringBuilder(position.content().toString()).append('\n');
    if (position.delta().size() <= MOST_KEYS) {
      position
          .delta()
          .forEach((key, image) ->
              text.append(hex(key)).append(' ').append(Image.content(image)).append('\n'));
      text.append(END).append('\n');
    } else {
      text.append(TOO_MANY).append('\n');
    }
    // One write over the old text: a reader never finds half of it, and stops at its end.
    out.seek(0);
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static String hex(Bytes key) {
    return "key-" + HexFormat.of().formatHex(key.array());
  }

  /// What a run knew last.
  ///
  /// @param content the hash of everything
  /// @param changed for each key that was not as it was initially, the hash of it
  record Known(String content, Map<String, String> changed) {

    boolean isAt(ContentHash hash) {
      return content.equals(hash.toString());
    }

    /// Whether a key is as the run knew it.
    boolean isAt(Bytes key, Optional<Image> now, Optional<Image> initial) {
      return changed
          .getOrDefault(hex(key), Image.content(initial).toString())
          .equals(Image.content(now).toString());
    }
  }

  /// Empty where there is none, or there were too many keys.
  static Optional<Known> read(Path file) throws IOException {
    List<String> lines =
        Files.exists(file) ? Files.readAllLines(file, StandardCharsets.US_ASCII) : List.of();
    int end = lines.indexOf(END);
    if (end < 1 || lines.subList(0, end).contains(TOO_MANY)) {
      return Optional.empty();
    }
    Map<String, String> changed = new HashMap<>();
    for (String line : lines.subList(1, end)) {
      int space = line.indexOf(' ');
      changed.put(line.substring(0, space), line.substring(space + 1));
    }
    return Optional.of(new Known(lines.getFirst(), changed));
  }

  /// When the run last showed that it lived, in milliseconds since 1970; empty when there is no
  /// such file.
  static Optional<Long> lastBeat(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toMillis());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  /// Says that the run is over, though its process may live on.
  @Override
  public void close() {
    stop.countDown();
    try {
      heartbeat.join();
      out.close();
      if (Files.exists(file)) {
        Files.setLastModifiedTime(file, OVER);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
