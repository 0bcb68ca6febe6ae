package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.Backend.LoginFailure;
import io.venomqa.adapters.postgres.proxy.Greeting.Entrance;
import io.venomqa.adapters.postgres.proxy.Greeting.Wish;
import io.venomqa.adapters.postgres.proxy.ProxyFailure.Kind;
import io.venomqa.adapters.project.PostgresAddress;
import io.venomqa.adapters.thread.DaemonThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// A server on the loopback address that clients take for PostgreSQL. All that they do is done in
/// one session of a real server, inside of one transaction that is never committed: what they take
/// for transactions are savepoints of it.
public final class SavepointProxy implements AutoCloseable {

  private static final int MOST_CLIENTS = 200;
  private static final int BACKLOG = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PostgresAddress server;
  private final Backend backend;
  private final Shared shared;
  private final ServerSocket listening;
  private final Entrance entrance;
  private final PostgresAddress inner;
  private final Map<Integer, Seat> seats = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /// A connection that was let in.
  private record Seat(String key, ClientSession client) {}

  private SavepointProxy(
      PostgresAddress server, Backend backend, Shared shared, ServerSocket listening) {
    this.server = server;
    this.backend = backend;
    this.shared = shared;
    this.listening = listening;
    this.inner =
        new PostgresAddress(
            "127.0.0.1",
            listening.getLocalPort(),
            server.database(),
            "venomqa_" + random(8),
            random(24),
            "");
    String user = server.user().isEmpty() ? System.getProperty("user.name") : server.user();
    this.entrance =
        new Entrance(
            server.database(),
            Map.of(
                user,
                Optional.of(server.password())
                    .filter(password -> !password.isEmpty())
                    .map(Scram.Secret::of),
                inner.user(),
                Optional.of(Scram.Secret.of(inner.password()))));
  }

  /// Connects to a server, begins the transaction and listens.
  ///
  /// @param port 0 for a free one
  /// @param patience how long one client waits for another
  public static SavepointProxy open(PostgresAddress server, int port, Duration patience)
      throws ProxyFailure {
    if (server.parameters().matches("(?i).*sslmode=(require|verify).*")) {
      throw new ProxyFailure(
          Kind.NOT_CONNECTED,
          "its URL asks for encryption, which the savepoint proxy does not have",
          null);
    }
    Backend backend = connected(server);
    boolean opened = false;
    try {
      Shared shared = new Shared(backend, patience);
      Optional<ServerError> error = shared.begin();
      if (error.isPresent()) {
        throw new ProxyFailure(Kind.REFUSED, error.get().words(), null);
      }
      ServerSocket listening =
          new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
      SavepointProxy proxy = new SavepointProxy(server, backend, shared, listening);
      DaemonThreads.start("postgres-proxy", proxy::accept);
      opened = true;
      return proxy;
    } catch (IOException taken) {
      throw new ProxyFailure(Kind.PORT_TAKEN, String.valueOf(taken.getMessage()), taken);
    } catch (BackendLost lost) {
      throw new ProxyFailure(Kind.LOST, String.valueOf(lost.getMessage()), lost);
    } finally {
      if (!opened) {
        backend.close();
      }
    }
  }

  private static Backend connected(PostgresAddress server) throws ProxyFailure {
    try {
      return Backend.connect(server);
    } catch (LoginFailure refused) {
      throw new ProxyFailure(
          refused.code().startsWith("28") ? Kind.NOT_ALLOWED : Kind.NOT_CONNECTED,
          String.valueOf(refused.getMessage()),
          refused);
    } catch (IOException e) {
      throw new ProxyFailure(Kind.NOT_CONNECTED, String.valueOf(e.getMessage()), e);
    }
  }

  /// Where the API has to connect to, as the same user as to the server.
  public PostgresAddress address() {
    return new PostgresAddress(
        "127.0.0.1",
        listening.getLocalPort(),
        server.database(),
        server.user(),
        server.password(),
        parameters());
  }

  /// Those of the server but for encryption, which there is none of on the way to the proxy.
  private String parameters() {
    return Arrays.stream(server.parameters().split("&", -1))
        .filter(parameter -> !parameter.matches("(?i)(ssl|gssenc|channel_?binding).*"))
        .collect(Collectors.joining("&"));
  }

  /// Where we connect to: as everybody, but what is done there is no use of the API's.
  public PostgresAddress inner() {
    return inner;
  }

