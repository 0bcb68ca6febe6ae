package io.venomqa.adapters.redis;

import java.util.Optional;

/// A logical database of a Redis server.
///
/// @param host a name or an address; IPv6 without brackets
/// @param user the user of an access control list; empty for the default one
/// @param tls whether the connection is encrypted
public record RedisServer(
    String host,
    int port,
    int database,
    Optional<String> user,
    Optional<String> password,
    boolean tls) {

  /// On this machine, without a password.
  public static RedisServer local(int port, int database) {
    return new RedisServer("127.0.0.1", port, database, Optional.empty(), Optional.empty(), false);
  }

  /// Where it is, without secrets: for messages.
  @Override
  public String toString() {
    return (tls ? "rediss://" : "redis://")
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + port
        + "/"
        + database;
  }

  /// Who connects, for messages.
  String userName() {
    return user.orElse("default");
  }
}
