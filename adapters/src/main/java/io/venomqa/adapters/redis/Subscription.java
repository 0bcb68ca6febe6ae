package io.venomqa.adapters.redis;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/// A connection on which the server names the keys that are written, in order. A token that is
/// published tells that all has arrived that was written before it.
///
/// Nobody reads between two tokens: where more is written than the server keeps for a reader, it
/// closes the connection, and everything is read again.
final class Subscription implements AutoCloseable {

  private final Connection connection;
  private final String channel;
  private long tokens;
  private boolean lost;

  private Subscription(Connection connection, String channel) {
    this.connection = connection;
    this.channel = channel;
  }

  /// @param channel of tokens; another run sees by it that this one lives
  /// @param events whether written keys are named, else there are tokens only
  static Subscription open(RedisServer server, Duration timeout, String channel, boolean events) {
    Connection connection = Link.connect(server, timeout);
    Subscription subscription = new Subscription(connection, channel);
    try {
      subscription.subscribe(Command.of("SUBSCRIBE", channel));
      if (events) {
        subscription.subscribe(
            Command.of("PSUBSCRIBE", "__keyevent@" + server.database() + "__:*"));
      }
      return subscription;
    } catch (RuntimeException e) {
      subscription.close();
      throw e;
    }
  }

  private void subscribe(Command command) {
    connection.sendCommand(command, command.arguments());
    Object answer = connection.getOne();
    if (answer instanceof JedisDataException refused) {
      throw refused;
    }
  }

  /// Something that comes after all that was written before it is carried out.
  Token token() {
    String text = Long.toString(tokens++);
    return new Token(Bytes.of(text), Command.of("PUBLISH", channel, text));
  }

  record Token(Bytes text, Command publish) {}

  /// The keys that were named before a token was published, and after the one before it; not all of
  /// them where [#requireComplete] throws afterwards.
  Set<Bytes> keysUntil(Token token) {
    Set<Bytes> keys = new HashSet<>();
    while (!lost) {
      List<@Nullable Object> message;
      try {
        message = Link.list(connection.getUnflushedObject());
      } catch (JedisConnectionException closed) {
        lost = true;
        break;
      }
      Bytes payload = Link.bytes(message.getLast());
      boolean ofTokens = message.size() == 3;
      if (!ofTokens) {
        keys.add(payload);
      } else if (payload.equals(token.text())) {
        break;
      }
    }
    return keys;
  }

  /// Whether the server has named all keys until now.
  ///
  /// @throws JedisConnectionException when it has closed the connection
  void requireComplete() {
    if (lost) {
      throw new JedisConnectionException("The server closed the connection.");
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (JedisConnectionException gone) {
      // It was closed by the server.
    }
  }
}
