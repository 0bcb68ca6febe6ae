package io.venomqa.adapters.postgres.proxy;

import java.io.IOException;

/// Serves a client that is logged in until it leaves.
final class ClientLoop {

  private final ClientSession client;
  private final SimpleQuery simple;
  private final ExtendedQuery extended;

  ClientLoop(ClientSession client) {
    this.client = client;
    this.simple = new SimpleQuery(client);
    this.extended = new ExtendedQuery(client);
  }

  /// Returns when the client has left, or has to.
  void run() throws InterruptedException {
    try {
      boolean stays = true;
      while (stays) {
        stays = serve(client.read());
      }
    } catch (BackendLost lost) {
      client.shared().end(Sessions.lost(lost));
      sayGoodbye();
    } catch (ProtocolViolation violation) {
      dismiss(
          ServerError.fatal(
              ServerError.PROTOCOL, "invalid message: " + violation.getMessage(), ""));
    } catch (IOException left) {
      // As clients do.
    } finally {
      client.close();
    }
  }

  private boolean serve(Message message) throws IOException, BackendLost, InterruptedException {
    if (client.shared().ended().isPresent()) {
      sayGoodbye();
      return false;
    }
    switch (message.type()) {
      case 'Q' -> simple.serve(message);
      case 'F' -> simple.call(message);
      case 'P', 'B', 'D', 'E', 'C' -> extended.serve(message);
      case 'H' -> extended.flush();
      case 'S' -> extended.sync();
      case 'd', 'c', 'f' -> {} // what is left of a copy that failed
      case 'X' -> {
        return false;
      }
      default -> throw new ProtocolViolation("a message of type " + (int) message.type());
    }
    return true;
  }

  private void sayGoodbye() {
    client.shared().ended().ifPresent(this::dismiss);
  }

  private void dismiss(ServerError reason) {
    try {
      client.wire().write(reason.message());
      client.wire().flush();
    } catch (IOException gone) {
      // Then it need not be told.
    }
  }
}
