package io.venomqa.adapters.standin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// A client with connections that stay open, as an API has one.
public final class PlainHttp implements AutoCloseable {

  private final String base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public PlainHttp(String base) {
    this.base = base;
  }

  /// Status and body of an answer.
  public record Answer(int status, String body) {}

  public Answer send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "text/plain")
            .build();
    HttpResponse<String> answer =
        client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new Answer(answer.statusCode(), answer.body());
  }

  public String get(String path) throws IOException, InterruptedException {
    return send("GET", path, "").body();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
