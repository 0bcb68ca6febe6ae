package io.venomqa.adapters.redis;

/// The one key of ours in the database: it tells that a run has hold of it, and is no part of the
/// content.
///
/// @param record what a later run must know, as text
record RunMarker(String record) {

  static final Bytes KEY = Bytes.of("venomqa:run");

  /// Tried out before a run, to see what the user may do.
  static final Bytes PROBE = Bytes.of("venomqa:probe");

  static boolean isOurs(Bytes key) {
    return key.equals(KEY) || key.equals(PROBE);
  }

  Command exists() {
    return Command.of("EXISTS", KEY);
  }

  /// Answered null when there is one already.
  Command claim() {
    return Command.of("SET", KEY, record, "NX");
  }

  Command write() {
    return Command.of("SET", KEY, record);
  }

  static Command read() {
    return Command.of("GET", KEY);
  }

  static Command remove() {
    return Command.of("DEL", KEY);
  }
}
