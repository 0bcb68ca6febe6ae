package io.venomqa.adapters.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/// A connection for commands. Whatever goes wrong is a
/// [redis.clients.jedis.exceptions.JedisException], of which [Failures] makes words.
final class Link implements AutoCloseable {

  private final Connection connection;

  private Link(Connection connection) {
    this.connection = connection;
  }

  static Link open(RedisServer server, Duration timeout) {
    return new Link(connect(server, timeout));
  }

  static Connection connect(RedisServer server, Duration timeout) {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .resp2()
            .autoNegotiateProtocol(false)
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .timeoutMillis(Math.toIntExact(timeout.toMillis()))
            .database(server.database());
    if (server.tls()) {
      config.sslOptions(SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
    }
    server.user().ifPresent(config::user);
    server.password().ifPresent(config::password);
    return new Connection(new HostAndPort(server.host(), server.port()), config.build());
  }

  /// Sends all before it reads an answer.
  ///
  /// @return what each was answered; a [JedisDataException] for one that was refused
  List<@Nullable Object> pipeline(List<Command> commands) {
    commands.forEach(command -> connection.sendCommand(command, command.arguments()));
    return new ArrayList<@Nullable Object>(connection.getMany(commands.size()));
  }

  @Nullable Object ask(Command command) {
    Object answer = pipeline(List.of(command)).getFirst();
    if (answer instanceof JedisDataException refused) {
      throw refused;
    }
    return answer;
  }

  /// Runs transactions, one right after the other.
  ///
  /// @return for each what its commands were answered
  List<List<@Nullable Object>> transactions(List<List<Command>> transactions) {
    List<Command> all = new ArrayList<>();
    for (List<Command> transaction : transactions) {
      all.add(Command.of("MULTI"));
      all.addAll(transaction);
      all.add(Command.of("EXEC"));
    }
    List<@Nullable Object> answers = pipeline(all);
    List<List<@Nullable Object>> results = new ArrayList<>();
    int at = 0;
    for (List<Command> transaction : transactions) {
      int end = at + transaction.size() + 2;
      requireNoRefusal(answers.subList(at, end));
      results.add(list(answers.get(end - 1)));
      at = end;
    }
    results.forEach(Link::requireNoRefusal);
    return results;
  }

  List<@Nullable Object> transaction(List<Command> commands) {
    return transactions(List.of(commands)).getFirst();
  }

  private static void requireNoRefusal(List<@Nullable Object> answers) {
    for (Object answer : answers) {
      if (answer instanceof JedisDataException refused) {
        throw refused;
      }
    }
  }

  @SuppressWarnings("unchecked") // Jedis gives arrays as lists of objects.
  static List<@Nullable Object> list(@Nullable Object answer) {
    if (answer instanceof List<?> list) {
      return (List<@Nullable Object>) list;
    }
    throw new JedisDataException("unexpected answer: " + answer);
  }

  static long number(@Nullable Object answer) {
    if (answer instanceof Long number) {
      return number;
    }
    throw new JedisDataException("unexpected answer: " + answer);
  }

  static Bytes bytes(@Nullable Object answer) {
    if (answer instanceof byte[] bytes) {
      return Bytes.of(bytes);
    }
    throw new JedisDataException("unexpected answer: " + answer);
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
