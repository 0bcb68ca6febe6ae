package io.venomqa.adapters.standin;

import io.venomqa.adapters.contract.Subject.Held;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that has sent half of a write. It keeps nobody waiting, since nothing of it counts
/// before it is whole.
public final class HalfSent implements Held {

  private final Socket socket;
  private final String rest;
  private final String marker;

  private HalfSent(Socket socket, String rest, String marker) {
    this.socket = socket;
    this.rest = rest;
    this.marker = marker;
  }

  /// Sends the first half.
  ///
  /// @param whole what is sent, after which the server closes the connection
  /// @param marker in the middle of it: so much is sent
  public static HalfSent to(int port, String whole, String marker) throws IOException {
    Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    int half = whole.indexOf(marker) + marker.length();
    socket.getOutputStream().write(whole.substring(0, half).getBytes(StandardCharsets.UTF_8));
    return new HalfSent(socket, whole.substring(half), marker);
  }

  /// A request with the marker in its body.
  public static HalfSent request(int port, String method, String path, String body, String marker)
      throws IOException {
    return to(
        port,
        "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(method, path, port, body.length(), body),
        marker);
  }

  @Override
  public String culprit() {
    return "";
  }

  @Override
  public String commit() throws IOException {
    socket.getOutputStream().write(rest.getBytes(StandardCharsets.UTF_8));
    socket.getInputStream().readAllBytes();
    return marker;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
