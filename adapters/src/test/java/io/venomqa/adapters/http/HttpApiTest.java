package io.venomqa.adapters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {

  private HttpServer server;
  private HttpApi api;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/echo", HttpApiTest::echo);
    server.createContext("/status/", HttpApiTest::status);
    server.createContext("/bytes", exchange -> answer(exchange, 200, everyByte()));
    server.start();
    api = new HttpApi(url(""), HttpSettings.DEFAULT);
  }

  @AfterEach
  void stop() {
    api.close();
    server.stop(0);
  }

  @Test
  void sendsMethodTargetHeadersAndBody() throws InterruptedException {
    Response response =
        api.send(
            new Request(
                "POST",
                "/echo/orders?page=2",
                Headers.of(Map.of("X-Test", "yes")),
                Body.of("{\"amount\":100}")));

    assertEquals("POST /echo/orders?page=2 yes {\"amount\":100}", response.body().text());
    assertEquals("echo", response.headers().first("x-kind").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "DELETE", "PATCH", "PUT"})
  void sendsEveryMethod(String method) throws InterruptedException {
    Response response = api.send(new Request(method, "/echo", Headers.NONE, Body.EMPTY));

    assertEquals(method.equals("HEAD") ? "" : method + " /echo null ", response.body().text());
    assertEquals(200, response.statusCode());
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 302, 304, 401, 404, 407, 500, 503})
  void everyStatusIsAnAnswer(int status) throws InterruptedException {
    assertEquals(status, api.send(Request.get("/status/" + status)).statusCode());
  }

  @Test
  void doesNotFollowRedirects() throws InterruptedException {
    Response response = api.send(Request.get("/status/302"));

    assertEquals("/echo", response.headers().first("Location").orElseThrow());
  }

  @Test
  void leavesBinaryBodiesAsTheyAre() throws InterruptedException {
    assertArrayEquals(everyByte(), api.send(Request.get("/bytes")).body().bytes());
  }

  @Test
  void joinsThePathAndQueryOfTheBaseUrl() throws InterruptedException {
    try (HttpApi below = new HttpApi(url("/echo/v1/?key=k"), HttpSettings.DEFAULT)) {
      assertEquals(
          "GET /echo/v1/orders?key=k&page=2 null ",
          below.send(Request.get("orders?page=2")).body().text());
    }
  }

  @Test
  void encodesWhatAUrlCannotHold() throws InterruptedException {
    assertEquals(
        "GET /echo/a%20b/%C3%A9%23/%2F/100%25?q=%3C null ",
        api.send(Request.get("/echo/a b/é#/%2F/100%?q=<")).body().text());
  }

  @Test
  void anAbsoluteUrlOfTheApiIsSent() throws InterruptedException {
    assertEquals(
        "GET /echo/x null ", api.send(Request.get(url("/echo/x").toString())).body().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org/", "http://127.0.0.1:1/", "ftp://127.0.0.1/"})
  void anotherHostIsNeverReached(String target) throws InterruptedException {
    assertEquals(
        Response.unanswered(
            "The request was not sent: it goes to another address than the API's ("
                + api.address()
                + "). Use a path such as /orders."),
        api.send(Request.get(target)));
  }

  @Test
  void aSystemIsReachedByItsName() throws InterruptedException {
    try (HttpApi withClock =
        new HttpApi(
            URI.create("http://127.0.0.1:1"),
            HttpSettings.DEFAULT,
            Map.of("clock", url("/echo")))) {
      assertEquals(
          "GET /echo/advance?by=1 null ",
          withClock.send(Request.get("clock:/advance?by=1")).body().text());
      assertEquals(
          Response.unanswered(
              "The request was not sent: no system named clok can be called; there is [clock]."),
          withClock.send(Request.get("clok:/advance")));
    }
  }

  @Test
  void aHeaderThatHttpForbidsIsRefused() throws InterruptedException {
    Headers split = Headers.of(Map.of("X-Test", "a\r\nb"));

    Response response = api.send(new Request("GET", "/echo", split, Body.EMPTY));

    assertFalse(response.isAnswered());
    assertTrue(
        response.networkError().startsWith("The request was not sent: "), response::toString);
  }

  @Test
  void isReachableWhileTheServerListens() {
    assertTrue(api.isReachable());
    server.stop(0);
    assertFalse(api.isReachable());
  }

  @Test
  void theBaseUrlMustBeHttp() {
    assertEquals(
        "The API's URL must look like http://127.0.0.1:8080, not localhost:8080.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new HttpApi(URI.create("localhost:8080"), HttpSettings.DEFAULT))
            .getMessage());
  }

  @Test
  void aPasswordInTheBaseUrlIsNotShown() {
    try (HttpApi secret =
        new HttpApi(URI.create("http://me:secret@127.0.0.1:1/"), HttpSettings.DEFAULT)) {
      assertEquals("http://127.0.0.1:1", secret.address());
    }
  }

  private URI url(String pathAndQuery) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery);
  }

  private static byte[] everyByte() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static void echo(HttpExchange exchange) throws IOException {
    String text =
        "%s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("X-Test"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    exchange.getResponseHeaders().add("X-Kind", "echo");
    answer(exchange, 200, text.getBytes(UTF_8));
  }

  private static void status(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    exchange.getResponseHeaders().add("Location", "/echo");
    answer(exchange, Integer.parseInt(path.substring("/status/".length())), new byte[0]);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
