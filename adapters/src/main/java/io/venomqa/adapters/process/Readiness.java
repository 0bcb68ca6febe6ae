package io.venomqa.adapters.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Whether something answers at an address.
final class Readiness implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final URI address;
  private final Optional<String> health;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /// @param health a path that must answer 2xx; empty when an open port is enough
  Readiness(URI address, Optional<String> health) {
    this.address = address;
    this.health = health;
  }

  boolean isReady() throws InterruptedException {
    return health.isEmpty() ? accepts(address) : isHealthy(health.get());
  }

  private boolean isHealthy(String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /// Whether a connection can be opened.
  static boolean accepts(URI address) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHost(), portOf(address)), (int) PATIENCE.toMillis());
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  static int portOf(URI address) {
    return address.getPort() != -1
        ? address.getPort()
        : "https".equals(address.getScheme()) ? 443 : 80;
  }

  /// A port of the loopback address that nobody listens on now.
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
