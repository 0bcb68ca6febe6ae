package io.venomqa.engine.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.engine.identity.Abstraction;
import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.toy.Peeks;
import io.venomqa.engine.toy.Tables;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// APIs without any system that can be restored: a state is what the context says, and a path is
/// walked again on fresh resources.
class FreshResourcesTest {

  private final Tables db = new Tables("orders", "users");
  private final Peeks peeks = new Peeks(db);

  /// An order that is paid can be shipped or cancelled, not both.
  private void orders() {
    peeks.call(
        "create",
        _ -> "",
        _ -> Long.toString(db.insert("orders", Map.of("status", text("paid")))),
        (session, id) -> {
          session.context().set("order", Long.parseLong(id));
          session.context().set("status", "paid");
        });
    moves("ship", status -> status.equals("paid") ? "shipped" : "no");
    moves("cancel", status -> status.equals("paid") ? "cancelled" : "no");
    moves("return", status -> status.equals("shipped") ? "paid" : "no");
  }

  private void moves(String name, UnaryOperator<String> next) {
    peeks.call(
        name,
        session -> String.valueOf(session.context().get("order")),
        sent -> {
          if (sent.equals("null")) {
            return "no";
          }
          long id = Long.parseLong(sent);
          String status = next.apply(db.text("orders", id, "status"));
          if (!status.equals("no")) {
            db.update("orders", id, "status", text(status));
          }
          return status;
        },
        (session, status) -> session.context().set("status", status));
  }

  @Test
  void eachBranchHasAnOrderOfItsOwn() {
    orders();

    ExplorationResult result = explore("order", "status");

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    // Nothing, paid, shipped, cancelled: and again where scope counts other calls on the way.
    assertEquals(
        Set.of("paid", "shipped", "cancelled"),
        new TreeSet<>(
            result.graph().states().stream()
                .skip(1)
                .map(state -> String.valueOf(state.context().values().get("status")))
                .toList()));
    assertTrue(db.rows("orders").size() > 3, "orders: " + db.rows("orders").size());
    assertEquals(
        Map.of("cancel", "200 409", "ship", "200 409"), statuses(result, "ship", "cancel"));
  }

  @Test
  void aSecondRunOnWhatTheFirstOneLeftGoesTheSameWay() {
    orders();

    ExplorationResult first = explore("order", "status");
    ExplorationResult second = explore("order", "status");

    assertEquals(first.statesVisited(), second.statesVisited());
    assertEquals(first.transitionsTaken(), second.transitionsTaken());
    assertEquals(first.sameness().learned(), second.sameness().learned());
  }

  @Test
  void itIsSaidThatNothingIsRestored() {
    orders();

    ExplorationResult result = explore("order", "status");

    assertEquals(
        List.of(
            "No system is named in this project, so nothing is restored: to come to a state again, its path is walked anew on fresh resources, and two states are one when state.context says the same in both. What the API keeps beside that is not seen, and what the run made stays there."),
        result.notices().stream()
            .filter(notice -> notice.kind() == Notice.Kind.NOTHING_RESTORED)
            .map(Notice::message)
            .toList());
    assertEquals(
        List.of(
            "all but the context, since nothing is restored or seen",
            "context values other than [order, status]",
            "what rows and tokens are called by in context.order"),
        ((Ending.Exhausted) result.ending()).abstractions());
    assertFalse(result.watchesSystems());
  }

  @Test
  void aBrokenRuleIsConfirmedOnAnOrderOfItsOwn() {
    orders();
    Invariant never =
        new Invariant(
            "asked_once",
            Severity.HIGH,
            "Shipping is asked for once",
            seen ->
                seen.path().actions().stream().filter(id -> id.name().equals("ship")).count() > 1
                        && "shipped".equals(seen.context().values().get("status"))
                    ? new Verdict.Broken("asked again")
                    : new Verdict.Holds());

    ExplorationResult result = explore(List.of(never), "order", "status");

    Violation found = result.violations().getFirst();
    assertEquals(Violation.Confirmation.CONFIRMED, found.confirmation());
    assertEquals("create → ship → ship", found.path().toString());
  }

  /// There are three pieces for all orders together, and nothing puts them back.
  @Test
  void whatOtherWalksLeftIsNoConfirmedBug() {
    orders();
    AtomicInteger stock = new AtomicInteger(3);
    peeks.call("reserve", _ -> "", _ -> stock.getAndDecrement() > 0 ? "" : "no", (_, _) -> {});
    Invariant inStock =
        new Invariant(
            "in_stock",
            Severity.HIGH,
            "A piece can be reserved",
            seen ->
                seen.path().actions().getLast().name().equals("reserve")
                        && seen.lastResponse().orElseThrow().statusCode() == 409
                    ? new Verdict.Broken("none left")
                    : new Verdict.Holds());

    ExplorationResult result = explore(List.of(inStock), "order", "status");

    assertEquals(
        Set.of(Violation.Confirmation.NOT_REPRODUCIBLE),
        result.violations().stream().map(Violation::confirmation).collect(Collectors.toSet()));
    assertEquals(
        "none left. The same calls kept the rule earlier in this run. Since nothing is restored, what other walks left may have broken it.",
        result.violations().getFirst().detail());
  }