  /// The server's process that everything is done by.
  public int process() {
    return backend.process();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        sockets.add(socket);
        DaemonThreads.start("postgres-proxy-client", () -> serve(socket));
      }
    } catch (IOException closed) {
      // By #close.
    }
  }

  private void serve(Socket socket) {
    int number = numbers.incrementAndGet();
    try (Wire wire = new Wire(socket)) {
      try {
        switch (new Greeting(wire, entrance).wish()) {
          case Wish.Cancel(int connection, String key) -> cancel(connection, key);
          case Wish.Use use -> serve(number, wire, use);
        }
      } catch (Refusal refusal) {
        wire.write(refusal.error().asFatal().message());
        wire.flush();
      }
    } catch (IOException gone) {
      // Whoever it was has left, or does not speak the protocol.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      seats.remove(number);
      sockets.remove(socket);
    }
  }

  private void serve(int number, Wire wire, Wish.Use use)
      throws IOException, Refusal, InterruptedException {
    if (seats.size() >= MOST_CLIENTS) {
      throw new Refusal(
          ServerError.fatal("53300", "too many connections to the savepoint proxy", ""));
    }
    boolean own = use.user().equals(inner.user());
    String name = use.settings().getOrDefault("application_name", "no name");
    Shared.Profile profile = profile(number, use.settings(), name);
    ClientSession client = new ClientSession(number, wire, shared, profile, own);
    byte[] key = new byte[Integer.BYTES];
    RANDOM.nextBytes(key);
    seats.put(number, new Seat(new String(key, Message.BYTES), client));
    wire.write(new Message.Builder('R').int32(0).message());
    for (Map.Entry<String, String> setting : profile.reported().entrySet()) {
      wire.write(
          new Message.Builder('S').text(setting.getKey()).text(setting.getValue()).message());
    }
    wire.write(new Message.Builder('K').int32(number).bytes(key).message());
    wire.write(new Message.Builder('Z').int8('I').message());
    wire.flush();
    new ClientLoop(client).run();
  }

  private Shared.Profile profile(int number, Map<String, String> settings, String name)
      throws Refusal, InterruptedException {
    Optional<ServerError> ended = shared.ended();
    if (ended.isPresent()) {
      throw new Refusal(ended.get());
    }
    Optional<Shared.Profile> known = shared.knownProfile(settings);
    if (known.isPresent()) {
      return known.get();
    }
    String who = "connection %d (%s), which is beginning".formatted(number, Sql.text(name));
    Optional<String> busy = shared.turn().take(() -> who, shared.patience());
    if (busy.isPresent()) {
      throw new Refusal(
          ServerError.fatal(
              "53300", who + ", waited for " + busy.get(), "Only one transaction at a time."));
    }
    try {
      List<ServerError> errors = new ArrayList<>();
      return shared
          .profile(settings, errors)
          .orElseThrow(() -> new Refusal(errors.getFirst().asFatal()));
    } catch (BackendLost lost) {
      shared.end(Sessions.lost(lost));
      throw new Refusal(Sessions.lost(lost));
    } finally {
      shared.turn().give();
    }
  }

  private void cancel(int connection, String key) throws IOException {
    Seat seat = seats.get(connection);
    if (seat != null && seat.key().equals(key)) {
      seat.client().cancel();
    }
  }

  /// Does something in the session while no client does.
  public <T> T alone(Alone.Work<T> work) throws ProxyFailure {
    try {
      Optional<String> busy = shared.turn().take(() -> "VenomQA itself", shared.patience());
      if (busy.isPresent()) {
        throw new ProxyFailure(Kind.BUSY, busy.get(), null);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ProxyFailure(Kind.BUSY, "waiting for it was interrupted", stopped);
    }
    try {
      Optional<ServerError> ended = shared.ended();
      if (ended.isPresent()) {
        throw new ProxyFailure(Kind.LOST, ended.get().words(), null);
      }
      return work.in(new Alone(shared));
    } catch (BackendLost lost) {
      shared.end(Sessions.lost(lost));
      throw new ProxyFailure(Kind.LOST, Sessions.lost(lost).words(), lost);
    } finally {
      shared.turn().give();
    }
  }

  /// Rolls everything back. From now on clients are refused, and whoever is in a transaction has
  /// lost it.
  public void end() {
    shared.end(Sessions.over());
    try {
      boolean busy =
          shared.turn().take(() -> "VenomQA, which is ending", shared.patience()).isPresent();
      if (!busy) {
        try {
          backend.rollBack();
        } finally {
          shared.turn().give();
        }
      }
    } catch (BackendLost gone) {
      // Then the server has rolled back.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      backend.close();
    }
  }

  /// Closes all connections; what was done is rolled back.
  @Override
  public void close() {
    shared.end(Sessions.over());
    try {
      listening.close();
    } catch (IOException closedAlready) {
      // Then nobody comes any more.
    }
    sockets.forEach(SavepointProxy::closeQuietly);
    backend.close();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException closedAlready) {
      // Nothing is left to close.
    }
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
