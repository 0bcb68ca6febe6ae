package io.venomqa.app.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/// A real Redis server on a free port.
final class RedisProcess implements AutoCloseable {

  private final int port;
  private final RedisServer server;

  RedisProcess() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
    this.server = new RedisServer(port);
    server.start();
  }

  /// The URL of a logical database.
  String url(int database) {
    return "redis://127.0.0.1:%d/%d".formatted(port, database);
  }

  RedisClient client(int database) {
    return RedisClient.create(url(database));
  }

  @Override
  public void close() throws IOException {
    server.stop();
  }
}
