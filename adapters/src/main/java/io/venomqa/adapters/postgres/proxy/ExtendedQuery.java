package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.ClientSession.Prepared;
import io.venomqa.adapters.postgres.proxy.ClientTransaction.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Serves Parse, Bind, Describe, Execute, Close, Flush and Sync. What a client sends in one go is
/// sent to the server in one go, as far as it is for the server.
final class ExtendedQuery {

  /// More is not sent at once while the server may be answering: each would wait for the other.
  private static final int MOST_BYTES = 32 << 10;

  private final ClientSession client;
  private final ClientTransaction transaction;
  private final Control control;
  private final Map<String, Prepared> portals = new HashMap<>();
  private final List<Step> batch = new ArrayList<>();
  private int bytes;
  private boolean skipping;

  /// What is to be done in the order that the client wants it.
  private sealed interface Step {

    /// @param ends types of answers that end it
    /// @param silent whether the client did not ask for it
    /// @param prepares the name of the statement that is there once it has succeeded; empty for
    ///   none
    record Send(Message message, String ends, boolean silent, Optional<String> prepares)
        implements Step {}

    /// An answer of ours.
    record Answer(Message message) implements Step {}
  }

  ExtendedQuery(ClientSession client) {
    this.client = client;
    this.transaction = client.transaction();
    this.control = new Control(client);
  }

  /// Serves one message but Sync and Flush.
  void serve(Message message) throws IOException, BackendLost, InterruptedException {
    if (skipping) {
      return;
    }
    try {
      switch (message.type()) {
        case 'P' -> parse(message.fields());
        case 'B' -> bind(message);
        case 'D' -> describe(message);
        case 'E' -> execute(message);
        case 'C' -> close(message);
        default -> throw new ProtocolViolation("a message of type " + message.type());
      }
    } catch (Refusal refusal) {
      if (run().isEmpty()) {
        SimpleQuery.refuse(client, refusal.error());
        skipping = true;
      }
    }
  }

  void flush() throws IOException, BackendLost {
    if (!skipping) {
      run();
    }
    client.requireClient();
    client.wire().flush();
  }

  void sync() throws IOException, BackendLost {
    if (!skipping) {
      run();
    }
    skipping = false;
    if (transaction.state() == State.IMPLICIT) {
      portals.clear();
      if (transaction.isFailed()) {
        client.rolledBack();
      } else {
        client.commit();
      }
    }
    client.ready();
  }

  private void parse(Message.Fields fields)
      throws IOException, Refusal, BackendLost, InterruptedException {
    String name = fields.text();
    String sql = fields.text();
    byte[] types = fields.rest();
    List<Statement> statements = Statement.of(sql);
    Command command =
        statements.size() == 1 ? CommandReader.read(statements.getFirst()) : new Command.Plain();
    client.enter(sql);
    switch (command) {
      case Command.Refused refused -> throw Refusal.of(refused);
      case Command.Malformed malformed -> throw Refusal.of(malformed);
      default -> {}
    }
    forgetUnnamed(name);
    if (Control.isOurs(command)) {
      client.statements().put(name, new Prepared(command, "", sql));
      batch.add(new Step.Answer(Message.of('1')));
      return;
    }
    if (command instanceof Command.OfPrepared of) {
      sql = Renamed.sql(client, statements.getFirst(), of);
    }
    Prepared prepared = new Prepared(command, client.newName(), sql);
    client.statements().put(name, prepared);
    add(
        new Step.Send(
            new Message.Builder('P').text(prepared.backendName()).text(sql).bytes(types).message(),
            "1",
            false,
            Optional.of(name)));
  }

  /// A statement without a name takes the place of the one before; one with a name does not.
  private void forgetUnnamed(String name) throws IOException, Refusal, BackendLost {
    Prepared before = client.statements().get(name);
    if (before == null) {
      return;
    }
    if (!name.isEmpty()) {
      throw Refusal.prepared(name);
    }
    client.statements().remove(name);
    if (!before.backendName().isEmpty()) {
      add(new Step.Send(closing(before.backendName()), "3", true, Optional.empty()));
    }
  }

  private static Message closing(String statement) {
    return new Message.Builder('C').int8('S').text(statement).message();
  }

  private void bind(Message message)
      throws IOException, Refusal, BackendLost, InterruptedException {
    Message.Fields fields = message.fields();
    String portal = fields.text();
    String name = fields.text();
    Prepared prepared = client.statements().get(name);
    client.enter(text(prepared));
    if (prepared == null) {
      portals.remove(portal);
      send(message, "2");
    } else if (prepared.backendName().isEmpty()) {
      portals.put(portal, prepared);
      batch.add(new Step.Answer(Message.of('2')));
    } else {
      portals.put(portal, prepared);
      send(
          new Message.Builder('B')
              .text(portal)
              .text(prepared.backendName())
              .bytes(fields.rest())
              .message(),
          "2");
    }
  }

