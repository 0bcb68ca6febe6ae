package io.venomqa.adapters.archive;

import io.venomqa.adapters.thread.DaemonThreads;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Writes a run into a file of its own while it goes on, without secrets.
///
/// The thread that explores only hands its events over; it waits when the disk is so far behind
/// that [#QUEUED] of them are in memory. Rows are committed after [#LONGEST_PENDING] at the latest,
/// so a process that is killed loses that much, and the file is whole at any moment. When the file
/// cannot be written any more, the run goes on without it.
public final class RunArchive implements ExplorationListener, AutoCloseable {

  private static final int QUEUED = 1_024;
  private static final int MOST_PENDING = 2_000;
  private static final long LONGEST_PENDING = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int FINISHING_MILLIS = 200;
  private static final int FULL = 13;

  private final ArchiveFile archive;
  private final Recorder recorder;
  private final Consumer<String> onFailure;
  private final BlockingQueue<Optional<ExplorationEvent>> queue = new ArrayBlockingQueue<>(QUEUED);
  private final Thread writing;
  private boolean failed;
  private boolean whole = true;
  private int pending;
  private int newest;
  private volatile int written;
  private long pendingSince;

  private RunArchive(ArchiveFile archive, RunHeader header, Consumer<String> onFailure)
      throws SQLException {
    this.archive = archive;
    this.recorder = new Recorder(archive);
    this.onFailure = onFailure;
    recorder.header(header);
    this.writing = DaemonThreads.start("archive", this::write);
  }

  /// Makes the file, which must not be there yet.
  ///
  /// @param onFailure told once, in words, when the archive will be incomplete; on a thread of the
  ///   archive
  public static RunArchive create(Path file, RunHeader header, Consumer<String> onFailure)
      throws IOException {
    return create(file, header, onFailure, 0);
  }

  /// @param pages how many pages of 4 KB the file may have; 0 for as many as there is room for
  static RunArchive create(Path file, RunHeader header, Consumer<String> onFailure, int pages)
      throws IOException {
    try {
      ArchiveFile archive = ArchiveFile.create(file, pages);
      try {
        return new RunArchive(archive, header, onFailure);
      } catch (SQLException e) {
        archive.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IOException(words(e), e);
    }
  }

  public Path file() {
    return archive.file();
  }

  /// The newest transition of which it is certain that the file has it, and all before it; 0 for
  /// none. From any thread.
  int transitionsWritten() {
    return written;
  }

  /// Hands an event over.
  @Override
  public void on(ExplorationEvent event) {
    hand(Optional.of(event));
  }

  /// Writes everything that was handed over and closes the file. Nothing may be handed over after.
  @Override
  public void close() {
    hand(Optional.empty());
    boolean interrupted = false;
    while (writing.isAlive()) {
      try {
        writing.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// An interrupt is meant for a call in flight: no event may be lost by it.
  private void hand(Optional<ExplorationEvent> event) {
    boolean interrupted = false;
    while (true) {
      try {
        queue.put(event);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      for (Optional<ExplorationEvent> next = next(); next.isPresent(); next = next()) {
        store(next.get());
      }
    } catch (InterruptedException nobodyInterruptsThisThread) {
      throw new AssertionError(nobodyInterruptsThisThread);
    } finally {
      finish();
    }
  }

  private Optional<ExplorationEvent> next() throws InterruptedException {
    if (pending > 0 && whole && !failed) {
      long left = LONGEST_PENDING - (System.nanoTime() - pendingSince);
      Optional<ExplorationEvent> soon = queue.poll(left, TimeUnit.NANOSECONDS);
      if (soon != null) {
        return soon;
      }
      commit();
    }
    return queue.take();
  }

  private void store(ExplorationEvent event) {
    if (failed) {
      return;
    }
    try {
      if (pending == 0) {
        archive.run("BEGIN");
        pendingSince = System.nanoTime();
      }
      pending++;
      whole = recorder.on(event);
      if (event instanceof ExplorationEvent.TransitionTaken taken) {
        newest = taken.transition().number();
      }
    } catch (SQLException | ArchiveUnreadable | RuntimeException | Error e) {
      fail(e);
      return;
    }
    boolean isTime = pending >= MOST_PENDING || System.nanoTime() - pendingSince >= LONGEST_PENDING;
    if (whole && (isTime || event instanceof ExplorationEvent.Ended)) {
      commit();
    }
  }

  private void commit() {
    try {
      archive.run("COMMIT");
      pending = 0;
      written = newest;
    } catch (SQLException e) {
      fail(e);
    }
  }

  private void fail(Throwable failure) {
    failed = true;
    try {
      archive.run("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      // SQLite did so by itself.
    }
    onFailure.accept(
        "The run's archive %s is incomplete, since it could not be written any more: %s. It holds what was found until then. The run goes on."
            .formatted(archive.file(), words(failure).replaceFirst("\\.$", "")));
  }

  private static String words(Throwable failure) {
    return switch (failure) {
      case SQLException full when (full.getErrorCode() & 0xff) == FULL -> "the disk is full";
      case SQLException other -> ArchiveFile.plain(other);
      default -> failure.toString();
    };
  }

  /// Leaves one file, without the log beside it, unless somebody is reading it just now.
  private void finish() {
    if (pending > 0 && !failed) {
      commit();
    }
    try {
      archive.run("PRAGMA busy_timeout = " + FINISHING_MILLIS);
      archive.run("PRAGMA journal_mode = DELETE");
    } catch (SQLException readByAnother) {
      // The log stays beside it; both are read together.
    } finally {
      archive.close();
    }
  }
}
