package io.venomqa.adapters.postgres.proxy;

import java.nio.charset.StandardCharsets;

/// Texts inside of commands. Commands are held byte by byte: see [Message#BYTES].
final class Sql {

  private Sql() {}

  static String literal(String text) {
    return text.indexOf('\\') < 0
        ? "'" + text.replace("'", "''") + "'"
        : " E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /// A text in UTF-8 as a text of bytes.
  static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), Message.BYTES);
  }

  /// The reverse of [#bytes].
  static String text(String bytes) {
    return new String(bytes.getBytes(Message.BYTES), StandardCharsets.UTF_8);
  }
}
