package io.venomqa.adapters.standin.remote;

import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Calls a system of the user's own; everything but 2xx within the time is a failure of the system.
final class PlainClient implements AutoCloseable {

  private static final int LARGEST_ANSWER = 256 << 20;
  private static final int SHOWN = 300;

  private final String system;
  private final Duration patience;
  private final HttpClient client;

  /// @param system its name, for messages
  PlainClient(String system, Duration patience) {
    this.system = system;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(patience)
            .build();
  }

  /// Sends a request and reads the answer's body.
  ///
  /// @param what the request in words without its URL, such as `GET observe`
  byte[] send(String what, String method, URI url, byte[] body) throws SystemFailure {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        byte[] bytes = in.readNBytes(LARGEST_ANSWER + 1);
        if (bytes.length > LARGEST_ANSWER) {
          throw failure(what + " answered with more than 256 MB", "");
        }
        if (answer.statusCode() / 100 != 2) {
          String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8).strip();
          throw failure(
              what + " was answered with " + answer.statusCode(),
              text.isEmpty()
                  ? ""
                  : "It says: " + text.substring(0, Math.min(SHOWN, text.length())));
        }
        return bytes;
      }
    } catch (IOException unreachable) {
      throw new SystemFailure(
          system,
          "%s was not answered: %s"
              .formatted(
                  what,
                  unreachable.getMessage() == null
                      ? unreachable.getClass().getSimpleName()
                      : unreachable.getMessage()),
          "Check that it runs and that its address in venomqa.yaml is right.",
          unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SystemFailure(system, what + " was broken off", "", stopped);
    }
  }

  private SystemFailure failure(String message, String remedy) {
    return new SystemFailure(system, message, remedy);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
