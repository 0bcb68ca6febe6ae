package io.venomqa.adapters.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.venomqa.adapters.thread.DaemonThreads;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// An HTTP server on the loopback address, with bounded bodies and threads.
public final class LoopbackHttp implements Server {

  private static final int MOST_THREADS = 256;
  private static final int BACKLOG = 128;

  /// All bodies that are being read at one time, in KB; the others wait.
  private static final int BODIES = 256 << 10;

  /// A request, its body read.
  ///
  /// @param path as sent, percent-encoded
  /// @param query as sent, without `?`; empty when there is none
  public record Call(String method, String path, String query, Headers headers, Body body) {}

  /// An answer.
  public record Reply(int status, Headers headers, Body body) {

    public static Reply of(int status, String type, String text) {
      return new Reply(status, Headers.of(Map.of("Content-Type", type)), Body.of(text));
    }

    public static Reply json(int status, String json) {
      return of(status, "application/json", json);
    }

    /// An error in JSON: `{"error": "…"}`.
    public static Reply error(int status, String message) {
      return json(status, PlainJson.text(Map.of("error", message)));
    }

    public static Reply empty(int status) {
      return new Reply(status, Headers.NONE, Body.EMPTY);
    }
  }

  /// Answers requests, on any thread.
  public interface Handler {

    Reply answer(Call call);

    /// Answers a request whose body is larger than is kept.
    default Reply tooLarge(int limit) {
      return Reply.error(413, "this stand-in takes bodies up to " + limit + " bytes");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final int bodyLimit;
  private final Handler handler;
  private final Semaphore room = new Semaphore(BODIES);

  private LoopbackHttp(HttpServer server, String name, int bodyLimit, Handler handler) {
    this.server = server;
    this.bodyLimit = bodyLimit;
    this.handler = handler;
    this.threads =
        new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            DaemonThreads.factory("standin-" + name),
            new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /// Starts to listen.
  ///
  /// @param name the system's, for messages
  /// @param port 0 for a free one
  /// @param bodyLimit in bytes
  /// @throws SystemFailure when the port cannot be had
  public static LoopbackHttp start(String name, int port, int bodyLimit, Handler handler)
      throws SystemFailure {
    try {
      HttpServer server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
              BACKLOG);
      LoopbackHttp http = new LoopbackHttp(server, name, bodyLimit, handler);
      server.setExecutor(http.threads);
      server.createContext("/", http::handle);
      server.start();
      return http;
    } catch (IOException taken) {
      throw portTaken(name, port, taken);
    }
  }

  /// A port that a stand-in cannot listen on.
  public static SystemFailure portTaken(String name, int port, Exception cause) {
    return new SystemFailure(
        name,
        "its stand-in cannot listen on port %d of 127.0.0.1: %s".formatted(port, reason(cause)),
        "End what listens there, or give another `port` or none.",
        cause);
  }

  /// The deepest cause in words: libraries wrap it.
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /// `http://127.0.0.1:PORT`.
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public Map<String, String> addresses() {
    return Map.of(
        "url", url(),
        "host", "127.0.0.1",
        "port", Integer.toString(server.getAddress().getPort()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    int kilobytes = (int) (Math.min(bodyLimit, announced(exchange)) / 1024 + 1);
    room.acquireUninterruptibly(kilobytes);
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(bodyLimit + 1);
      Reply reply;
      if (body.length > bodyLimit) {
        reply = handler.tooLarge(bodyLimit);
        exchange.getResponseHeaders().set("Connection", "close");
      } else {
        reply = answer(exchange, Body.of(body));
      }
      send(exchange, reply);
    } finally {
      room.release(kilobytes);
    }
  }

  /// The size that the request says its body has; without bound where it does not say.
  private static long announced(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
    return length != null && length.matches("\\d{1,18}")
        ? Long.parseLong(length)
        : chunked ? Long.MAX_VALUE : 0;
  }

  private Reply answer(HttpExchange exchange, Body body) {
    String query = exchange.getRequestURI().getRawQuery();
    try {
      return handler.answer(
          new Call(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              query == null ? "" : query,
              new Headers(exchange.getRequestHeaders()),
              body));
    } catch (RuntimeException defect) {
      return Reply.error(500, "VenomQA's stand-in failed by a defect of its own: " + defect);
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply
        .headers()
        .values()
        .forEach((name, values) ->
            values.forEach(value -> exchange.getResponseHeaders().add(name, value)));
    boolean head = exchange.getRequestMethod().equals("HEAD");
    boolean empty = reply.body().isEmpty();
    exchange.sendResponseHeaders(reply.status(), head || empty ? -1 : reply.body().length());
    if (!head && !empty) {
      exchange.getResponseBody().write(reply.body().bytes());
    }
  }
}
