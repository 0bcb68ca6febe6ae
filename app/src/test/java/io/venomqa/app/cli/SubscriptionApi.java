package io.venomqa.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// An API with no memory of its own: it charges at a payment service, sends mails, and asks a clock
/// whether the trial is over. Its bug: it charges again whoever subscribes after the trial a second
/// time, and mails no bill.
final class SubscriptionApi {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String payments = System.getenv("PAYMENTS_URL");
  private final String clock = System.getenv("CLOCK_URL");
  private final URI mail = URI.create(System.getenv("MAIL_URL"));

  private SubscriptionApi() {}

  public static void main(String[] arguments) throws IOException {
    SubscriptionApi api = new SubscriptionApi();
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
            0);
    server.createContext("/", api::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      int status;
      String body = "";
      switch (call) {
        case "POST /subscriptions" -> status = subscribe();
        case "GET /subscriptions" -> {
          body = send("GET", payments + "/charges", "");
          status = 200;
        }
        default -> status = 404;
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private int subscribe() throws IOException, InterruptedException {
    boolean subscribed = send("GET", payments + "/charges", "").contains("ann");
    boolean trial = send("GET", clock + "/now", "").contains("\"2025-01-01T");
    if (subscribed && trial) {
      return 409;
    }
    send("POST", payments + "/charges", "{\"who\": \"ann\", \"amount\": 10}");
    if (!subscribed) {
      mail("Welcome");
    }
    return 201;
  }

  private String send(String method, String url, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private void mail(String subject) throws IOException {
    try (Socket socket = new Socket(mail.getHost(), mail.getPort());
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      String session =
          "HELO api\r\nMAIL FROM:<api@x>\r\nRCPT TO:<ann@x>\r\nDATA\r\nFrom: api@x\r\nTo: ann@x\r\nSubject: %s\r\n\r\nHello\r\n.\r\nQUIT\r\n"
              .formatted(subject);
      socket.getOutputStream().write(session.getBytes(StandardCharsets.US_ASCII));
      if (in.lines().noneMatch(line -> line.startsWith("221"))) {
        throw new IOException("the mail was not taken");
      }
    }
  }
}
