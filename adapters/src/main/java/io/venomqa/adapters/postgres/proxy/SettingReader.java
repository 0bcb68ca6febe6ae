package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.Command.Modes;
import io.venomqa.adapters.postgres.proxy.Statement.Kind;
import io.venomqa.adapters.postgres.proxy.Statement.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tells which settings a statement sets.
final class SettingReader {

  /// In these a byte of a character can look like a sign of SQL.
  private static final Set<String> UNSAFE_ENCODINGS =
      Set.of("sjis", "shiftjis", "big5", "gbk", "uhc", "gb18030", "johab", "shiftjis2004");

  private static final Set<String> OF_THE_SESSION =
      Set.of(
          "idle_in_transaction_session_timeout",
          "idle_session_timeout",
          "transaction_timeout",
          "session_authorization");

  private final Statement statement;

  SettingReader(Statement statement) {
    this.statement = statement;
  }

  /// Whether a setting has one value for good in the one session.
  static boolean isFixed(String name) {
    return OF_THE_SESSION.contains(name) || name.equals("standard_conforming_strings");
  }

  /// Why a setting cannot be set; empty where it can.
  ///
  /// @param name in lower case
  static Optional<Command> obstacle(String name, String value) {
    String plain = value.toLowerCase(Locale.ROOT);
    if (OF_THE_SESSION.contains(name) && !plain.matches("0[a-z]*")) {
      return Optional.of(
          new Command.Refused(
              "Setting " + name, "It would act on the one session that all connections share."));
    }
    if (name.equals("standard_conforming_strings") && !Set.of("on", "true", "1").contains(plain)) {
      return Optional.of(
          new Command.Refused("Setting " + name, "Statements would be read in another way."));
    }
    if (name.equals("session_replication_role")
        && !Set.of("origin", "local", "default").contains(plain)) {
      return Optional.of(
          new Command.Refused(
              "Setting " + name,
              "What is written would not be seen, since no trigger would fire."));
    }
    if (name.equals("client_encoding") && plain.isEmpty()) {
      return Optional.of(new Command.Refused("An encoding that is not written there", ""));
    }
    if (name.equals("client_encoding")
        && UNSAFE_ENCODINGS.contains(plain.replaceAll("[^a-z0-9]", ""))) {
      return Optional.of(new Command.Refused("The encoding " + plain, "Use UTF8."));
    }
    return name.endsWith("transaction_isolation")
            && (plain.equals("serializable") || plain.isEmpty())
        ? Optional.of(refusedSerializable())
        : Optional.empty();
  }

  static Command refusedSerializable() {
    return new Command.Refused(
        "The isolation level serializable",
        "All is one transaction of the level read committed. Since transactions go one after"
            + " another, repeatable read holds as well; failures to serialize never happen.");
  }

  Command set() {
    int at = 1;
    boolean local = statement.has(1, "local");
    if (local || (statement.has(1, "session") && !isSessionAuthorization())) {
      at = 2;
    }
    if (statement.has(at, "transaction")) {
      return transaction(at + 1);
    }
    if (statement.has(at, "characteristics", "as", "transaction")) {
      Modes modes = CommandReader.modes(statement, at + 3);
      return modes.isolation().filter("serializable"::equals).isPresent()
          ? refusedSerializable()
          : new Command.Set(
              List.of("default_transaction_isolation", "default_transaction_read_only"),
              false,
              false);
    }
    if (statement.has(at, "constraints")) {
      return new Command.Plain();
    }
    if (statement.has(at, "time", "zone")) {
      boolean byDefault = statement.has(at + 2, "local") || statement.has(at + 2, "default");
      return new Command.Set(List.of("timezone"), local, byDefault);
    }
    if (statement.has(at, "session", "authorization")) {
      return new Command.Refused(
          "SET SESSION AUTHORIZATION", "It would act on the session that all connections share.");
    }
    if (statement.has(at, "xml", "option")) {
      return new Command.Set(List.of("xmloption"), local, false);
    }
    String special =
        switch (statement.word(at)) {
          case "names" -> "client_encoding";
          case "schema" -> "search_path";
          case "role" -> "role";
          default -> "";
        };
    return special.isEmpty() ? variable(at, local) : assigned(special, at + 1, local);
  }

  private boolean isSessionAuthorization() {
    return statement.has(1, "session", "authorization");
  }

