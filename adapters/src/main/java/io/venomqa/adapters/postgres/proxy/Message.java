package io.venomqa.adapters.postgres.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A message of the protocol, without its length.
final class Message {

  /// Texts of clients are kept byte by byte, whatever their encoding is.
  static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private final char type;
  private final byte[] body;

  /// @param type its first byte
  /// @param body never changed after it was given
  Message(char type, byte[] body) {
    this.type = type;
    this.body = body;
  }

  char type() {
    return type;
  }

  byte[] body() {
    return body;
  }

  static Message of(char type) {
    return new Message(type, new byte[0]);
  }

  Fields fields() {
    return new Fields(body);
  }

  /// A command in SQL.
  static Message query(String sql) {
    return new Builder('Q').text(sql).message();
  }

  /// Reads the parts of a body, never beyond its end.
  static final class Fields {

    private final byte[] body;
    private int at;

    Fields(byte[] body) {
      this.body = body;
    }

    boolean atEnd() {
      return at >= body.length;
    }

    int int8() throws ProtocolViolation {
      require(1);
      return body[at++] & 0xff;
    }

    int int16() throws ProtocolViolation {
      return int8() << 8 | int8();
    }

    int int32() throws ProtocolViolation {
      return int16() << 16 | int16();
    }

    /// Up to the next zero byte.
    String text() throws ProtocolViolation {
      int end = at;
      while (end < body.length && body[end] != 0) {
        end++;
      }
      if (end == body.length) {
        throw new ProtocolViolation("a text without an end");
      }
      String text = new String(body, at, end - at, BYTES);
      at = end + 1;
      return text;
    }

    byte[] bytes(int length) throws ProtocolViolation {
      require(length);
      byte[] bytes = Arrays.copyOfRange(body, at, at + length);
      at += length;
      return bytes;
    }

    byte[] rest() {
      byte[] rest = Arrays.copyOfRange(body, at, body.length);
      at = body.length;
      return rest;
    }

    private void require(int length) throws ProtocolViolation {
      if (length < 0 || length > body.length - at) {
        throw new ProtocolViolation("a message that is shorter than it says");
      }
    }
  }

  /// Puts a message together.
  static final class Builder {

    private final char type;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Builder(char type) {
      this.type = type;
    }

    Builder int8(int value) {
      body.write(value);
      return this;
    }

    Builder int16(int value) {
      return int8(value >>> 8).int8(value);
    }

    Builder int32(int value) {
      return int16(value >>> 16).int16(value);
    }

    /// With the zero byte at its end.
    Builder text(String text) {
      return bytes(text.getBytes(BYTES)).int8(0);
    }

    Builder bytes(byte[] bytes) {
      body.writeBytes(bytes);
      return this;
    }

    Message message() {
      return new Message(type, body.toByteArray());
    }

    byte[] body() {
      return body.toByteArray();
    }
  }
}