  @Test
  void anAcceptedCallThatTheContextSaysNothingOfIsToldOf() {
    orders();
    peeks.call("coupon", () -> {});

    ExplorationResult result = explore("order", "status");

    assertEquals(
        List.of(
            "coupon was accepted, and may have changed what state.context does not tell: sequences that go on from there were not tried. Let it put what matters into the context."),
        result.notices().stream()
            .filter(notice -> notice.kind() == Notice.Kind.CONTENT_UNSEEN)
            .map(Notice::message)
            .filter(message -> message.startsWith("coupon"))
            .toList());
    assertEquals(
        "what it writes cannot be seen in a system",
        result.coverage().actions().stream()
            .filter(one -> one.action().name().equals("coupon"))
            .findFirst()
            .orElseThrow()
            .reason());
  }

  /// Both count from one, so that user 1 and order 1 have the same number; later they have not.
  @Test
  void numbersThatAreEqualByChanceAreTwoThings() {
    peeks.make("sign_up", "user", _ -> Long.toString(db.insert("users", Map.of())));
    orders();

    ExplorationResult result = explore("order", "status", "user");

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
  }

  @Test
  void whatAnIdStandsForIsKnownByTheActionThatMadeIt() {
    for (String role : List.of("admin", "guest")) {
      peeks.make(role, "user", _ -> Long.toString(db.insert("users", Map.of("role", text(role)))));
    }
    peeks.peek(
        "role", "user", id -> id.equals("-") ? id : db.text("users", Long.parseLong(id), "role"));

    ExplorationResult result = explore(Scope.UNBOUNDED, List.of(), "user");

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(Set.of("role: -", "role: admin", "role: guest"), peeks.seen());
  }

  /// Of two orders the chosen one is the older or the newer.
  @Test
  void whichResourceAnIdNamesIsKept() {
    peeks.make("create", "new", _ -> Long.toString(db.insert("orders", Map.of())));
    peeks.call(
        "choose",
        session -> String.valueOf(session.context().get("new")),
        id -> id.equals("null") ? "no" : id,
        (session, id) -> session.context().set("chosen", Long.parseLong(id)));
    peeks.call(
        "is_newest",
        session -> session.context().get("chosen") + " " + session.context().get("new"),
        sent -> sent.contains("null") ? "no" : sent.matches("(\\d+) \\1") ? "yes" : "older",
        (_, _) -> {});

    ExplorationResult result = explore("new", "chosen");

    assertInstanceOf(Ending.Exhausted.class, result.ending(), result.ending().toString());
    assertEquals(
        Set.of("yes", "older"),
        Set.copyOf(
            result.graph().transitions().stream()
                .filter(
                    step -> step.action().name().equals("is_newest") && step.statusCode() == 200)
                .map(step -> step.exchanges().getLast().response().body().text())
                .toList()));
  }

  @Test
  void aWalkThatLeadsElsewhereEndsTheRun() {
    peeks.make(
        "sign_up",
        "user",
        _ ->
            db.rows("users").size() > 4
                ? "no"
                : Long.toString(db.insert("users", Map.of("name", text("Ann")))));
    peeks.call("ping", () -> {});
    peeks.use("rename", "user", _ -> "");

    Ending ending = explore("user").ending();

    assertEquals(
        new Ending.Aborted(
            Ending.Cause.SYSTEM_FAILED,
            "walking the path to state s1 again on fresh resources, sign_up did not do the same: it was answered with 409, and with 200 at first",
            "Nothing is restored in this project, so each walk of a path must make resources of its own and be answered alike: let actions send names that are new each time, such as with Date.now(), and keep out of state.context what others change too."),
        ending);
  }

  private static Map<String, String> statuses(ExplorationResult result, String... actions) {
    Map<String, String> statuses = new TreeMap<>();
    for (ActionCoverage one : result.coverage().actions()) {
      if (List.of(actions).contains(one.action().name())) {
        statuses.put(
            one.action().name(),
            String.join(
                " ", one.statuses().keySet().stream().sorted().map(String::valueOf).toList()));
      }
    }
    return statuses;
  }

  private static Cell text(String value) {
    return new Cell.Text(value);
  }

  private ExplorationResult explore(String... keys) {
    return explore(List.of(), keys);
  }

  private ExplorationResult explore(List<Invariant> rules, String... keys) {
    return explore(Scope.callsPerAction(2), rules, keys);
  }

  private ExplorationResult explore(Scope scope, List<Invariant> rules, String... keys) {
    return Runs.explore(
        new World(peeks.api(), List.of(), Context.EMPTY),
        peeks.actions(),
        rules,
        Runs.UNBOUNDED
            .withScope(scope)
            .withAbstraction(Abstraction.DEFAULT.withContextKeys(Set.of(keys)))
            .withSafeguards(safe -> safe.withExperiments(true)));
  }
}