  private Command variable(int place, boolean local) {
    StringBuilder name = new StringBuilder();
    int at = place;
    while (at < statement.tokens().size() && statement.tokens().get(at).isName()) {
      name.append(statement.tokens().get(at).name().toLowerCase(Locale.ROOT));
      at++;
      if (!statement.has(at, ".")) {
        break;
      }
      name.append('.');
      at++;
    }
    boolean complete = statement.has(at, "=") || statement.has(at, "to");
    return complete ? assigned(name.toString(), at + 1, local) : new Command.Plain();
  }

  private Command assigned(String name, int place, boolean local) {
    String value = place < statement.tokens().size() ? value(statement.tokens().get(place)) : "";
    if (name.equals("transaction_isolation") || name.equals("transaction_read_only")) {
      boolean only = Set.of("on", "true", "1").contains(value.toLowerCase(Locale.ROOT));
      return obstacle(name, value)
          .orElse(
              new Command.SetTransaction(
                  name.equals("transaction_isolation")
                      ? Modes.NONE
                      : new Modes(Optional.empty(), Optional.of(only))));
    }
    boolean byDefault = statement.has(place, "default");
    return (byDefault ? obstacle(name, "default") : obstacle(name, value))
        .orElse(new Command.Set(List.of(name), local, byDefault));
  }

  private Command transaction(int place) {
    if (statement.has(place, "snapshot")) {
      return new Command.Refused("SET TRANSACTION SNAPSHOT", "All is one transaction.");
    }
    Modes modes = CommandReader.modes(statement, place);
    return modes.isolation().filter("serializable"::equals).isPresent()
        ? refusedSerializable()
        : new Command.SetTransaction(modes);
  }

  Command reset() {
    if (statement.has(1, "all")) {
      return new Command.ResetAll();
    }
    if (statement.has(1, "time", "zone")) {
      return new Command.Set(List.of("timezone"), false, true);
    }
    if (statement.has(1, "session", "authorization")) {
      return new Command.Plain();
    }
    StringBuilder name = new StringBuilder();
    for (Token token : statement.tokens().subList(1, statement.tokens().size())) {
      name.append(token.isName() ? token.name().toLowerCase(Locale.ROOT) : token.text());
    }
    return obstacle(name.toString(), "default")
        .orElse(new Command.Set(List.of(name.toString()), false, true));
  }

  /// A call of `set_config`, beside those that were found before it.
  ///
  /// @param place of the function's name
  Command setConfig(Optional<Command> before, int place) {
    List<Token> tokens = statement.tokens();
    int depth = 1;
    int argument = 0;
    int at = place + 2;
    List<Token> first = new ArrayList<>();
    List<Token> second = new ArrayList<>();
    List<Token> third = new ArrayList<>();
    for (; at < tokens.size(); at++) {
      String sign = tokens.get(at).text();
      depth += sign.equals("(") ? 1 : sign.equals(")") ? -1 : 0;
      if (depth == 0) {
        break;
      }
      if (depth == 1 && sign.equals(",")) {
        argument++;
      } else {
        (argument == 0 ? first : argument == 1 ? second : third).add(tokens.get(at));
      }
    }
    String local = third.size() != 1 ? "" : value(third.getFirst()).toLowerCase(Locale.ROOT);
    if (first.size() != 1
        || first.getFirst().kind() != Kind.STRING
        || !Set.of("true", "false", "t", "f").contains(local)) {
      return new Command.Refused(
          "set_config with a setting or a duration that is not written in the statement",
          "The proxy has to know which setting is set, and for how long.");
    }
    String name = value(first.getFirst()).toLowerCase(Locale.ROOT);
    boolean known = second.size() == 1 && second.getFirst().kind() == Kind.STRING;
    String value = known ? value(second.getFirst()) : "";
    boolean isLocal = local.startsWith("t");
    List<String> names = new ArrayList<>(List.of(name));
    if (before.isPresent()) {
      if (!(before.get() instanceof Command.SetConfig others) || others.local() != isLocal) {
        return before.get() instanceof Command.Refused refused
            ? refused
            : new Command.Refused("set_config of both durations at once", "Use two statements.");
      }
      names.addAll(others.names());
    }
    return obstacle(name, value).orElse(new Command.SetConfig(List.copyOf(names), isLocal));
  }

  private static String value(Token token) {
    String text = token.text();
    return token.kind() == Kind.STRING && text.startsWith("'") && text.endsWith("'")
        ? text.substring(1, Math.max(1, text.length() - 1)).replace("''", "'")
        : token.isName() ? token.name() : text;
  }
}
