package io.venomqa.app.ui.task;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The one way from other threads to the UI thread.
///
/// Whatever is posted runs in the order of posting, once per animation frame, for at most 4 ms a
/// frame; what is left waits for the next one. Nothing is dropped. The frame timer stops when the
/// queue is empty.
public final class FxBridge {

  private static final long FRAME_BUDGET_NANOS = 4_000_000;

  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final List<Runnable> afterFrame = new CopyOnWriteArrayList<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final AnimationTimer frames =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          drain();
        }
      };

  /// Runs the work on the UI thread in one of the next frames. Any thread.
  public void post(Runnable work) {
    queue.add(work);
    if (awake.compareAndSet(false, true)) {
      Platform.runLater(frames::start);
    }
  }

  /// Calls the listener on the UI thread at the end of each frame in which posted work ran: the
  /// place to show what many events have changed together.
  public void afterFrame(Runnable listener) {
    afterFrame.add(listener);
  }

  private void drain() {
    runPosted();
    afterFrame.forEach(Runnable::run);
  }

  private void runPosted() {
    long deadline = System.nanoTime() + FRAME_BUDGET_NANOS;
    Runnable work;
    while ((work = queue.poll()) != null) {
      work.run();
      if (System.nanoTime() > deadline) {
        return;
      }
    }
    frames.stop();
    awake.set(false);
    if (!queue.isEmpty() && awake.compareAndSet(false, true)) {
      frames.start();
    }
  }
}
