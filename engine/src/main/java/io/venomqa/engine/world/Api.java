package io.venomqa.engine.world;

import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import java.util.List;

/// The API under test. Used by one thread at a time.
public interface Api extends AutoCloseable {

  /// Sends a request and reads the whole response. Never throws for what the network or the API
  /// does: see [Response#unanswered].
  ///
  /// @throws InterruptedException when the thread was interrupted while waiting
  Response send(Request request) throws InterruptedException;

  /// Whether a connection can be opened now. Takes at most a few seconds.
  boolean isReachable();

  /// Changes of a request that make it ask for less, the boldest first; each may be refused by the
  /// API. None where the form of its body is not known.
  default List<RequestEdit> simplifications(Request request) {
    return List.of();
  }

  /// Where it is, for messages.
  String address();

  @Override
  void close();
}
