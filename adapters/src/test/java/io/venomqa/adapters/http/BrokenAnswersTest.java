package io.venomqa.adapters.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a tester reads when the API answers badly or not at all.
class BrokenAnswersTest {

  private static final HttpSettings IMPATIENT =
      new HttpSettings(Duration.ofSeconds(2), Duration.ofMillis(300), 1 << 20);
  private static final HttpSettings PATIENT = IMPATIENT.withRequestTimeout(Duration.ofSeconds(20));

  private ServerSocket listening;
  private String origin;

  @BeforeEach
  void listen() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    origin = "http://127.0.0.1:" + listening.getLocalPort();
  }

  @AfterEach
  void close() throws IOException {
    listening.close();
  }

  @Test
  void nothingListens() throws Exception {
    listening.close();

    assertEquals(
        Response.unanswered(
            "No connection to " + origin + ": nothing answers there. Is the API running?"),
        get(PATIENT));
  }

  @Test
  void theHostDoesNotExist() throws Exception {
    origin = "http://no-such-host.invalid:8080";

    assertEquals(
        Response.unanswered("No connection to " + origin + ": there is no such host."),
        get(PATIENT));
  }

  @Test
  void theConnectionIsClosedWithoutAnAnswer() throws Exception {
    answerWith("");

    assertEquals(
        Response.unanswered(origin + " closed the connection before its answer was complete."),
        get(PATIENT));
  }

  @Test
  void theBodyEndsEarly() throws Exception {
    answerWith("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");

    assertEquals(
        Response.unanswered(origin + " closed the connection before its answer was complete."),
        get(PATIENT));
  }

  @Test
  void theAnswerIsNotHttp() throws Exception {
    answerWith("SSH-2.0-OpenSSH_9.2 hello there, this is another protocol\r\n\r\n");

    String error = get(PATIENT).networkError();

    assertTrue(error.startsWith("What " + origin + " answered cannot be read as HTTP: "), error);
  }

  @Test
  void theAnswerNeverComes() throws Exception {
    assertEquals(
        Response.unanswered("No complete answer from " + origin + " within 300 ms."),
        get(IMPATIENT));
  }

  @Test
  void theBodyStallsForEver() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    serve("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", done);
    try {
      assertEquals(
          Response.unanswered("No complete answer from " + origin + " within 300 ms."),
          get(IMPATIENT));
    } finally {
      done.countDown();
    }
  }

  @Test
  void theBodyIsLargerThanTheLimit() throws Exception {
    answerWith("HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n" + "x".repeat((1 << 20) + 1));

    assertEquals(
        Response.unanswered(
            "The answer of " + origin + " is larger than 1 MB, the most that is read."),
        get(PATIENT));
  }

  @Test
  void aBodyUpToTheLimitIsRead() throws Exception {
    answerWith("HTTP/1.1 200 OK\r\nContent-Length: 1048576\r\n\r\n" + "x".repeat(1 << 20));

    assertEquals(1 << 20, get(PATIENT).body().length());
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();

    assertThrows(InterruptedException.class, () -> get(PATIENT));
  }

  private Response get(HttpSettings settings) throws InterruptedException {
    try (HttpApi api = new HttpApi(URI.create(origin), settings)) {
      return api.send(Request.get("/"));
    }
  }

  private void answerWith(String bytes) {
    serve(bytes, new CountDownLatch(0));
  }

  /// Answers every connection, since the client asks again after a GET without an answer, and keeps
  /// them open until told.
  private void serve(String bytes, CountDownLatch close) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              answer(bytes, close);
            }
          } catch (IOException | InterruptedException endOfTest) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void answer(String bytes, CountDownLatch close) throws IOException, InterruptedException {
    try (Socket socket = listening.accept()) {
      readHead(socket);
      socket.getOutputStream().write(bytes.getBytes(US_ASCII));
      socket.getOutputStream().flush();
      close.await();
    }
  }

  private static void readHead(Socket socket) throws IOException {
    int ends = 0;
    while (ends < 4) {
      int next = socket.getInputStream().read();
      ends = next == '\r' || next == '\n' ? ends + 1 : next < 0 ? 4 : 0;
    }
  }
}
