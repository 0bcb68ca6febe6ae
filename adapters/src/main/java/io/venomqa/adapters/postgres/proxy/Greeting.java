package io.venomqa.adapters.postgres.proxy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The beginning of a connection: who it is, what it wants, and whether it may.
final class Greeting {

  private static final int MOST_BYTES = 10_000;
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int VERSION_3 = 3;
  private static final int CANCEL = 80_877_102;
  private static final int SSL = 80_877_103;
  private static final int GSS = 80_877_104;

  private final Wire wire;
  private final Entrance entrance;

  /// Who may come in.
  ///
  /// @param users by name their secrets; an empty one means that no password is asked for
  record Entrance(String database, Map<String, Optional<Scram.Secret>> users) {}

  /// What somebody wants who comes to the port.
  sealed interface Wish {

    /// To break off what a connection is doing.
    ///
    /// @param key byte by byte
    record Cancel(int connection, String key) implements Wish {}

    /// To use the database.
    ///
    /// @param settings by lower-case names, as the client wrote them
    record Use(String user, Map<String, String> settings) implements Wish {}
  }

  Greeting(Wire wire, Entrance entrance) {
    this.wire = wire;
    this.entrance = entrance;
  }

  /// Learns what is wanted, and checks the password of whoever wants to use the database.
  ///
  /// @throws Refusal when it may not be
  Wish wish() throws IOException, Refusal {
    wire.timeout(LONGEST);
    for (int tries = 0; tries < 4; tries++) {
      Message.Fields first = wire.readUntyped(MOST_BYTES);
      int code = first.int32();
      switch (code) {
        case SSL, GSS -> {
          wire.writeByte('N');
          wire.flush();
        }
        case CANCEL -> {
          return new Wish.Cancel(first.int32(), new String(first.rest(), Message.BYTES));
        }
        default -> {
          if (code >> 16 != VERSION_3) {
            throw fatal("0A000", "unsupported protocol version", "The proxy speaks version 3.");
          }
          Wish.Use use = use(first, code & 0xffff);
          checkPassword(use.user());
          wire.timeout(Duration.ZERO);
          return use;
        }
      }
    }
    throw new ProtocolViolation("encryption was refused");
  }

  private Wish.Use use(Message.Fields fields, int minor) throws IOException, Refusal {
    Map<String, String> given = new LinkedHashMap<>();
    for (String name = fields.text(); !name.isEmpty(); name = fields.text()) {
      given.put(name, fields.text());
    }
    List<String> extensions = given.keySet().stream().filter(k -> k.startsWith("_pq_.")).toList();
    if (minor > 0 || !extensions.isEmpty()) {
      Message.Builder versions = new Message.Builder('v').int32(VERSION_3 << 16);
      versions.int32(extensions.size());
      extensions.forEach(versions::text);
      wire.write(versions.message());
    }
    extensions.forEach(given::remove);
    String user = given.remove("user");
    String database = given.remove("database");
    String replication = given.remove("replication");
    if (user == null) {
      throw fatal("28000", "no PostgreSQL user name specified in startup packet", "");
    }
    if (replication != null && !replication.matches("(?i)false|off|no|0")) {
      throw fatal(
          ServerError.NOT_SUPPORTED,
          "Replication does not work through the savepoint proxy of VenomQA",
          "");
    }
    if (!entrance.users().containsKey(Sql.text(user))) {
      throw fatal(
          "28000",
          "user \"" + Sql.text(user) + "\" is not the one that the savepoint proxy is for",
          "Give the API the user, the password and the database of venomqa.yaml.");
    }
    if (!Sql.text(database == null ? user : database).equals(entrance.database())) {
      throw fatal(
          "3D000",
          "the savepoint proxy is for the database \"" + entrance.database() + "\" alone",
          "Give the API the user, the password and the database of venomqa.yaml.");
    }
    Map<String, String> settings = new TreeMap<>();
    String options = given.remove("options");
    if (options != null) {
      settings.putAll(options(options));
    }
    given.forEach((name, value) -> settings.put(name.toLowerCase(Locale.ROOT), value));
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      Optional<Command> obstacle = SettingReader.obstacle(setting.getKey(), setting.getValue());
      if (obstacle.isPresent() && obstacle.get() instanceof Command.Refused refused) {
        throw new Refusal(Refusal.of(refused).error().asFatal());
      }
    }
    return new Wish.Use(Sql.text(user), settings);
  }

  /// The settings in options of a command line: `-c name=value` or `--name=value`.
  private static Map<String, String> options(String options) throws Refusal {
    Map<String, String> settings = new HashMap<>();
    String rest = options.strip();
    while (!rest.isEmpty()) {
      StringBuilder word = new StringBuilder();
      int at = rest.startsWith("-c") ? 2 : rest.startsWith("--") ? 2 : 0;
      if (at == 0) {
        throw fatal("22023", "the proxy understands only settings among the options", "");
      }
      while (at < rest.length() && rest.charAt(at) == ' ') {
        at++;
      }
      while (at < rest.length() && rest.charAt(at) != ' ') {
        at += rest.charAt(at) == '\\' ? 1 : 0;
        word.append(at < rest.length() ? rest.charAt(at) : "");
        at++;
      }
      int equals = word.indexOf("=");
      if (equals <= 0) {
        throw fatal("22023", "the proxy understands only settings among the options", "");
      }
      settings.put(
          word.substring(0, equals).replace('-', '_').toLowerCase(Locale.ROOT),
          word.substring(equals + 1));
      rest = at >= rest.length() ? "" : rest.substring(at).strip();
    }
    return settings;
  }

  private void checkPassword(String user) throws IOException, Refusal {
    Optional<Scram.Secret> secret = entrance.users().getOrDefault(user, Optional.empty());
    if (secret.isEmpty()) {
      return;
    }
    Scram.Server scram = new Scram.Server(secret.get());
    ask(10, Scram.NAME + "\0\0");
    Message.Fields first = answer();
    try {
      if (!first.text().equals(Scram.NAME)) {
        throw new ProtocolViolation("another mechanism than was offered");
      }
      ask(11, scram.first(utf8(first.bytes(first.int32()))));
      ask(12, scram.last(utf8(answer().rest())));
    } catch (Scram.Failed failed) {
      throw fatal(
          ServerError.WRONG_PASSWORD,
          "password authentication failed for user \"" + user + "\"",
          "The savepoint proxy asks for the password that venomqa.yaml has for the database.");
    }
  }

  private void ask(int kind, String data) throws IOException {
    wire.write(
        new Message.Builder('R')
            .int32(kind)
            .bytes(data.getBytes(StandardCharsets.UTF_8))
            .message());
    wire.flush();
  }

  private Message.Fields answer() throws IOException {
    Message message = wire.read(MOST_BYTES, LONGEST);
    if (message.type() != 'p') {
      throw new ProtocolViolation("something else than a password");
    }
    wire.timeout(LONGEST);
    return message.fields();
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Refusal fatal(String code, String message, String hint) {
    return new Refusal(ServerError.fatal(code, message, hint));
  }
}
