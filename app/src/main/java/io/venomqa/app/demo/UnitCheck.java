package io.venomqa.app.demo;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.world.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A check of one endpoint, as a developer would have written it: it passes, and finds nothing.
public enum UnitCheck {
  CREATE("an order can be created") {
    @Override
    List<Call> calls() {
      return List.of(new Call("/orders", "{\"amount\": 100}", 201));
    }
  },
  REFUND("an order can be refunded") {
    @Override
    List<Call> calls() {
      return List.of(
          new Call("/orders", "{\"amount\": 100}", 201),
          new Call("/orders/1/refund", "{\"amount\": 100}", 200));
    }
  },
  REFUND_TOO_MUCH("a refund of more than the order's total is refused") {
    @Override
    List<Call> calls() {
      return List.of(
          new Call("/orders", "{\"amount\": 100}", 201),
          new Call("/orders/1/refund", "{\"amount\": 150}", 409));
    }
  };

  private final String sentence;

  UnitCheck(String sentence) {
    this.sentence = sentence;
  }

  abstract List<Call> calls();

  /// A call and the status that is right for it.
  record Call(String path, String body, int expected) {}

  /// What came of a check.
  ///
  /// @param exchanges the calls that it made, with what was answered
  public record Result(UnitCheck check, boolean passed, List<Exchange> exchanges) {}

  /// What it checks, as a sentence.
  public String sentence() {
    return sentence;
  }

  /// Makes the calls, on a shop without orders. Stops at the first wrong answer.
  public Result run(Api api) throws InterruptedException {
    List<Exchange> exchanges = new ArrayList<>();
    boolean passed = true;
    for (Call call : calls()) {
      Request request =
          new Request(
              "POST",
              call.path(),
              Headers.of(Map.of("Content-Type", "application/json")),
              Body.of(call.body()));
      long before = System.nanoTime();
      Response response = api.send(request);
      exchanges.add(new Exchange(request, response, System.nanoTime() - before));
      passed = response.statusCode() == call.expected();
      if (!passed) {
        break;
      }
    }
    return new Result(this, passed, List.copyOf(exchanges));
  }
}
