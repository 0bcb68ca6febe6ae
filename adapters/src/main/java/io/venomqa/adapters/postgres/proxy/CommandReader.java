package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.Command.Modes;
import io.venomqa.adapters.postgres.proxy.Statement.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tells what a statement is, by its first words.
final class CommandReader {

  private static final Set<String> SESSION_LOCKS =
      Set.of(
          "pg_advisory_lock",
          "pg_advisory_lock_shared",
          "pg_try_advisory_lock",
          "pg_try_advisory_lock_shared",
          "pg_advisory_unlock",
          "pg_advisory_unlock_shared");

  private static final Set<String> TEMPORARY = Set.of("temp", "temporary");

  private final Statement statement;

  private CommandReader(Statement statement) {
    this.statement = statement;
  }

  static Command read(Statement statement) {
    return new CommandReader(statement).read();
  }

  private Command read() {
    return switch (statement.word(0)) {
      case "begin" -> new Command.Begin("BEGIN", modes(skipWork(1)));
      case "start" ->
          statement.has(1, "transaction")
              ? new Command.Begin("START TRANSACTION", modes(2))
              : malformed(1);
      case "commit" ->
          statement.has(1, "prepared") ? refusedTwoPhase() : end(new Command.Commit(chain()));
      case "end" -> end(new Command.Commit(chain()));
      case "rollback", "abort" -> rollback();
      case "savepoint" -> named(1).<Command>map(Command.Savepoint::new).orElse(malformed(1));
      case "release" ->
          named(statement.has(1, "savepoint") ? 2 : 1)
              .<Command>map(Command.Release::new)
              .orElse(malformed(1));
      case "prepare" ->
          statement.has(1, "transaction")
              ? refusedTwoPhase()
              : around(new Command.OfPrepared(1, true));
      case "execute" -> new Command.OfPrepared(1, false);
      case "deallocate" -> deallocate();
      case "discard" -> statement.has(1, "all") ? new Command.DiscardAll() : new Command.Plain();
      case "set" -> new SettingReader(statement).set();
      case "reset" -> new SettingReader(statement).reset();
      case "listen", "notify" ->
          new Command.Refused(
              statement.word(0).toUpperCase(Locale.ROOT),
              "Notifications are sent when a transaction is committed, which never happens here.");
      case "declare" -> declare();
      case "lock" -> new Command.InBlock("LOCK TABLE");
      case "copy" -> around(new Command.Copy());
      case "create" -> create();
      case "do" -> AnonymousBlock.read(statement);
      case "update" -> update();
      default -> inside();
    };
  }

  private Command create() {
    int kind = statement.has(1, "or", "replace") ? 3 : 1;
    kind += statement.word(kind).equals("global") || statement.word(kind).equals("local") ? 1 : 0;
    return TEMPORARY.contains(statement.word(kind)) ? refusedTemporary() : inside();
  }

  /// An update of the view `pg_settings` is a `SET`.
  private Command update() {
    for (int i = 1; i < statement.tokens().size() && !statement.has(i, "set"); i++) {
      Token token = statement.tokens().get(i);
      if (token.isName() && token.name().equals("pg_settings")) {
        return new Command.Refused(
            "UPDATE pg_settings",
            "The settings of the connections are kept apart here; use SET or set_config.");
      }
    }
    return inside();
  }

  private Command declare() {
    for (int i = 1; i < statement.tokens().size(); i++) {
      if (statement.has(i, "for")) {
        break;
      }
      if (statement.has(i, "with", "hold")) {
        return new Command.Refused(
            "DECLARE … WITH HOLD", "Such a cursor outlives its transaction, and none ends here.");
      }
    }
    return around(new Command.InBlock("DECLARE CURSOR"));
  }

  /// A statement with a query in it, which must not do what would be refused by itself.
  private Command around(Command command) {
    Command query = inside();
    if (query instanceof Command.Plain) {
      return command;
    }
    return query instanceof Command.Refused
        ? query
        : new Command.Refused(
            "set_config inside of another statement",
            "The settings of the connections are kept apart here; set it by a statement of its own.");
  }

