package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.project.PostgresAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A session of the real server, spoken to in the protocol itself. Used by one thread at a time,
/// except for [#cancel] and [#close].
final class Backend implements AutoCloseable {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int NO_LIMIT = Integer.MAX_VALUE - 16;
  private static final int CANCEL_REQUEST = 80_877_102;

  private final PostgresAddress address;
  private final Wire wire;
  private final Map<String, String> reported = new ConcurrentHashMap<>();
  private int process;
  private byte[] secret = {};
  private char status = 'I';
  private boolean begun;

  /// What a command in SQL came to.
  ///
  /// @param rows of all its statements, as texts of bytes
  record Outcome(List<List<@Nullable String>> rows, Optional<ServerError> error) {}

  private Backend(PostgresAddress address, Wire wire) {
    this.address = address;
    this.wire = wire;
  }

  /// Connects and logs in.
  ///
  /// @throws IOException when nothing answers, or not as a server does
  /// @throws LoginFailure when the server refuses
  static Backend connect(PostgresAddress address) throws IOException, LoginFailure {
    Socket socket = new Socket();
    boolean connected = false;
    try {
      socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
      Backend backend = new Backend(address, new Wire(socket));
      backend.wire.timeout(Duration.ofMillis(2 * CONNECT_MILLIS));
      backend.logIn();
      backend.wire.timeout(Duration.ZERO);
      connected = true;
      return backend;
    } finally {
      if (!connected) {
        socket.close();
      }
    }
  }

  /// The server did not let us in.
  static final class LoginFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;

    LoginFailure(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  private void logIn() throws IOException, LoginFailure {
    String user = address.user().isEmpty() ? System.getProperty("user.name") : address.user();
    wire.writeUntyped(
        new Message.Builder('\0')
            .int32(3 << 16)
            .text("user")
            .text(Sql.bytes(user))
            .text("database")
            .text(Sql.bytes(address.database()))
            .int8(0)
            .body());
    wire.flush();
    Authentication authentication = new Authentication(wire, user, address.password());
    while (true) {
      Message message = wire.read(NO_LIMIT, Duration.ofMillis(2 * CONNECT_MILLIS));
      switch (message.type()) {
        case 'R' -> authentication.answer(message.fields());
        case 'E' -> {
          ServerError error = ServerError.read(message);
          throw new LoginFailure(error.code(), error.words());
        }
        case 'K' -> {
          Message.Fields key = message.fields();
          process = key.int32();
          secret = key.rest();
        }
        case 'S' -> report(message);
        case 'Z' -> {
          return;
        }
        default -> {}
      }
    }
  }

  private void report(Message message) throws ProtocolViolation {
    Message.Fields fields = message.fields();
    reported.put(fields.text(), fields.text());
  }

  /// What the server told of its settings last, such as `TimeZone`; byte by byte.
  Map<String, String> reported() {
    return reported;
  }

  /// The transaction as of the last [#receive] of its end: `T` goes on, `E` failed, `I` there is
  /// none.
  char status() {
    return status;
  }

  /// From now on there must always be a transaction.
  void begun() {
    begun = true;
  }

  /// Ends the transaction, and with it all that was done.
  void rollBack() throws BackendLost {
    begun = false;
    execute("ROLLBACK");
  }

  /// The server's process, for messages.
  int process() {
    return process;
  }

  void send(Message message) throws BackendLost {
    try {
      wire.write(message);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  void flush() throws BackendLost {
    try {
      wire.flush();
    } catch (IOException e) {
      throw lost(e);
    }
  }

  /// The next message that belongs to what was sent.
  Message receive() throws BackendLost {
    try {
      while (true) {
        Message message = wire.read(NO_LIMIT, Duration.ZERO);
        switch (message.type()) {
          case 'S' -> report(message);
          case 'A' -> {}
          case 'Z' -> {
            status = (char) message.fields().int8();
            if (begun && status == 'I') {
              throw new BackendLost(
                  "a statement ended the transaction that is never to be committed", null);
            }
            return message;
          }
          case 'E' -> {
            ServerError error = ServerError.read(message);
            if (error.fields().getOrDefault('V', "").equals("FATAL")
                || error.fields().getOrDefault('V', "").equals("PANIC")) {
              throw new BackendLost(error.words(), null);
            }
            return message;
          }
          default -> {
            return message;
          }
        }
      }
    } catch (IOException e) {
      throw lost(e);
    }
  }

  /// Sends a command of our own, a text of bytes; its answer has to be taken by [#outcome] after a
  /// [#flush].
  void sendOwn(String sql) throws BackendLost {
    send(Message.query(sql));
  }

  /// What a command of our own came to.
  Outcome outcome() throws BackendLost {
    List<List<@Nullable String>> rows = new ArrayList<>();
    Optional<ServerError> error = Optional.empty();
    try {
      while (true) {
        Message message = receive();
        switch (message.type()) {
          case 'D' -> rows.add(row(message));
          case 'E' -> error = Optional.of(ServerError.read(message));
          case 'Z' -> {
            return new Outcome(rows, error);
          }
          default -> {}
        }
      }
    } catch (ProtocolViolation e) {
      throw lost(e);
    }
  }

  /// One command of our own.
  Outcome execute(String sql) throws BackendLost {
    sendOwn(sql);
    flush();
    return outcome();
  }

  private static List<@Nullable String> row(Message message) throws ProtocolViolation {
    Message.Fields fields = message.fields();
    int columns = fields.int16();
    List<@Nullable String> row = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      int length = fields.int32();
      row.add(length < 0 ? null : new String(fields.bytes(length), Message.BYTES));
    }
    return row;
  }

  /// Breaks off what is running, and returns once the server has been told. From any thread.
  void cancel() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
      Wire cancelling = new Wire(socket);
      cancelling.timeout(Duration.ofMillis(CONNECT_MILLIS));
      cancelling.writeUntyped(
          new Message.Builder('\0').int32(CANCEL_REQUEST).int32(process).bytes(secret).body());
      cancelling.flush();
      // The server closes the connection after it has signalled its process.
      if (socket.getInputStream().read() >= 0) {
        throw new ProtocolViolation("an answer to a request to cancel");
      }
    }
  }

  private static BackendLost lost(IOException e) {
    return new BackendLost(
        "the connection to the server broke"
            + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")"),
        e);
  }

  @Override
  public void close() {
    wire.close();
  }
}
