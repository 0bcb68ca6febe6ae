package io.venomqa.adapters.standin.storage;

import io.venomqa.engine.model.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Reads a body in AWS's own chunked encoding: `SIZE[;chunk-signature=…]`, the bytes, …, then
/// trailers such as a checksum. Signatures and checksums are not verified.
final class AwsChunks {

  private final byte[] bytes;
  private int at;

  private AwsChunks(Body body) {
    this.bytes = body.bytes();
  }

  /// The content.
  ///
  /// @throws IllegalArgumentException when the body is cut off or not in this encoding
  static Body decode(Body body) {
    return new AwsChunks(body).decoded();
  }

  private Body decoded() {
    ByteArrayOutputStream content = new ByteArrayOutputStream(bytes.length);
    for (int size = size(); size > 0; size = size()) {
      if (size > bytes.length - at) {
        throw new IllegalArgumentException("a chunk is cut off");
      }
      content.write(bytes, at, size);
      at += size;
      if (!line().isEmpty()) {
        throw new IllegalArgumentException("a chunk is longer than it says");
      }
    }
    return Body.of(content.toByteArray());
  }

  private int size() {
    String line = line();
    int extension = line.indexOf(';');
    try {
      int size = Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
      if (size >= 0) {
        return size;
      }
    } catch (NumberFormatException notOne) {
      // Told below.
    }
    throw new IllegalArgumentException("a chunk's size cannot be read");
  }

  private String line() {
    for (int end = at; end + 1 < bytes.length; end++) {
      if (bytes[end] == '\r' && bytes[end + 1] == '\n') {
        String line = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
        at = end + 2;
        return line;
      }
    }
    throw new IllegalArgumentException("the body ends in the middle of a line");
  }
}
