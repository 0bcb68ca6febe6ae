package io.venomqa.adapters.http;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.RequestEdit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The API at a base URL, over HTTP/1.1 with connections kept alive.
///
/// A request's path is appended to the base URL's. Redirects are answers like others and not
/// followed. Requests to another host than the base URL's are not sent. Where a connection is
/// closed before a GET or HEAD is answered, java.net.http sends it once more by itself.
public final class HttpApi implements Api {

  /// Set by the client alone; `Content-Length` follows from the body.
  private static final Set<String> OWN_HEADERS = caseless("Content-Length", "Connection");

  private static final Pattern OF_SYSTEM = Pattern.compile("(\\w+):(/(?!/).*)");

  private final BaseUrl base;
  private final Map<String, BaseUrl> systems = new TreeMap<>();
  private final HttpSettings settings;
  private final NetworkFailure failure;
  private final HttpClient client;

  /// @throws IllegalArgumentException when the URL is not http or https with a host
  public HttpApi(URI url, HttpSettings settings) {
    this(url, settings, Map.of());
  }

  /// @param systems what a target such as `clock:/advance` reaches beside the API, by name
  /// @throws IllegalArgumentException when a URL is not http or https with a host
  public HttpApi(URI url, HttpSettings settings, Map<String, URI> systems) {
    this.base = new BaseUrl(url);
    systems.forEach((name, at) -> this.systems.put(name, new BaseUrl(at)));
    this.settings = settings;
    this.failure = new NetworkFailure(base.origin(), settings);
    // Without a version the client first offers HTTP/2, which costs time and confuses old servers.
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  @Override
  public Response send(Request request) throws InterruptedException {
    HttpRequest prepared;
    try {
      prepared = prepare(request);
    } catch (URISyntaxException refused) {
      return Response.unanswered(refused.getReason() + ".");
    } catch (IllegalArgumentException refused) {
      return Response.unanswered("The request was not sent: " + refused.getMessage() + ".");
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(prepared, head -> new BoundedBody(settings.bodyLimit()));
    try {
      // The client's own timeout ends with the response's headers: a body may stall for ever.
      return read(answer.get(settings.requestTimeout().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Response.unanswered(failure.timeout());
    } catch (ExecutionException e) {
      return Response.unanswered(failure.describe(e.getCause() == null ? e : e.getCause()));
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public List<RequestEdit> simplifications(Request request) {
    return SimplerJson.of(request);
  }

  @Override
  public boolean isReachable() {
    try (Socket socket = new Socket()) {
      int patience = Math.toIntExact(Math.clamp(settings.connectTimeout().toMillis(), 1, 5_000));
      socket.connect(new InetSocketAddress(hostWithoutBrackets(), base.port()), patience);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String address() {
    return base.origin();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private URI resolve(String target) throws URISyntaxException {
    Matcher system = OF_SYSTEM.matcher(target);
    if (!system.matches()) {
      return base.resolve(target);
    }
    BaseUrl at = systems.get(system.group(1));
    if (at == null) {
      throw new URISyntaxException(
          target,
          "The request was not sent: no system named %s can be called; there is %s"
              .formatted(system.group(1), systems.isEmpty() ? "none" : systems.keySet()));
    }
    return at.resolve(system.group(2));
  }

  private HttpRequest prepare(Request request) throws URISyntaxException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(resolve(request.target()))
            .method(
                request.method(),
                request.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(request.body().bytes()));
    request
        .headers()
        .values()
        .forEach((name, values) -> {
          if (!OWN_HEADERS.contains(name)) {
            values.forEach(value -> builder.header(name, value));
          }
        });
    return builder.build();
  }

  private static Response read(HttpResponse<byte[]> answer) {
    return Response.answered(
        answer.statusCode(), new Headers(answer.headers().map()), Body.of(answer.body()));
  }

  private String hostWithoutBrackets() {
    String host = base.host();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static Set<String> caseless(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(Set.of(names));
    return set;
  }
}
