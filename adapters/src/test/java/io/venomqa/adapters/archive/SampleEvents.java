package io.venomqa.adapters.archive;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.ActionCoverage.Standing;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Cookies;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.Left;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.NotGoneBeyond;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.OperationCoverage;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.model.Sameness;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.ScriptProblem;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.SourceLocation;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.model.TableCoverage;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.RuleResult;
import io.venomqa.engine.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A small run with everything that an event can hold. A secret stands wherever one may.
///
/// @param secret what stands there
record SampleEvents(String secret) {

  static final ActionId CREATE = new ActionId("create_order");
  static final ActionId PAY = new ActionId("pay_order");

  static final RunHeader HEADER =
      new RunHeader(
          "Zoë's shop",
          Instant.parse("2026-03-01T09:30:00.123456789Z"),
          "1.2.3",
          new Scope(Scope.DEFAULT.callsPerAction(), Map.of("orders", 3, "*", 9)),
          Limits.NONE.withTime(Duration.ofMillis(90_500)),
          true,
          List.of("db: SQLite, undo log"),
          List.of("breadth-first", "masked *.updated_at"),
          "00f1");

  State initial() {
    return state(0, 0);
  }

  State state(int number, int depth) {
    return new State(
        new StateId(new ContentHash(-number, number)),
        number,
        depth,
        Map.of("db", new ContentHash(number, Long.MIN_VALUE), "cache", ContentHash.ZERO),
        context(number));
  }

  Context context(long orders) {
    return new Context(
            Map.of(
                "order_id",
                orders,
                "rate",
                1.0,
                "not_a_number",
                Double.NaN,
                "flag",
                true,
                "user_token",
                secret,
                "tokens",
                List.of(Map.of("of", secret), true)),
            new Cookies(Map.of("sid", secret)))
        .with("nothing", null);
  }

  Transition create() {
    return step(1, 0, CREATE, 1, 201, List.of(new Change.Added("db", "orders", row(0))));
  }

  Transition pay() {
    return step(
        2,
        1,
        PAY,
        2,
        200,
        List.of(new Change.Changed("db", "orders", row(0), row(Long.MAX_VALUE))));
  }

  /// One that nothing came of.
  Transition silence() {
    return new Transition(
        3,
        2,
        PAY,
        2,
        List.of(
            new Exchange(
                Request.get("/pay?api_key=" + secret),
                Response.unanswered("no answer from http://localhost/pay?token=" + secret),
                5)),
        List.of(new Change.Removed("db", "orders", row(1))),
        context(2));
  }

  Transition step(int number, int from, ActionId action, int to, int status, List<Change> changes) {
    return new Transition(
        number,
        from,
        action,
        to,
        List.of(
            new Exchange(
                new Request(
                    "POST",
                    "/orders?page=1&access_token=" + secret,
                    Headers.of(Map.of("Authorization", secret, "Accept", "*/*")),
                    Body.of("{\"total\": 100, \"password\": \"" + secret + "\"}")),
                Response.answered(
                    status,
                    Headers.of(Map.of("Set-Cookie", secret)).with("Vary", "a").with("Vary", "b"),
                    Body.of("access_token=" + secret + "&id=1")),
                1_500_000),
            new Exchange(
                Request.get("/orders/1"),
                Response.answered(200, Headers.NONE, Body.of(new byte[] {(byte) 0xff, 0})),
                number)),
        changes,
        context(to));
  }

  private Row row(long paid) {
    return new Row(
        List.of("id", "note", "paid", "at", "rate", "far", "ok", "doc", "text", "blob", "api_key"),
        List.of(
            new Cell.Whole(1),
            new Cell.Text("für\u001b[31m\nZoë"),
            new Cell.Whole(paid),
            new Cell.Null(),
            new Cell.Real(1.0),
            new Cell.Real(Double.NEGATIVE_INFINITY),
            new Cell.Bool(false),
            new Cell.Json("{\"secret\":\"" + secret + "\"}"),
            new Cell.Text("[{\"token\":\"" + secret + "\"}]"),
            new Cell.Binary(Body.of(new byte[] {1, 2})),
            new Cell.Text(secret)));
  }

  List<RuleResult> rules(boolean broken) {
    return List.of(
        new RuleResult("paid_once", Severity.LOW, new Verdict.Holds()),
        new RuleResult(
            "sums_up",
            Severity.CRITICAL,
            broken ? new Verdict.Broken("see /x?token=" + secret) : new Verdict.Holds()),
        new RuleResult("stumbles", Severity.MEDIUM, new Verdict.Undecided(error())));
  }

  private ScriptError error() {
    return new ScriptError(new SourceLocation("a b/ö.js", 3, 12), "at ?secret=" + secret);
  }

