package io.venomqa.adapters.redis;

import java.nio.charset.StandardCharsets;
import redis.clients.jedis.commands.ProtocolCommand;

/// One command for the server.
final class Command implements ProtocolCommand {

  private final String name;
  private final byte[][] arguments;

  private Command(String name, byte[]... arguments) {
    this.name = name;
    this.arguments = arguments;
  }

  /// @param arguments each a [Bytes], or something whose text is meant
  static Command of(String name, Object... arguments) {
    byte[][] bytes = new byte[arguments.length][];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          arguments[i] instanceof Bytes binary
              ? binary.array()
              : arguments[i].toString().getBytes(StandardCharsets.UTF_8);
    }
    return new Command(name, bytes);
  }

  String name() {
    return name;
  }

  /// Not a copy.
  byte[][] arguments() {
    return arguments;
  }

  @Override
  public byte[] getRaw() {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
