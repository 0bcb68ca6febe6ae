package io.venomqa.engine.world;

import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The API as one action or invariant uses it once: adds the context's cookies, keeps what comes
/// back, records every exchange.
public final class ApiSession {

  private final Api api;
  private final WorkingContext context;
  private final BeforeFirstCall beforeFirstCall;
  private final UnaryOperator<Request> edit;
  private final List<Exchange> exchanges = new ArrayList<>();
  private boolean started;
  private Optional<Exception> broken = Optional.empty();

  public ApiSession(Api api, Context start, BeforeFirstCall beforeFirstCall) {
    this(api, start, beforeFirstCall, UnaryOperator.identity());
  }

  /// A session that does not send what it is asked to, but what an edit makes of it.
  public ApiSession(
      Api api, Context start, BeforeFirstCall beforeFirstCall, UnaryOperator<Request> edit) {
    this.api = api;
    this.edit = edit;
    this.context = new WorkingContext(start);
    this.beforeFirstCall = beforeFirstCall;
  }

  /// What must be done before the first call, such as going back to the right state. Not done for
  /// an action that makes no call.
  public interface BeforeFirstCall {
    void run() throws SystemFailure, InterruptedException;
  }

  /// The run cannot go on inside this session; the reason is in [ApiSession#broken]. Scripts that
  /// catch it get it again at their next call.
  public static final class SessionBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    SessionBroken(Exception cause) {
      super(cause);
    }
  }

  /// Sends a request.
  ///
  /// @throws SessionBroken when the world could not be made ready, or the run is being stopped
  public Response send(Request request) {
    broken.ifPresent(cause -> {
      throw new SessionBroken(cause);
    });
    try {
      if (!started) {
        started = true;
        beforeFirstCall.run();
      }
      return exchange(withCookies(edit.apply(request)));
    } catch (SystemFailure | InterruptedException cause) {
      broken = Optional.of(cause);
      throw new SessionBroken(cause);
    }
  }

  public WorkingContext context() {
    return context;
  }

  /// The calls made so far, in order.
  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /// Time spent waiting for the API, in nanoseconds.
  public long apiNanos() {
    return exchanges.stream().mapToLong(Exchange::nanos).sum();
  }

  /// Why no further call is possible: a [SystemFailure] or an [InterruptedException].
  public Optional<Exception> broken() {
    return broken;
  }

  private Response exchange(Request request) throws InterruptedException {
    long before = System.nanoTime();
    Response response = api.send(request);
    exchanges.add(new Exchange(request, response, System.nanoTime() - before));
    context.answered(response.statusCode(), response.headers());
    return response;
  }

  private Request withCookies(Request request) {
    String cookies = context.cookies().header();
    return cookies.isEmpty() || request.headers().first("cookie").isPresent()
        ? request
        : new Request(
            request.method(),
            request.target(),
            request.headers().with("Cookie", cookies),
            request.body());
  }
}
