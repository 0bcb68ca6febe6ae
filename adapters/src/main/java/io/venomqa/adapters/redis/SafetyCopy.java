package io.venomqa.adapters.redis;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// All keys in a file, as the commands that restore them: `redis-cli --pipe < FILE` does it too.
final class SafetyCopy {

  private SafetyCopy() {}

  static void write(Path file, int database, Map<Bytes, Image> keys) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out, Command.of("SELECT", database));
      for (Map.Entry<Bytes, Image> key : keys.entrySet()) {
        write(out, Keyspace.restore(key.getKey(), key.getValue()));
      }
    }
  }

  private static void write(OutputStream out, Command command) throws IOException {
    out.write(ascii("*" + (command.arguments().length + 1) + "\r\n"));
    write(out, command.getRaw());
    for (byte[] argument : command.arguments()) {
      write(out, argument);
    }
  }

  private static void write(OutputStream out, byte[] part) throws IOException {
    out.write(ascii("$" + part.length + "\r\n"));
    out.write(part);
    out.write(ascii("\r\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static Map<Bytes, Image> read(Path file) throws IOException {
    Map<Bytes, Image> keys = new HashMap<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (true) {
        Optional<Integer> parts = number(in);
        if (parts.isEmpty()) {
          return keys;
        }
        Bytes name = part(in);
        if (name.words().equals("RESTORE")) {
          Bytes key = part(in);
          long ttl = Long.parseLong(part(in).words());
          Bytes payload = part(in);
          part(in);
          keys.put(key, Image.of(key, payload, ttl == 0 ? Image.NO_TTL : ttl, Optional.empty()));
        } else {
          for (int i = 1; i < parts.get(); i++) {
            part(in);
          }
        }
      }
    } catch (NumberFormatException damaged) {
      throw new IOException("damaged", damaged);
    }
  }

  /// The number in a line such as `*3`; empty at the end.
  private static Optional<Integer> number(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 && line.isEmpty()) {
        return Optional.empty();
      }
      if (b < 0) {
        throw new EOFException();
      }
      line.append((char) b);
    }
    return Optional.of(Integer.parseInt(line.substring(1).strip()));
  }

  private static Bytes part(DataInputStream in) throws IOException {
    int length = number(in).orElseThrow(EOFException::new);
    byte[] bytes = in.readNBytes(length + 2);
    if (bytes.length < length + 2) {
      throw new EOFException();
    }
    return Bytes.of(Arrays.copyOf(bytes, length));
  }
}
