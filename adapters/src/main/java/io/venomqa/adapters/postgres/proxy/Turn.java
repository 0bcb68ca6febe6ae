package io.venomqa.adapters.postgres.proxy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Who may use the one session: whoever waits longest comes next, and nobody waits forever.
final class Turn {

  private final ReentrantLock lock = new ReentrantLock(true);
  private volatile @Nullable Holder holder;

  /// Somebody who uses the session.
  interface Holder {

    /// Who it is and what it is doing, for people.
    String words();
  }

  /// Waits for the turn of this thread, who must not have it.
  ///
  /// @return who had it all the time; empty when it was given
  Optional<String> take(Holder next, Duration patience) throws InterruptedException {
    if (lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      holder = next;
      return Optional.empty();
    }
    Holder had = holder;
    return Optional.of(had == null ? "somebody who is done now" : had.words());
  }

  void give() {
    holder = null;
    lock.unlock();
  }
}
