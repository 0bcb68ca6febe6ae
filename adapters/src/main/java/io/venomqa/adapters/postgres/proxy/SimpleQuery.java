package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.ClientTransaction.State;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Serves Query, a text with any number of statements, and function calls.
final class SimpleQuery {

  private final ClientSession client;
  private final ClientTransaction transaction;
  private final Control control;

  SimpleQuery(ClientSession client) {
    this.client = client;
    this.transaction = client.transaction();
    this.control = new Control(client);
  }

  /// Does it and says that the client may go on.
  void serve(Message query) throws IOException, BackendLost, InterruptedException {
    String sql = query.fields().text();
    List<Statement> statements = Statement.of(sql);
    Relay relay = new Relay(client);
    try {
      if (statements.isEmpty()) {
        client.tell(Message.of('I'));
      } else {
        client.enter(sql);
        all(sql, statements, relay);
        end(relay);
      }
    } catch (Refusal refusal) {
      relay.release();
      refuse(client, refusal.error());
    }
    client.ready();
  }

  /// A function call of the protocol, as for large objects.
  void call(Message call) throws IOException, BackendLost, InterruptedException {
    Relay relay = new Relay(client);
    try {
      client.enter("a function call");
      body(call, relay);
      end(relay);
    } catch (Refusal refusal) {
      refuse(client, refusal.error());
    }
    client.ready();
  }

  private void all(String sql, List<Statement> statements, Relay relay)
      throws Refusal, BackendLost {
    List<Command> commands = statements.stream().map(CommandReader::read).toList();
    if (commands.stream().allMatch(SimpleQuery::isForTheServer)) {
      if (statements.size() == 1
          && commands.getFirst() instanceof Command.InBlock(String what)
          && transaction.state() != State.BLOCK) {
        throw Refusal.outsideBlock(what);
      }
      body(Message.query(sql), relay);
      return;
    }
    for (int i = 0; i < commands.size(); i++) {
      if (one(statements.get(i), commands.get(i), relay).isPresent()) {
        return;
      }
    }
  }

  private static boolean isForTheServer(Command command) {
    return command instanceof Command.Plain
        || command instanceof Command.Copy
        || command instanceof Command.InBlock;
  }

  private Optional<ServerError> one(Statement statement, Command command, Relay relay)
      throws Refusal, BackendLost {
    return switch (command) {
      case Command.Refused refused -> throw Refusal.of(refused);
      case Command.Malformed malformed -> throw Refusal.of(malformed);
      case Command.Plain _, Command.Copy _, Command.InBlock _ ->
          body(Message.query(statement.sql()), relay);
      case Command.OfPrepared of -> prepared(statement, of, relay);
      case Command.SetConfig(List<String> names, boolean local) -> {
        Optional<ServerError> error = body(Message.query(statement.sql()), relay);
        if (error.isEmpty()) {
          transaction.settingsChanged(names, local);
        }
        yield error;
      }
      default -> {
        relay.release();
        yield control.run(command, statement.sql());
      }
    };
  }

  private Optional<ServerError> prepared(Statement statement, Command.OfPrepared of, Relay relay)
      throws Refusal, BackendLost {
    String sql = Renamed.sql(client, statement, of);
    Optional<ServerError> error = body(Message.query(sql), relay);
    if (error.isPresent() && of.creates()) {
      client.statements().remove(statement.tokens().get(of.at()).name());
    }
    return error;
  }

  private Optional<ServerError> body(Message message, Relay relay) throws BackendLost {
    client.open();
    boolean opens = transaction.sendOpening();
    client.running();
    try {
      client.backend().send(message);
      client.backend().flush();
      Optional<ServerError> error = opens ? transaction.opened() : Optional.empty();
      if (error.isPresent()) {
        client.tell(error.get().message());
        client.backend().outcome();
        return error;
      }
      return relay.untilReady();
    } finally {
      client.idle();
    }
  }

  private void end(Relay relay) throws BackendLost {
    if (transaction.state() == State.IMPLICIT) {
      if (transaction.isFailed()) {
        relay.release();
        client.rolledBack();
      } else if (client.commit().isPresent()) {
        relay.drop();
      }
    }
    relay.release();
  }

  /// Tells the client an error of our own, which the transaction takes like one of the server.
  static void refuse(ClientSession client, ServerError error) throws BackendLost {
    ClientTransaction transaction = client.transaction();
    switch (transaction.state()) {
      case NONE -> {}
      case IMPLICIT -> client.rolledBack();
      case BLOCK -> {
        if (!transaction.isFailed()) {
          transaction.run("a statement that the savepoint proxy of VenomQA refused");
        }
      }
    }
    client.tell(error.message());
  }
}
