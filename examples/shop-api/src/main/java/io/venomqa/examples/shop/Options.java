package io.venomqa.examples.shop;

import java.util.Arrays;
import java.util.Locale;

/// What the command line asked for.
///
/// @param host the address to listen on
/// @param port the port to listen on, 0 for any free one
/// @param database a SQLite file, made if it is missing, or the URL of a PostgreSQL database, with
///   a password perhaps
/// @param journal the journal that a SQLite file is kept with
/// @param doubleRefund whether the planted bug is there
/// @param connections the connections that stay open to the database, at least 1
public record Options(
    String host,
    int port,
    String database,
    Journal journal,
    DoubleRefund doubleRefund,
    int connections) {

  /// How the program is called.
  public static final String USAGE =
      "Usage: java -jar shop-api.jar [--host=127.0.0.1] [--port=8080] [--db=shop.db|postgresql://user:password@host:port/name]"
          + " [--journal=wal|delete] [--double-refund=allowed|refused] [--connections=4]";

  /// The options with which a user meets the bug: port 8080, `shop.db` in the current folder, WAL.
  public static Options defaults() {
    return new Options("127.0.0.1", 8080, "shop.db", Journal.WAL, DoubleRefund.ALLOWED, 4);
  }

  /// Reads `--name=value` arguments; the last of a name wins.
  ///
  /// @throws IllegalArgumentException with a sentence for the user
  public static Options parse(String... arguments) {
    Options options = defaults();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("Not an option of the form --name=value: " + argument);
      }
      options = options.with(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return options;
  }

  /// The database that was asked for; it is not touched yet.
  ///
  /// @throws IllegalArgumentException with a sentence for the user
  public Database storage() {
    return Database.of(database, journal);
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--host" -> new Options(value, port, database, journal, doubleRefund, connections);
      case "--port" ->
          new Options(
              host, number(name, value, 0, 65535), database, journal, doubleRefund, connections);
      case "--db" -> new Options(host, port, value, journal, doubleRefund, connections);
      case "--journal" ->
          new Options(
              host, port, database, choice(Journal.class, name, value), doubleRefund, connections);
      case "--double-refund" ->
          new Options(
              host, port, database, journal, choice(DoubleRefund.class, name, value), connections);
      case "--connections" ->
          new Options(host, port, database, journal, doubleRefund, number(name, value, 1, 64));
      default -> throw new IllegalArgumentException("Unknown option: " + name);
    };
  }

  private static int number(String name, String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, together with the range.
    }
    throw new IllegalArgumentException(
        name + " takes a number from " + least + " to " + most + ", not: " + value);
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String name, String value) {
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        name
            + " takes one of "
            + Arrays.toString(constants).toLowerCase(Locale.ROOT)
            + ", not: "
            + value);
  }
}
