package io.venomqa.adapters.redis;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A client of Redis that shares no code with the adapter. Text stands for bytes, one character
/// each (ISO 8859-1).
final class PlainClient implements AutoCloseable {

  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;

  /// An error that the server answered.
  record Refused(String words) {}

  PlainClient(int port, int database) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    this.out = new BufferedOutputStream(socket.getOutputStream());
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    if (database != 0) {
      ask("SELECT", Integer.toString(database));
    }
  }

  /// Sends without waiting for the answer.
  void send(String... command) throws IOException {
    write("*" + command.length + "\r\n");
    for (String part : command) {
      write("$" + part.length() + "\r\n" + part + "\r\n");
    }
  }

  private void write(String latin) throws IOException {
    out.write(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  void flush() throws IOException {
    out.flush();
  }

  /// A text, a Long, a List, null, or [Refused].
  Object read() throws IOException {
    String line = line();
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+' -> rest;
      case '-' -> new Refused(rest);
      case ':' -> Long.parseLong(rest);
      case '$' -> rest.equals("-1") ? null : bulk(Integer.parseInt(rest));
      case '*' -> rest.equals("-1") ? null : list(Integer.parseInt(rest));
      default -> throw new IOException(line);
    };
  }

  private String bulk(int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    in.readFully(new byte[2]);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private List<Object> list(int length) throws IOException {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      list.add(read());
    }
    return list;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\r'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("The server closed the connection.");
      }
      line.append((char) b);
    }
    in.readByte();
    return line.toString();
  }

  Object ask(String... command) throws IOException {
    send(command);
    flush();
    return read();
  }

  /// Asks in words separated by spaces.
  String say(String command) throws IOException {
    return String.valueOf(ask(command.split(" ", -1)));
  }

  List<Object> askList(String... command) throws IOException {
    Object answer = ask(command);
    if (answer instanceof List<?> list) {
      return new ArrayList<Object>(list);
    }
    throw new IOException("no list: " + answer);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
