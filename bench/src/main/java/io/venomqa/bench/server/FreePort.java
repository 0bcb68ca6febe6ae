package io.venomqa.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Prints a port of the loopback address that nobody listens on.
final class FreePort {

  private FreePort() {}

  static void main() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.println(socket.getLocalPort());
    }
  }
}
