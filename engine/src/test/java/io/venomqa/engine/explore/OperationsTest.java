package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.OperationCoverage;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Which calls are calls of one operation.
class OperationsTest {

  private static final ActionId A = new ActionId("a");
  private static final ActionId B = new ActionId("b");

  private final Operations operations = new Operations();

  @Test
  void numbersUuidsAndTokensAreValues() {
    called(A, "POST", "/orders/17/refund", 200);
    called(A, "POST", "/orders/18/refund?amount=1", 409);
    called(B, "GET", "/users/0b9d4a3e-52f4-4c1c-9b1f-1a2b3c4d5e6f", 200);
    called(B, "GET", "/share/kX92jd_82hKJwq02", 200);
    called(B, "GET", "/v1/health-of-everything", 200);

    assertEquals(
        List.of(
            "POST /orders/{}/refund {200=1, 409=1}",
            "GET /share/{} {200=1}",
            "GET /users/{} {200=1}",
            "GET /v1/health-of-everything {200=1}"),
        told());
  }

  @Test
  void whatTheContextHoldsIsAValue() {
    Context before = Context.EMPTY.with("user", Map.of("name", "zoë"));
    operations.called(A, List.of(exchange("GET", "/users/zo%C3%AB", 200)), before, Context.EMPTY);
    operations.called(
        B,
        List.of(exchange("DELETE", "/tags/red/uses", 204)),
        Context.EMPTY,
        Context.EMPTY.with("tags", List.of("red")));

    assertEquals(List.of("DELETE /tags/{}/uses {204=1}", "GET /users/{} {200=1}"), told());
  }

  @Test
  void threeNamesAtOnePlaceAreThreeOperations() {
    called(A, "GET", "/a/list", 200);
    called(A, "GET", "/b/list", 200);
    called(A, "GET", "/c/list", 200);

    assertEquals(
        List.of("GET /a/list {200=1}", "GET /b/list {200=1}", "GET /c/list {200=1}"), told());
  }

  @Test
  void aFourthNameInOneActionMakesThemValues() {
    for (String slug : List.of("how", "why", "who", "when", "how")) {
      called(A, "GET", "/articles/" + slug, slug.equals("who") ? 404 : 200);
    }
    called(B, "GET", "/articles/search", 200);

    assertEquals(
        List.of("GET /articles/search {200=1}", "GET /articles/{} {200=4, 404=1}"), told());
  }

  @Test
  void oneOperationMayBeCalledByManyActions() {
    called(B, "GET", "/orders/1", 200);
    called(A, "GET", "/orders/2", 0);

    assertEquals(
        List.of(
            new OperationCoverage(
                "GET", "/orders/{}", new TreeMap<>(Map.of(0, 1, 200, 1)), List.of(A, B))),
        operations.all());
  }

  @Test
  void whatGoesToASystemIsNoOperationOfTheApi() {
    called(A, "POST", "clock:/advance", 200);
    called(A, "GET", "https://other.test/orders/3", 200);

    assertEquals(List.of("GET https://other.test/orders/{} {200=1}"), told());
  }

  private void called(ActionId action, String method, String target, int status) {
    operations.called(
        action, List.of(exchange(method, target, status)), Context.EMPTY, Context.EMPTY);
  }

  private static Exchange exchange(String method, String target, int status) {
    return new Exchange(
        new Request(method, target, Headers.NONE, Body.EMPTY),
        new Response(status, Headers.NONE, Body.EMPTY, ""),
        1);
  }

  private List<String> told() {
    return operations.all().stream().map(one -> one + " " + one.statuses()).toList();
  }
}