  /// A statement that runs functions which would lie, or set settings.
  private Command inside() {
    List<Token> tokens = statement.tokens();
    Optional<Command> found = Optional.empty();
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i).isName() ? tokens.get(i).name() : "";
      boolean called = statement.word(i + 1).equals("(");
      if (called && SESSION_LOCKS.contains(word)) {
        return new Command.Refused(
            word,
            "All connections share one session, so that the lock would be given to all of them."
                + " Locks of transactions (pg_advisory_xact_lock) work.");
      }
      if (called && word.equals("pg_notify")) {
        return new Command.Refused(
            word,
            "Notifications are sent when a transaction is committed, which never happens here.");
      }
      if (called && word.equals("set_config")) {
        found = Optional.of(new SettingReader(statement).setConfig(found, i));
      }
      if (statement.has(0, "create")
          && word.equals("pg_temp")
          && statement.word(i + 1).equals(".")) {
        return refusedTemporary();
      }
      if ((statement.has(0, "select") || statement.has(0, "with"))
          && word.equals("into")
          && TEMPORARY.contains(statement.word(i + 1))) {
        return refusedTemporary();
      }
    }
    return found.orElseGet(Command.Plain::new);
  }

  private Command rollback() {
    int at = skipWork(1);
    if (statement.has(at, "prepared")) {
      return refusedTwoPhase();
    }
    if (statement.has(at, "to")) {
      return named(statement.has(at + 1, "savepoint") ? at + 2 : at + 1)
          .<Command>map(Command.RollbackTo::new)
          .orElse(malformed(at + 1));
    }
    return end(new Command.Rollback(chain()));
  }

  private Command deallocate() {
    int at = statement.has(1, "prepare") && statement.tokens().size() > 2 ? 2 : 1;
    return statement.has(at, "all")
        ? new Command.DeallocateAll()
        : new Command.OfPrepared(at, false);
  }

  /// Nothing but what was understood may follow.
  private Command end(Command command) {
    int at = skipWork(1);
    if (statement.has(at, "and")) {
      at += statement.has(at + 1, "no") ? 3 : 2;
    }
    return at == statement.tokens().size() ? command : malformed(at);
  }

  private boolean chain() {
    return statement.has(skipWork(1), "and", "chain");
  }

  private int skipWork(int place) {
    return statement.has(place, "work") || statement.has(place, "transaction") ? place + 1 : place;
  }

  private Modes modes(int place) {
    return modes(statement, place);
  }

  static Modes modes(Statement statement, int place) {
    Optional<String> isolation = Optional.empty();
    Optional<Boolean> readOnly = Optional.empty();
    for (int i = place; i < statement.tokens().size(); i++) {
      if (statement.has(i, "isolation", "level")) {
        String level = statement.word(i + 2);
        isolation =
            Optional.of(level.equals("serializable") ? level : level + " " + statement.word(i + 3));
        i += level.equals("serializable") ? 2 : 3;
      } else if (statement.has(i, "read", "only") || statement.has(i, "read", "write")) {
        readOnly = Optional.of(statement.has(i + 1, "only"));
        i++;
      }
    }
    return new Modes(isolation, readOnly);
  }

  private Optional<String> named(int place) {
    return place < statement.tokens().size() && statement.tokens().get(place).isName()
        ? Optional.of(statement.tokens().get(place).name())
        : Optional.empty();
  }

  private Command malformed(int place) {
    return new Command.Malformed(
        place < statement.tokens().size() ? statement.tokens().get(place).text() : "end of input");
  }

  private static Command refusedTwoPhase() {
    return new Command.Refused(
        "A two-phase commit", "It would outlive the one transaction that everything is in.");
  }

  private static Command refusedTemporary() {
    return new Command.Refused(
        "A temporary table",
        "All connections share one session, so that each would see the tables of the others.");
  }
}
