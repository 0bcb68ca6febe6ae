package io.venomqa.adapters.postgres.proxy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/// One end of a connection, as messages. Read by one thread, written by one thread.
final class Wire implements Closeable {

  private static final int BUFFER = 32 << 10;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
  }

  /// Reads the next message.
  ///
  /// @param limit the most bytes that its body may have
  /// @param inside how long it may take to arrive once it has begun; when it begins is up to the
  ///   peer. Zero: unbounded
  /// @throws EOFException when the peer has closed the connection
  Message read(int limit, Duration inside) throws IOException {
    char type = (char) in.readUnsignedByte();
    socket.setSoTimeout(Math.toIntExact(inside.toMillis()));
    Message message = new Message(type, body(in.readInt() - Integer.BYTES, limit));
    socket.setSoTimeout(0);
    return message;
  }

  /// Reads the first message of a connection, which has no type.
  Message.Fields readUntyped(int limit) throws IOException {
    return new Message.Fields(body(in.readInt() - Integer.BYTES, limit));
  }

  private byte[] body(int length, int limit) throws IOException {
    if (length < 0 || length > limit) {
      throw new ProtocolViolation("a message of %d bytes".formatted(length + 4L));
    }
    byte[] body = in.readNBytes(length); // grows with what arrives, not with what is announced
    if (body.length < length) {
      throw new EOFException();
    }
    return body;
  }

  /// Whether more has arrived already.
  boolean hasMore() throws IOException {
    return in.available() > 0;
  }

  /// How long a read may take; zero: unbounded.
  void timeout(Duration timeout) throws IOException {
    socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
  }

  void write(Message message) throws IOException {
    out.writeByte(message.type());
    writeUntyped(message.body());
  }

  void writeUntyped(byte[] body) throws IOException {
    out.writeInt(body.length + Integer.BYTES);
    out.write(body);
  }

  void writeByte(char single) throws IOException {
    out.writeByte(single);
  }

  void flush() throws IOException {
    out.flush();
  }

  int peerPort() {
    return socket.getPort();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException goneAlready) {
      // Nothing is left to close.
    }
  }
}
