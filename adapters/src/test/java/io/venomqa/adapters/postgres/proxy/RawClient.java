package io.venomqa.adapters.postgres.proxy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that says whatever it is told to, byte by byte.
final class RawClient implements AutoCloseable {

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  RawClient(int port) throws IOException {
    this.socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    socket.setSoTimeout(20_000);
    this.in = new DataInputStream(socket.getInputStream());
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /// Logged in, where no password is asked for.
  static RawClient begun(Proxied proxied) throws IOException {
    RawClient client = new RawClient(proxied.proxy.address().port());
    client.start(
        3 << 16,
        "user\0"
            + proxied.proxy.address().user()
            + "\0database\0"
            + proxied.proxy.address().database()
            + "\0\0");
    client.until('Z');
    return client;
  }

  RawClient bytes(int... bytes) throws IOException {
    for (int each : bytes) {
      out.write(each);
    }
    return this;
  }

  RawClient number(int number) throws IOException {
    out.writeInt(number);
    return this;
  }

  /// A first message: the code and what follows.
  RawClient start(int code, String rest) throws IOException {
    byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
    out.writeInt(8 + bytes.length);
    out.writeInt(code);
    out.write(bytes);
    return this;
  }

  RawClient say(char type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream message = new DataOutputStream(whole);
    message.write(type);
    message.writeInt(4 + bytes.length);
    message.write(bytes);
    out.write(whole.toByteArray());
    return this;
  }

  int single() throws IOException {
    return in.read();
  }

  /// The types of the messages up to one of a type, in order; of an error with its code.
  String until(char type) throws IOException {
    StringBuilder types = new StringBuilder();
    try {
      while (true) {
        char next = (char) in.readUnsignedByte();
        byte[] body = in.readNBytes(in.readInt() - 4);
        types.append(next);
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (next == 'E') {
          int code = text.indexOf("\0C");
          types.append('(').append(text, code + 2, code + 7).append(')');
        }
        if (next == 'Z') {
          types.append(text);
        }
        if (next == type) {
          return types.toString();
        }
      }
    } catch (EOFException closed) {
      return types.append(" closed").toString();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
