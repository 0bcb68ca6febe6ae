package io.venomqa.engine.world;

import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;

/// The API under test. Used by one thread at a time.
public interface Api extends AutoCloseable {

  /// Sends a request and reads the whole response. Never throws for what the network or the API
  /// does: see [Response#unanswered].
  ///
  /// @throws InterruptedException when the thread was interrupted while waiting
  Response send(Request request) throws InterruptedException;

  /// Whether a connection can be opened now. Takes at most a few seconds.
  boolean isReachable();

  /// Where it is, for messages.
  String address();

  @Override
  void close();
}
