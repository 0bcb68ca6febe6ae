package io.venomqa.adapters.postgres.proxy;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes the server's answers to the client.
final class Relay {

  private final ClientSession client;
  private @Nullable Message held;

  Relay(ClientSession client) {
    this.client = client;
  }

  /// Takes everything until the server is ready again.
  ///
  /// @return the error, which the client was told
  Optional<ServerError> untilReady() throws BackendLost {
    Optional<ServerError> error = Optional.empty();
    while (true) {
      Message message = client.backend().receive();
      switch (message.type()) {
        case 'Z' -> {
          return error;
        }
        case 'C' -> {
          release();
          observe(message);
          held = message;
        }
        case 'G' -> {
          release();
          copyIn(message, false);
        }
        case 'E' -> {
          release();
          error = Optional.of(failed(message));
        }
        default -> {
          release();
          client.tell(message);
        }
      }
    }
  }

  /// Takes everything up to the answer that ends a step of the extended protocol.
  ///
  /// @param ends the types of such answers
  /// @param silent whether the client knows nothing of the step
  /// @return the error, which the client was told
  Optional<ServerError> step(String ends, boolean silent) throws BackendLost {
    while (true) {
      Message message = client.backend().receive();
      if (message.type() == 'E') {
        return Optional.of(failed(message));
      }
      if (message.type() == 'G') {
        copyIn(message, true);
        continue;
      }
      if (message.type() == 'C') {
        observe(message);
      }
      if (!silent) {
        client.tell(message);
      }
      if (ends.indexOf(message.type()) >= 0) {
        return Optional.empty();
      }
    }
  }

  /// The answer that a statement is complete is held back until it is certain.
  void release() {
    if (held != null) {
      client.tell(held);
      held = null;
    }
  }

  /// It was not complete in the end.
  void drop() {
    held = null;
  }

  private ServerError failed(Message message) throws BackendLost {
    try {
      ServerError error = hinted(ServerError.read(message));
      client.tell(error.message());
      return error;
    } catch (ProtocolViolation e) {
      throw new BackendLost("the server sent a malformed error", e);
    }
  }

  /// What the server refuses because of the one transaction is explained.
  private static ServerError hinted(ServerError error) {
    return switch (error.code()) {
      case ServerError.IN_TRANSACTION_BLOCK, "2D000" ->
          error.withHint(
              "Through the savepoint proxy of VenomQA everything is in one transaction that is never"
                  + " committed. What needs to be outside of one has to be explored with"
                  + " `mechanism: undo-log`.");
      default -> error;
    };
  }

  private void observe(Message complete) throws BackendLost {
    try {
      String tag = complete.fields().text();
      if (tag.startsWith("CREATE")
          || tag.startsWith("ALTER")
          || tag.startsWith("DROP")
          || tag.equals("DO")
          || tag.equals("CALL")) {
        client.shared().forgetConstraints();
      }
    } catch (ProtocolViolation e) {
      throw new BackendLost("the server sent a malformed tag", e);
    }
  }

  /// Takes what the client copies in to the server.
  ///
  /// @param extended whether the server ignores what is sent up to the next Sync
  private void copyIn(Message begin, boolean extended) throws BackendLost {
    Backend backend = client.backend();
    client.tell(begin);
    Message end = null;
    try {
      client.requireClient();
      client.wire().flush();
      while (end == null) {
        Message message = client.read();
        switch (message.type()) {
          case 'd' -> backend.send(message);
          case 'c', 'f' -> end = message;
          case 'H', 'S' -> {}
          default ->
              throw new ProtocolViolation("a message of type " + message.type() + " in COPY");
        }
      }
    } catch (IOException e) {
      client.isGone(e);
      end = new Message.Builder('f').text("the client is gone").message();
    }
    backend.send(end);
    if (extended) {
      backend.send(Message.of('S'));
    }
    backend.flush();
  }
}