  Violation violation(Path path, Violation.Confirmation confirmation) {
    return new Violation(
        1,
        Violation.Kind.INVARIANT,
        "sums_up",
        Severity.CRITICAL,
        "Sums add up",
        "see /x?token=" + secret,
        path,
        2,
        confirmation,
        confirmation == Violation.Confirmation.CONFIRMED,
        List.of("create_order: without /note"));
  }

  ScriptProblem problem() {
    return new ScriptProblem("stumbles", error(), new Path(List.of(create(), unmade())));
  }

  /// A step that the search tells of in a path only.
  Transition unmade() {
    return new Transition(2, 1, CREATE, 1, List.of(), List.of(), context(9));
  }

  Notice notice() {
    return new Notice(Notice.Kind.WEAK_PROOF, "POST /login?password=" + secret);
  }

  HiddenState hidden() {
    return new HiddenState(
        PAY,
        Request.get("/cache?token=" + secret),
        1,
        Response.answered(200, Headers.NONE, Body.of("{\"token\":\"" + secret + "\"}")),
        Response.unanswered("gone"),
        true);
  }

  Coverage coverage() {
    return new Coverage(
        List.of(
            new ActionCoverage(
                CREATE, 1, 1, 0, new TreeMap<>(Map.of(201, 1)), "", Standing.EFFECTIVE, "", ""),
            new ActionCoverage(
                PAY,
                2,
                1,
                1,
                new TreeMap<>(Map.of(200, 1, 0, 1)),
                "no order",
                Standing.EFFECTIVE,
                "",
                "{\"message\":\"not so\",\"token\":\"" + secret + "\"}")),
        List.of(
            new OperationCoverage(
                "POST", "/orders/{}/pay", new TreeMap<>(Map.of(200, 1)), List.of(PAY))),
        List.of(new TableCoverage("db", "orders", -1, 2, 3, List.of(CREATE, PAY))),
        new Left(2, 3, 40, List.of(1, 2)));
  }

  StepTimes times() {
    return new StepTimes(1, 2, 3, 4, 5, 6, 7_000_000_000L);
  }

  /// The path as its replay performed it: other times and ids, and a step where the search never
  /// was.
  Path performed() {
    return new Path(
        List.of(
            step(1, 0, CREATE, 1, 201, List.of()),
            step(-1, Transition.ELSEWHERE, PAY, Transition.ELSEWHERE, 200, List.of()),
            step(-2, Transition.ELSEWHERE, PAY, 2, 200, List.of())));
  }

  Path path() {
    return new Path(List.of(create(), pay()));
  }

  Ending ending() {
    return new Ending.LimitReached(
        Set.of(Limit.STEPS, Limit.TIME),
        2,
        Optional.of(new Ending.ClosedScope("1 call", new NotGoneBeyond(3, 2, 4))));
  }

  ExplorationEvent.Ended ended() {
    return new ExplorationEvent.Ended(
        ending(),
        coverage(),
        new Sameness(
            List.of(
                new Learned(Learned.Kind.RANDOM, "context.user_token", secret),
                new Learned(Learned.Kind.TIME, "db.orders.at", "")),
            List.of(2),
            1),
        412_300_001);
  }

  /// The whole run, in order.
  List<ExplorationEvent> all() {
    return List.of(
        new ExplorationEvent.Started(List.of(CREATE, PAY), List.of("sums_up"), "breadth first"),
        new ExplorationEvent.ProofStep("POST /orders?token=" + secret + " changed 1 row", true),
        new ExplorationEvent.Noticed(notice()),
        new ExplorationEvent.StateFound(initial(), rules(false)),
        new ExplorationEvent.StateWaiting(0),
        new ExplorationEvent.StateEntered(0),
        new ExplorationEvent.StateFound(state(1, 1), List.of()),
        new ExplorationEvent.TransitionTaken(create(), rules(false), times()),
        new ExplorationEvent.TransitionSettled(1, true),
        new ExplorationEvent.StateWaiting(1),
        new ExplorationEvent.ActionSkipped(0, PAY, "no order"),
        new ExplorationEvent.StateClosed(0, 1),
        new ExplorationEvent.Paused(),
        new ExplorationEvent.Resumed(),
        new ExplorationEvent.StateFound(state(2, 2), List.of()),
        new ExplorationEvent.TransitionTaken(pay(), rules(true), times()),
        new ExplorationEvent.StateWaiting(2),
        new ExplorationEvent.ViolationFound(violation(path(), Violation.Confirmation.UNCHECKED)),
        new ExplorationEvent.ViolationChecked(
            violation(performed(), Violation.Confirmation.CONFIRMED)),
        new ExplorationEvent.ScriptFailed(problem()),
        new ExplorationEvent.HiddenStateFound(hidden()),
        new ExplorationEvent.TransitionTaken(silence(), List.of(), StepTimes.ZERO),
        ended());
  }
}
