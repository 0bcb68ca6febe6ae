package io.venomqa.bench;

import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.world.Api;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Remembers the calls that an exploration makes, and makes the same kinds of calls, in the same
/// order, without it.
///
/// Without rollback every order is a new one: a call about an order goes to the one created last.
final class CallMix {

  private static final Pattern ORDER = Pattern.compile("^/orders/(\\d+)(.*)$");
  private static final int SEGMENT = 20;

  private final List<Request> recorded = new ArrayList<>();

  /// How many calls were made.
  int calls() {
    return recorded.size();
  }

  /// The API, whose calls are remembered.
  Api recording(Api api) {
    return new Api() {
      @Override
      public Response send(Request request) throws InterruptedException {
        recorded.add(request);
        return api.send(request);
      }

      @Override
      public boolean isReachable() {
        return api.isReachable();
      }

      @Override
      public String address() {
        return api.address();
      }

      @Override
      public void close() {
        api.close();
      }
    };
  }

  /// Makes the calls, one after the other.
  ///
  /// @param emptyShop takes all orders away again, so that lists stay as short as in the
  ///   exploration; its time is not counted
  double bareCallsPerSecond(Api api, EmptyShop emptyShop)
      throws InterruptedException, SQLException {
    long nanos = 0;
    for (int start = 0; start < recorded.size(); start += SEGMENT) {
      emptyShop.run();
      List<Request> segment = recorded.subList(start, Math.min(recorded.size(), start + SEGMENT));
      long before = System.nanoTime();
      makeCalls(api, segment);
      nanos += System.nanoTime() - before;
    }
    emptyShop.run();
    return recorded.size() / (nanos / 1e9);
  }

  /// Deletes every order.
  interface EmptyShop {
    void run() throws SQLException;
  }

  private static void makeCalls(Api api, List<Request> requests) throws InterruptedException {
    int orders = 0;
    for (Request request : requests) {
      Matcher order = ORDER.matcher(request.target());
      String target =
          order.matches() ? "/orders/" + Math.max(1, orders) + order.group(2) : request.target();
      Response response =
          api.send(new Request(request.method(), target, request.headers(), request.body()));
      if (!response.isAnswered()) {
        throw new IllegalStateException(request + ": " + response.networkError());
      }
      orders += request.method().equals("POST") && target.equals("/orders") ? 1 : 0;
    }
  }
}
