package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.ToySystem;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.RequestEdit;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What is left out of the requests of a minimal path: an API whose bodies are like `total=100
/// note=5`, and whose orders are refunded up to their total, each time anew.
class SimplerRequestsTest {

  private final ToySystem system = new ToySystem();

  @Test
  void requestsLackWhatDoesNotMatter() {
    Violation found = explore("total=100 currency=1 note=5", "amount=100 reason=7");

    assertEquals(List.of("total=100 currency=1", "amount=100", "amount=100"), bodies(found));
    assertEquals(List.of("create: without note", "refund: without reason"), found.simplified());
    assertTrue(found.minimal());
  }

  @Test
  void whatOneRequestLacksMakesAnotherSmaller() {
    // A refund of three is refused on a total of one, until it has its fee alone.
    Violation found = explore("total=3 currency=2", "amount=3 fee=5");

    assertEquals(List.of("total=1 currency=1", "fee=5"), bodies(found));
    assertEquals(
        List.of("create: currency as 1", "refund: without amount", "create: total as 1"),
        found.simplified());
  }

  @Test
  void aRequestThatIsRefusedThenIsKept() {
    // Without a currency an order is refused.
    Violation found = explore("total=1 currency=1", "amount=1");

    assertEquals(List.of("total=1 currency=1", "amount=1", "amount=1"), bodies(found));
    assertEquals(List.of(), found.simplified());
  }

  @Test
  void aRuleThatWouldBreakEarlierIsNotTheSame() {
    // With a total of one, the first refund would break it.
    Violation found = explore("total=2 currency=1", "fee=2");

    assertEquals(List.of("total=2 currency=1", "fee=2", "fee=2"), bodies(found));
    assertEquals(List.of(), found.simplified());
  }

  @Test
  void aRequestThatMakesAStepNeedlessIsNotSimpler() {
    // Ordered at one, the only refund breaks the rule without the discount too.
    Violation found =
        exploreAll("total=2 currency=1", "fee=2 once=1", Optional.of(action("discount", "by=1")))
            .getFirst();

    assertEquals("create → discount → refund", found.path().toString());
    assertEquals(List.of("total=2 currency=1", "by=1", "fee=2"), bodies(found));
    assertEquals(List.of("refund: without once"), found.simplified());
  }

  @Test
  void everyViolationOfTheCauseHasThem() {
    List<Violation> all =
        exploreAll(
            "total=100 currency=1 note=5",
            "amount=100 reason=7",
            Optional.of(action("mark", "most=1")));

    assertEquals(2, all.size());
    assertEquals(all.getFirst().path(), all.getLast().path());
    assertEquals(all.getFirst().simplified(), all.getLast().simplified());
  }

  private static List<String> bodies(Violation violation) {
    return violation.path().steps().stream()
        .map(step -> step.exchanges().getFirst().request().body().text())
        .toList();
  }

  private Violation explore(String order, String refund) {
    return exploreAll(order, refund, Optional.empty()).getFirst();
  }

  private List<Violation> exploreAll(String order, String refund, Optional<Action> other) {
    Invariant rule =
        new Invariant(
            "no_over_refund",
            Severity.CRITICAL,
            "",
            _ ->
                system.get("refunded") <= system.get("total")
                    ? new Verdict.Holds()
                    : new Verdict.Broken(""));
    List<Action> actions =
        new ArrayList<>(List.of(action("create", order), action("refund", refund)));
    other.ifPresent(actions::add);
    return Runs.explore(
            new World(new OrdersApi(system), List.of(system), Context.EMPTY),
            actions,
            List.of(rule),
            Runs.UNBOUNDED)
        .violations();
  }

  private static Action action(String name, String body) {
    return Action.of(
        name,
        session ->
            new Outcome.Responded(
                session.send(new Request("POST", "/" + name, Headers.NONE, Body.of(body)))));
  }

  private record OrdersApi(ToySystem system) implements Api {

    @Override
    public Response send(Request request) {
      return Response.answered(status(request), Headers.NONE, Body.EMPTY);
    }

    private int status(Request request) {
      return switch (request.target()) {
        case "/create" ->
            system.has("total") || field(request, "total") == 0 || field(request, "currency") == 0
                ? 422
                : set("total", field(request, "total"));
        case "/refund" ->
            !system.has("total")
                    || field(request, "amount") > system.get("total")
                    || (field(request, "once") == 1 && system.has("refunded"))
                ? 409
                : set(
                    "refunded",
                    system.get("refunded") + field(request, "amount") + field(request, "fee"));
        case "/discount" ->
            system.has("discounted") || system.has("refunded") || !system.has("total")
                ? 409
                : set("discounted", 1)
                    + set("total", system.get("total") - field(request, "by"))
                    - 200;
        default ->
            system.get("marked") >= field(request, "most")
                ? 409
                : set("marked", system.get("marked") + 1);
      };
    }

    private int set(String name, long value) {
      system.put(name, value);
      return 200;
    }

    private static long field(Request request, String name) {
      return Arrays.stream(request.body().text().split(" "))
          .filter(field -> field.startsWith(name + "="))
          .map(field -> Long.parseLong(field.substring(name.length() + 1)))
          .findFirst()
          .orElse(0L);
    }

    @Override
    public List<RequestEdit> simplifications(Request request) {
      List<RequestEdit> all = new ArrayList<>();
      List<String> fields = List.of(request.body().text().split(" "));
      for (String field : fields) {
        String name = field.replaceAll("=.*", "");
        all.add(new Edit("without " + name, body -> body.replaceAll(" ?" + name + "=\\d+", "")));
      }
      for (String field : fields) {
        String name = field.replaceAll("=.*", "");
        if (!field.endsWith("=1")) {
          all.add(new Edit(name + " as 1", body -> body.replaceAll(name + "=\\d+", name + "=1")));
        }
      }
      return all;
    }

    @Override
    public boolean isReachable() {
      return true;
    }

    @Override
    public String address() {
      return "toy";
    }

    @Override
    public void close() {}
  }

  private record Edit(String description, UnaryOperator<String> change) implements RequestEdit {

    @Override
    public Request apply(Request request) {
      return new Request(
          request.method(),
          request.target(),
          request.headers(),
          Body.of(change.apply(request.body().text()).strip()));
    }
  }
}
