package io.venomqa.adapters.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A process with all that it has started.
record ProcessTree(ProcessHandle root) {

  /// How long a process may take to end by itself.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Asks all of them to end, and ends by force those that do not in time. Returns when none lives.
  void end() {
    List<ProcessHandle> all = Stream.concat(Stream.of(root), root.descendants()).toList();
    all.forEach(ProcessHandle::destroy);
    if (!awaitEnd(all)) {
      List<ProcessHandle> left =
          Stream.concat(all.stream(), all.stream().flatMap(ProcessHandle::descendants))
              .filter(ProcessHandle::isAlive)
              .toList();
      left.forEach(ProcessHandle::destroyForcibly);
      awaitEnd(left);
    }
  }

  private static boolean awaitEnd(List<ProcessHandle> all) {
    CompletableFuture<?>[] ends =
        all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    boolean interrupted = false;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        try {
          CompletableFuture.allOf(ends).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException stop) {
          // A process left running would be worse than a stop that takes a moment.
          interrupted = true;
        } catch (ExecutionException | TimeoutException notAll) {
          return all.stream().noneMatch(ProcessHandle::isAlive);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
