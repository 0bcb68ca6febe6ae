package io.venomqa.adapters.http;

import java.time.Duration;

/// How long to wait and how much to read.
///
/// @param connectTimeout for opening a connection
/// @param requestTimeout from sending a request to having read its whole response
/// @param bodyLimit of a response's body, in bytes
public record HttpSettings(Duration connectTimeout, Duration requestTimeout, int bodyLimit) {

  /// 5 s to connect, 30 s for a request, 32 MB.
  public static final HttpSettings DEFAULT =
      new HttpSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), 32 << 20);

  public HttpSettings withRequestTimeout(Duration timeout) {
    return new HttpSettings(connectTimeout, timeout, bodyLimit);
  }
}
