package io.venomqa.adapters.postgres.proxy;

import java.util.List;
import java.util.Optional;

/// What a statement is to the proxy.
sealed interface Command {

  /// Something for the server alone.
  record Plain() implements Command {}

  /// Something that makes sense in a transaction block only.
  record InBlock(String what) implements Command {}

  /// COPY, which may be followed by data.
  record Copy() implements Command {}

  /// BEGIN or START TRANSACTION.
  ///
  /// @param tag as the server would answer
  record Begin(String tag, Modes modes) implements Command {}

  record Commit(boolean chain) implements Command {}

  record Rollback(boolean chain) implements Command {}

  record Savepoint(String name) implements Command {}

  record RollbackTo(String name) implements Command {}

  record Release(String name) implements Command {}

  /// Of the transaction that is going on.
  record SetTransaction(Modes modes) implements Command {}

  /// SET, or RESET of one setting.
  ///
  /// @param names in lower case
  /// @param toDefault whether they get the values that they had when the session began
  record Set(List<String> names, boolean local, boolean toDefault) implements Command {}

  /// A query that sets settings while it runs.
  record SetConfig(List<String> names, boolean local) implements Command {}

  record ResetAll() implements Command {}

  record DiscardAll() implements Command {}

  record DeallocateAll() implements Command {}

  /// PREPARE, EXECUTE or DEALLOCATE of a name that the client chose.
  ///
  /// @param at the place of the name among the tokens
  record OfPrepared(int at, boolean creates) implements Command {}

  /// What cannot work through the proxy.
  ///
  /// @param what it is, as the beginning of a sentence
  record Refused(String what, String hint) implements Command {}

  /// Neither this nor something else.
  record Malformed(String near) implements Command {}

  /// How a transaction is to be.
  ///
  /// @param readOnly empty where nothing is said
  record Modes(Optional<String> isolation, Optional<Boolean> readOnly) {

    static final Modes NONE = new Modes(Optional.empty(), Optional.empty());
  }
}
