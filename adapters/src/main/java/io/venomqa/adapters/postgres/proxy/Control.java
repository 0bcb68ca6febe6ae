package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.ClientTransaction.State;
import java.util.Optional;

/// Does what clients take for the beginning and the end of transactions, and what they set for
/// their sessions.
final class Control {

  private final ClientSession client;
  private final ClientTransaction transaction;

  Control(ClientSession client) {
    this.client = client;
    this.transaction = client.transaction();
  }

  /// Whether the proxy does this itself.
  static boolean isOurs(Command command) {
    return switch (command) {
      case Command.Plain _,
          Command.InBlock _,
          Command.Copy _,
          Command.SetConfig _,
          Command.OfPrepared _,
          Command.Refused _,
          Command.Malformed _ ->
          false;
      default -> true;
    };
  }

  /// Does it, and tells the client.
  ///
  /// @param sql as the client wrote it
  /// @return the error that the client was told
  /// @throws Refusal when the client has to be told that it cannot be done
  Optional<ServerError> run(Command command, String sql) throws Refusal, BackendLost {
    if (transaction.isFailed() && !endsFailure(command)) {
      throw new Refusal(
          ServerError.of(
              ServerError.FAILED_TRANSACTION,
              "current transaction is aborted, commands ignored until end of transaction block",
              ""));
    }
    return switch (command) {
      case Command.Begin begin -> begin(begin);
      case Command.Commit(boolean chain) -> commit(chain);
      case Command.Rollback(boolean chain) -> rollback(chain);
      case Command.Savepoint(String name) -> savepoint(sql, "SAVEPOINT", name);
      case Command.RollbackTo(String name) -> savepoint(sql, "ROLLBACK TO SAVEPOINT", name);
      case Command.Release(String name) -> savepoint(sql, "RELEASE SAVEPOINT", name);
      case Command.SetTransaction set -> setTransaction(set);
      case Command.Set set -> set(set, sql);
      case Command.ResetAll _ -> {
        client.open();
        transaction.allReset(false);
        yield complete("RESET");
      }
      case Command.DiscardAll _ -> discardAll();
      case Command.DeallocateAll _ -> {
        client.open();
        deallocateAll();
        yield complete("DEALLOCATE ALL");
      }
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  private static boolean endsFailure(Command command) {
    return command instanceof Command.Commit
        || command instanceof Command.Rollback
        || command instanceof Command.RollbackTo;
  }

  private Optional<ServerError> begin(Command.Begin begin) throws Refusal, BackendLost {
    if (begin.modes().isolation().filter("serializable"::equals).isPresent()) {
      throw Refusal.of((Command.Refused) SettingReader.refusedSerializable());
    }
    if (transaction.state() == State.BLOCK) {
      client.tell(
          ServerError.of("25001", "there is already a transaction in progress", "").notice());
    } else {
      client.engage();
      transaction.open(State.BLOCK, begin.modes());
    }
    return complete(begin.tag());
  }

  private Optional<ServerError> commit(boolean chain) throws Refusal, BackendLost {
    if (transaction.state() != State.BLOCK) {
      requireBlock(chain, "COMMIT AND CHAIN");
      warnOfNoTransaction();
      return transaction.state() == State.NONE ? complete("COMMIT") : end("COMMIT");
    }
    Command.Modes modes = transaction.modes();
    if (transaction.isFailed()) {
      client.rolledBack();
      goOn(chain, modes);
      return complete("ROLLBACK");
    }
    Optional<ServerError> error = end("COMMIT");
    if (error.isEmpty()) {
      goOn(chain, modes);
    }
    return error;
  }

  private Optional<ServerError> end(String tag) throws BackendLost {
    Optional<ServerError> error = client.commit();
    return error.isPresent() ? error : complete(tag);
  }

  private Optional<ServerError> rollback(boolean chain) throws Refusal, BackendLost {
    Command.Modes modes = transaction.modes();
    if (transaction.state() != State.BLOCK) {
      requireBlock(chain, "ROLLBACK AND CHAIN");
      warnOfNoTransaction();
    }
    if (transaction.state() != State.NONE) {
      client.rolledBack();
    }
    goOn(chain, modes);
    return complete("ROLLBACK");
  }

  private void requireBlock(boolean chain, String what) throws Refusal {
    if (chain) {
      throw Refusal.outsideBlock(what);
    }
  }

  private void warnOfNoTransaction() {
    client.tell(
        ServerError.of(ServerError.NO_TRANSACTION, "there is no transaction in progress", "")
            .notice());
  }

  private void goOn(boolean chain, Command.Modes modes) throws BackendLost {
    if (chain) {
      client.engage();
      transaction.open(State.BLOCK, modes);
    }
  }

  private Optional<ServerError> savepoint(String sql, String what, String name)
      throws Refusal, BackendLost {
    if (transaction.state() != State.BLOCK) {
      throw Refusal.outsideBlock(what);
    }
    if (name.startsWith("venomqa_")) {
      throw new Refusal(
          ServerError.of("3B001", "savepoint \"" + Sql.text(name) + "\" does not exist", ""));
    }
    Optional<ServerError> error = transaction.run(sql).error();
    if (error.isPresent()) {
      client.tell(error.get().message());
      return error;
    }
    switch (what) {
      case "SAVEPOINT" -> transaction.marked(name);
      case "RELEASE SAVEPOINT" -> transaction.released(name);
      default -> transaction.backTo(name);
    }
    return complete(
        what.equals("SAVEPOINT") ? "SAVEPOINT" : what.startsWith("RO") ? "ROLLBACK" : "RELEASE");
  }

  private Optional<ServerError> setTransaction(Command.SetTransaction set) throws BackendLost {
    if (transaction.state() == State.BLOCK && set.modes().readOnly().isPresent()) {
      return own(
          "SET TRANSACTION READ " + (set.modes().readOnly().get() ? "ONLY" : "WRITE"), "SET");
    }
    return complete("SET");
  }

  private Optional<ServerError> set(Command.Set set, String sql) throws BackendLost {
    client.open();
    Optional<ServerError> error = transaction.run(sql).error();
    if (error.isPresent()) {
      client.tell(error.get().message());
      return error;
    }
    if (set.toDefault() && !set.local()) {
      for (String name : set.names()) {
        transaction.settingReset(name);
      }
    } else {
      transaction.settingsChanged(set.names(), set.local());
    }
    return complete(Statement.of(sql).getFirst().has(0, "reset") ? "RESET" : "SET");
  }

  private Optional<ServerError> discardAll() throws Refusal, BackendLost {
    if (transaction.state() == State.BLOCK) {
      throw new Refusal(
          ServerError.of("25001", "DISCARD ALL cannot run inside a transaction block", ""));
    }
    client.open();
    transaction.allReset(true);
    deallocateAll();
    return own("CLOSE ALL; DISCARD PLANS; DISCARD SEQUENCES", "DISCARD ALL");
  }

  private void deallocateAll() {
    client.statements().values().stream()
        .map(ClientSession.Prepared::backendName)
        .filter(name -> !name.isEmpty())
        .forEach(client.shared()::discard);
    client.statements().clear();
  }

  private Optional<ServerError> own(String sql, String tag) throws BackendLost {
    Optional<ServerError> error = transaction.run(sql).error();
    if (error.isPresent()) {
      client.tell(error.get().message());
      return error;
    }
    return complete(tag);
  }

  private Optional<ServerError> complete(String tag) {
    client.tell(new Message.Builder('C').text(tag).message());
    return Optional.empty();
  }
}
