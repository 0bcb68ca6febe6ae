package io.venomqa.app.ui.task;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one place of the program that starts threads. They are daemons: the window decides when the
/// program ends, not they.
public final class TaskRunner implements Executor, AutoCloseable {

  private final Consumer<Runnable> uiThread;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().name("venomqa-", 1).daemon(true).factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /// Has no thread yet.
  ///
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

  /// An executor that runs what it is given one after the other, each on whatever thread is free.
  public Executor oneAtATime() {
    return new OneAtATime(threads);
  }

  private static final class OneAtATime implements Executor {

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    OneAtATime(Executor threads) {
      this.threads = threads;
    }

    @Override
    public synchronized void execute(Runnable work) {
      waiting.add(work);
      if (!running) {
        running = true;
        threads.execute(this::runWaiting);
      }
    }

    private void runWaiting() {
      for (Runnable work = next(); work != null; work = next()) {
        work.run();
      }
    }

    private synchronized @Nullable Runnable next() {
      Runnable work = waiting.poll();
      running = work != null;
      return work;
    }
  }

  /// Interrupts what still runs; what comes after it is dropped, since the window is gone.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
