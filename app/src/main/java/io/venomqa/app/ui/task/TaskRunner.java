package io.venomqa.app.ui.task;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// The one place of the program that starts threads. They are daemons: the window decides when the
/// program ends, not they.
public final class TaskRunner implements Executor, AutoCloseable {

  private final Consumer<Runnable> uiThread;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().name("venomqa-", 1).daemon(true).factory());

  /// @param uiThread takes work from any thread and runs it on the UI thread, in order
  public TaskRunner(Consumer<Runnable> uiThread) {
    this.uiThread = uiThread;
  }

  /// Works in the background, then tells on the UI thread what came of it.
  public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    threads.execute(() -> {
      try {
        T result = work.call();
        uiThread.accept(() -> done.accept(result));
      } catch (Exception problem) {
        uiThread.accept(() -> failed.accept(problem));
      }
    });
  }

  /// Runs long work on a thread of its own.
  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  /// Interrupts what still runs.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
