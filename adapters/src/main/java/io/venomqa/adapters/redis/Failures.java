package io.venomqa.adapters.redis;

import io.venomqa.engine.world.SystemFailure;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// What Redis says, in words for people.
final class Failures {

  private static final Pattern COMMAND = Pattern.compile("run the '([^']+)' command");

  /// The commands of a run.
  private static final String COMMANDS =
      "+@read +@keyspace +@transaction +@connection +set +dbsize +publish +subscribe +psubscribe"
          + " +pubsub|numsub +info +restore +config|get +config|set";

  private Failures() {}

  static SystemFailure of(String system, RedisServer server, JedisException cause) {
    if (cause instanceof JedisConnectionException) {
      return unreachable(system, server, cause);
    }
    String said = plain(cause);
    return switch (said.split(" ", 2)[0]) {
      case "NOPERM" ->
          new SystemFailure(
              system,
              "On " + server + ", " + denied(server, said).orElse(said) + ".",
              "Give it the rights: ACL SETUSER %s ~* &venomqa:* &__keyevent@%d__:* %s."
                  .formatted(server.userName(), server.database(), COMMANDS),
              cause);
      case "NOAUTH", "WRONGPASS" ->
          new SystemFailure(
              system,
              server
                  + (server.password().isPresent()
                      ? " does not accept the password of user " + server.userName() + "."
                      : " wants a password."),
              "Say it in the URL: redis://USER:${env:NAME}@HOST:PORT/DATABASE.",
              cause);
      case "READONLY" ->
          new SystemFailure(
              system,
              server + " is a replica, which cannot be written.",
              "Name its primary.",
              cause);
      case "MOVED", "CLUSTERDOWN", "CROSSSLOT" ->
          new SystemFailure(
              system,
              server + " belongs to a cluster, which cannot be rolled back.",
              "Use a single server for the test.",
              cause);
      case "OOM" ->
          new SystemFailure(
              system,
              server + " has no memory left for what is to be restored.",
              "Raise its maxmemory.",
              cause);
      default ->
          said.contains("DB index is out of range")
              ? new SystemFailure(
                  system,
                  server + ": there is no such database.",
                  "Name one that is there, or raise the server's setting `databases`.",
                  cause)
              : new SystemFailure(system, server + " answers: " + said + ".", "", cause);
    };
  }

  private static SystemFailure unreachable(
      String system, RedisServer server, JedisException cause) {
    if (has(cause, UnknownHostException.class)) {
      return new SystemFailure(
          system, "There is no host " + server.host() + ".", "Check the URL.", cause);
    }
    if (has(cause, SSLException.class)) {
      return new SystemFailure(
          system,
          "No encrypted connection to " + server + " could be made.",
          "Check that the server speaks TLS on this port and that this machine trusts its"
              + " certificate; without TLS the URL begins with redis://.",
          cause);
    }
    return has(cause, SocketTimeoutException.class)
        ? new SystemFailure(
            system,
            server + " did not answer in time.",
            "Check that it is a Redis server and not busy with a long command.",
            cause)
        : new SystemFailure(
            system,
            "Nothing answers at " + server + ", or it closed the connection.",
            "Start the server, or check the URL.",
            cause);
  }

  private static boolean has(Throwable top, Class<? extends Throwable> type) {
    for (Throwable at = top; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
      for (Throwable suppressed : at.getSuppressed()) {
        if (has(suppressed, type)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Why events cannot be used, in a few words.
  static String reason(RedisServer server, JedisDataException refused) {
    String said = plain(refused);
    return denied(server, said).orElse(said.startsWith("ERR ") ? said.substring(4) : said);
  }

  private static Optional<String> denied(RedisServer server, String said) {
    if (!said.startsWith("NOPERM")) {
      return Optional.empty();
    }
    String user = "user " + server.userName();
    Matcher matcher = COMMAND.matcher(said);
    if (matcher.find()) {
      String command = matcher.group(1).toUpperCase(Locale.ROOT).replace('|', ' ');
      return Optional.of(user + " may not run " + command);
    }
    return Optional.of(
        said.contains("channel")
            ? user + " may not use the channels of keyspace events"
            : user + " may not use all keys");
  }

  private static String plain(JedisException cause) {
    return String.valueOf(cause.getMessage()).strip();
  }
}
