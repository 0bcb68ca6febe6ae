package io.venomqa.adapters.postgres.proxy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What went wrong, as the protocol says it: to be sent on, or made here.
///
/// @param fields by their letters: `S` severity, `C` code, `M` message, `H` hint; byte by byte
record ServerError(Map<Character, String> fields) {

  static final String NOT_SUPPORTED = "0A000";
  static final String NO_TRANSACTION = "25P01";
  static final String FAILED_TRANSACTION = "25P02";
  static final String IN_TRANSACTION_BLOCK = "25001";
  static final String PROTOCOL = "08P01";
  static final String LOCK_NOT_AVAILABLE = "55P03";
  static final String SHUTDOWN = "57P01";
  static final String WRONG_PASSWORD = "28P01";

  static ServerError of(String code, String message, String hint) {
    return made("ERROR", code, message, hint);
  }

  /// After which the connection ends.
  static ServerError fatal(String code, String message, String hint) {
    return made("FATAL", code, message, hint);
  }

  private static ServerError made(String severity, String code, String message, String hint) {
    Map<Character, String> fields = new LinkedHashMap<>();
    fields.put('S', severity);
    fields.put('V', severity);
    fields.put('C', code);
    fields.put('M', new String(message.getBytes(StandardCharsets.UTF_8), Message.BYTES));
    if (!hint.isEmpty()) {
      fields.put('H', new String(hint.getBytes(StandardCharsets.UTF_8), Message.BYTES));
    }
    return new ServerError(fields);
  }

  static ServerError read(Message message) throws ProtocolViolation {
    Map<Character, String> fields = new LinkedHashMap<>();
    Message.Fields body = message.fields();
    for (int letter = body.int8(); letter != 0; letter = body.int8()) {
      fields.put((char) letter, body.text());
    }
    return new ServerError(fields);
  }

  String code() {
    return fields.getOrDefault('C', "");
  }

  /// For people.
  String words() {
    String text =
        new String(
            fields.getOrDefault('M', "no message").getBytes(Message.BYTES), StandardCharsets.UTF_8);
    return text.replaceAll("\\s*\\R\\s*", "; ");
  }

  /// The same that ends the connection.
  ServerError asFatal() {
    Map<Character, String> changed = new LinkedHashMap<>(fields);
    changed.put('S', "FATAL");
    changed.put('V', "FATAL");
    return new ServerError(changed);
  }

  /// The same with another hint.
  ServerError withHint(String hint) {
    Map<Character, String> changed = new LinkedHashMap<>(fields);
    changed.put('H', hint);
    return new ServerError(changed);
  }

  /// As an error.
  Message message() {
    return as('E');
  }

  /// As a warning, which changes nothing.
  Message notice() {
    Map<Character, String> changed = new LinkedHashMap<>(fields);
    changed.put('S', "WARNING");
    changed.put('V', "WARNING");
    return new ServerError(changed).as('N');
  }

  private Message as(char type) {
    Message.Builder builder = new Message.Builder(type);
    fields.forEach((letter, text) -> builder.int8(letter).text(text));
    return builder.int8(0).message();
  }
}
