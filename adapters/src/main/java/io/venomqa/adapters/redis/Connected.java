package io.venomqa.adapters.redis;

import io.venomqa.adapters.redis.Keyspace.Seen;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/// A run's connections to the server, made again when they are lost.
final class Connected implements AutoCloseable {

  private static final Duration RETRY = Duration.ofMillis(20);

  private final RedisServer server;
  private final Duration timeout;
  private final boolean events;
  private final String channel;
  private RunMarker marker;
  private Optional<Subscription> presence = Optional.empty();
  private Keyspace keyspace;

  private Connected(
      RedisServer server, Duration timeout, boolean events, String channel, RunMarker marker) {
    this.server = server;
    this.timeout = timeout;
    this.events = events;
    this.channel = channel;
    this.marker = marker;
    this.keyspace = connect();
  }

  /// @param events whether to have written keys named
  /// @param channel for tokens, the run's own
  /// @throws redis.clients.jedis.exceptions.JedisException also when the user may not do all that
  ///   events need
  static Connected open(
      RedisServer server, Duration timeout, boolean events, String channel, RunMarker marker) {
    return new Connected(server, timeout, events, channel, marker);
  }

  private Keyspace connect() {
    Link link = Link.open(server, timeout);
    Subscription subscription = null;
    try {
      link.ask(Command.of("PING"));
      if (!events) {
        presence = announced();
        return new Keyspace(link, Optional.empty(), marker);
      }
      Notifications.ensure(link);
      subscription = Subscription.open(server, timeout, channel, true);
      Keyspace connected = new Keyspace(link, Optional.of(subscription), marker);
      link.ask(CallCounts.READ);
      Subscription.Token token = subscription.token();
      link.ask(token.publish());
      subscription.keysUntil(token);
      subscription.requireComplete();
      return connected;
    } catch (RuntimeException e) {
      if (subscription != null) {
        subscription.close();
      }
      link.close();
      throw e;
    }
  }

  /// Only so that another run sees that this one lives, where we may subscribe at all.
  private Optional<Subscription> announced() {
    try {
      return Optional.of(Subscription.open(server, timeout, channel, false));
    } catch (JedisDataException denied) {
      return Optional.empty();
    }
  }

  Keyspace keyspace() {
    return keyspace;
  }

  /// Waits, bounded, until the server answers again.
  void reconnect() {
    close();
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      try {
        keyspace = connect();
        return;
      } catch (JedisDataException | JedisConnectionException e) {
        boolean starting = e instanceof JedisConnectionException || isLoading(e);
        if (!starting || System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  private static boolean isLoading(RuntimeException e) {
    return String.valueOf(e.getMessage()).startsWith("LOADING");
  }

  /// Reads everything at one moment, and sees to it that what is written from then on is named.
  Seen everything(Position expected) {
    if (events) {
      Notifications.ensure(keyspace.link());
    }
    return keyspace.readAll(expected);
  }

  /// Puts our own key there, with another record from now on.
  void mark(RunMarker now) {
    marker = now;
    keyspace = new Keyspace(keyspace.link(), keyspace.subscription(), now);
    markAgain();
  }

  /// Puts our own key there again, after somebody emptied the database.
  void markAgain() {
    keyspace.link().ask(marker.write());
  }

  /// The clients that wait for something to come, as far as we may know.
  List<String> blockedClients() {
    try {
      String clients = Link.bytes(keyspace.link().ask(Command.of("CLIENT", "LIST"))).words();
      return Arrays.stream(clients.split("\n", -1))
          .filter(client -> client.contains(" flags=b"))
          .map(Connected::client)
          .toList();
    } catch (JedisDataException denied) {
      return List.of();
    }
  }

  private static String client(String line) {
    StringBuilder words = new StringBuilder();
    for (String part : line.split(" ", -1)) {
      if (part.startsWith("addr=") || part.startsWith("cmd=") || part.matches("name=.+")) {
        words.append(words.isEmpty() ? "" : " ").append(part.substring(part.indexOf('=') + 1));
      }
    }
    return words.toString();
  }

  @Override
  public void close() {
    presence.ifPresent(Subscription::close);
    keyspace.subscription().ifPresent(Subscription::close);
    keyspace.link().close();
  }
}
