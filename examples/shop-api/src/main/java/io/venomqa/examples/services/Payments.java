package io.venomqa.examples.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.venomqa.examples.shop.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// The payment service, over HTTP.
final class Payments {

  private final URI url;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json = new JsonMapper();

  Payments(String url) {
    this.url = URI.create(url);
  }

  /// Takes the money and gives the charge's number.
  long charge(long order, long amount) throws IOException, Refusal {
    return post("/charges", Map.of("order", order, "amount", amount)).path("id").asLong();
  }

  void refund(long charge, long amount) throws IOException, Refusal {
    post("/refunds", Map.of("charge", charge, "amount", amount));
  }

  private JsonNode post(String path, Map<String, Long> body) throws IOException, Refusal {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      JsonNode answer = json.readTree(response.body());
      if (response.statusCode() == 402) {
        throw new Refusal(402, answer.path("error").asText());
      }
      if (response.statusCode() != 201) {
        throw new IOException("the payment service answered " + response.statusCode());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the payment service", e);
    }
  }
}