  private void describe(Message message)
      throws IOException, Refusal, BackendLost, InterruptedException {
    Message.Fields fields = message.fields();
    boolean statement = fields.int8() == 'S';
    String name = fields.text();
    Prepared prepared = (statement ? client.statements() : portals).get(name);
    client.enter(text(prepared));
    if (prepared != null && prepared.backendName().isEmpty()) {
      if (statement) {
        batch.add(new Step.Answer(new Message.Builder('t').int16(0).message()));
      }
      batch.add(new Step.Answer(Message.of('n')));
    } else if (statement && prepared != null) {
      send(new Message.Builder('D').int8('S').text(prepared.backendName()).message(), "Tn");
    } else {
      send(message, "Tn");
    }
  }

  private void execute(Message message)
      throws IOException, Refusal, BackendLost, InterruptedException {
    String portal = message.fields().text();
    Prepared prepared = portals.get(portal);
    Command command = prepared == null ? new Command.Plain() : prepared.command();
    client.enter(text(prepared));
    if (command instanceof Command.InBlock(String what) && transaction.state() != State.BLOCK) {
      throw Refusal.outsideBlock(what);
    }
    if (Control.isOurs(command)) {
      if (run().isEmpty()) {
        skipping = control.run(command, text(prepared)).isPresent();
      }
      return;
    }
    send(message, "CIs");
    if (command instanceof Command.SetConfig(List<String> names, boolean local)) {
      if (run().isEmpty()) {
        transaction.settingsChanged(names, local);
      }
    } else if (command instanceof Command.Copy) {
      run();
    }
  }

  private void close(Message message)
      throws IOException, Refusal, BackendLost, InterruptedException {
    Message.Fields fields = message.fields();
    boolean statement = fields.int8() == 'S';
    String name = fields.text();
    Prepared prepared = (statement ? client.statements() : portals).remove(name);
    if (prepared == null || prepared.backendName().isEmpty()) {
      batch.add(new Step.Answer(Message.of('3')));
    } else {
      client.enter(prepared.sql());
      send(statement ? closing(prepared.backendName()) : message, "3");
    }
  }

  private static String text(@Nullable Prepared prepared) {
    return prepared == null ? "" : prepared.sql();
  }

  private void send(Message message, String ends) throws IOException, BackendLost {
    add(new Step.Send(message, ends, false, Optional.empty()));
  }

  private void add(Step.Send step) throws IOException, BackendLost {
    if (bytes + step.message().body().length > MOST_BYTES && run().isPresent()) {
      return;
    }
    client.open();
    bytes += step.message().body().length;
    batch.add(step);
  }

  /// Does what has come together.
  ///
  /// @return the error, which the client was told; what follows up to the next Sync is skipped
  private Optional<ServerError> run() throws IOException, BackendLost {
    List<Step> steps = List.copyOf(batch);
    batch.clear();
    bytes = 0;
    Optional<ServerError> error = Optional.empty();
    if (steps.stream().anyMatch(step -> step instanceof Step.Send)) {
      boolean opens = transaction.sendOpening();
      client.running();
      try {
        error = sent(steps, opens);
      } finally {
        client.idle();
      }
    } else {
      steps.forEach(step -> client.tell(((Step.Answer) step).message()));
    }
    skipping = error.isPresent();
    client.requireClient();
    return error;
  }

  private Optional<ServerError> sent(List<Step> steps, boolean opens) throws BackendLost {
    Backend backend = client.backend();
    for (Step step : steps) {
      if (step instanceof Step.Send send) {
        backend.send(send.message());
      }
    }
    backend.send(Message.of('S'));
    backend.flush();
    Optional<ServerError> error = opens ? transaction.opened() : Optional.empty();
    if (error.isPresent()) {
      client.tell(error.get().message());
      neverPrepared(steps);
      backend.outcome();
      return error;
    }
    Relay relay = new Relay(client);
    for (int i = 0; i < steps.size() && error.isEmpty(); i++) {
      switch (steps.get(i)) {
        case Step.Answer(Message answer) -> client.tell(answer);
        case Step.Send send -> error = relay.step(send.ends(), send.silent());
      }
      if (error.isPresent()) {
        neverPrepared(steps.subList(i, steps.size()));
      }
    }
    backend.outcome();
    return error;
  }

  /// What fails, and what the server skips after it, leaves no statement.
  private void neverPrepared(List<Step> steps) {
    for (Step step : steps) {
      if (step instanceof Step.Send send) {
        send.prepares().ifPresent(client.statements()::remove);
      }
    }
  }
}
