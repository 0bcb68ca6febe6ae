package io.venomqa.adapters.report;

import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RollbackProof;
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
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.Left;
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
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.model.TableCoverage;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Results as the engine makes them: a shop in which an order can be refunded twice.
final class SampleRun {

  private static final String SECRET = "s3cret";

  private final StateGraph graph = new StateGraph();

  private SampleRun() {}

  /// Everything that a result can hold, in one.
  static ExplorationResult doubleRefund() {
    SampleRun run = new SampleRun();
    run.state(0, 0);
    run.state(1, 1);
    run.state(2, 2);
    run.state(3, 3);
    Transition create = run.create();
    Transition refund = run.refund(2, 1, 0);
    run.refund(3, 2, 100);
    run.silence();
    Path path = run.graph.pathTo(3);
    return result(
        run.graph,
        new Ending.Exhausted(Scope.DEFAULT.toString(), List.of()),
        List.of(
            violation(1, path, 2, true),
            violation(2, path, 3, true),
            new Violation(
                3,
                Violation.Kind.EXPECTED_STATUS,
                "expected_status",
                Severity.HIGH,
                "The status must be 201.",
                "It was 500.",
                new Path(List.of(create)),
                1,
                Violation.Confirmation.NOT_REPRODUCIBLE,
                false,
                List.of())),
        List.of(
            new ScriptProblem(
                "orders_are_listed",
                new ScriptError(
                    new SourceLocation("invariants/orders_are_listed.js", 3, 12),
                    "TypeError: orders is undefined"),
                new Path(List.of(create, refund)))));
  }

  static ExplorationResult untroubled(Ending ending) {
    SampleRun run = new SampleRun();
    run.state(0, 0);
    run.state(1, 1);
    run.create();
    return result(run.graph, ending, List.of(), List.of());
  }

  static ExplorationResult stopped(Left left) {
    return result(
        new SampleRun().graph, new Ending.Stopped(left.states()), List.of(), List.of(), left);
  }

  static ExplorationResult withoutAnyChange() {
    SampleRun run = new SampleRun();
    run.state(0, 0);
    run.silence();
    return result(run.graph, new Ending.Exhausted("no bounds", List.of()), List.of(), List.of());
  }

  private static ExplorationResult result(
      StateGraph graph, Ending ending, List<Violation> violations, List<ScriptProblem> problems) {
    return result(graph, ending, violations, problems, Left.NOTHING);
  }

  private static ExplorationResult result(
      StateGraph graph,
      Ending ending,
      List<Violation> violations,
      List<ScriptProblem> problems,
      Left left) {
    return new ExplorationResult(
        "breadth first",
        Scope.DEFAULT,
        Limits.DEFAULT.withDepth(Limits.NONE.depth()),
        ending,
        graph,
        violations,
        problems,
        List.of(
            new Notice(
                Notice.Kind.BACKGROUND_WRITE, "1 row of db.jobs was written after the answer")),
        List.of(),
        coverage(left),
        new Sameness(
            List.of(
                new Learned(Learned.Kind.TIME, "db.orders.created_at", ""),
                new Learned(Learned.Kind.NUMBER, "db.orders.id", "db.orders_id_seq")),
            List.of(2),
            1),
        Optional.of(
            new RollbackProof.Proof(
                true, true, List.of("POST /orders changed db.orders"), "", "", Optional.empty())),
        true,
        412_300_000);
  }

  private static Coverage coverage(Left left) {
    ActionId create = new ActionId("create_order");
    ActionId refund = new ActionId("refund_order");
    ActionId login = new ActionId("login");
    return new Coverage(
        List.of(
            action(create, 1, 1, Map.of(201, 1), Standing.EFFECTIVE, "", ""),
            action(refund, 1_204, 2, Map.of(200, 1_203, 409, 1), Standing.EFFECTIVE, "", ""),
            action(new ActionId("ping"), 1, 0, Map.of(0, 1), Standing.NEVER_SUCCESSFUL, "", "gone"),
            action(new ActionId("list"), 3, 0, Map.of(200, 3), Standing.ONLY_READS, "", ""),
            action(
                login,
                12,
                0,
                Map.of(401, 12),
                Standing.NEVER_SUCCESSFUL,
                "",
                "{\"error\":{\"token\":\"" + SECRET + "\",\"message\":\"wrong login\"}}"),
            action(
                new ActionId("note"),
                2,
                0,
                Map.of(204, 2),
                Standing.NEVER_EFFECTIVE,
                "nothing was written in a system that is watched",
                ""),
            new ActionCoverage(
                new ActionId("cancel_order"),
                0,
                0,
                4,
                new TreeMap<>(),
                "no order",
                Standing.NEVER_ENABLED,
                "could not be called in 4 states, last: no order",
                "")),
        List.of(
            new OperationCoverage("POST", "/login", new TreeMap<>(Map.of(401, 12)), List.of(login)),
            new OperationCoverage(
                "POST", "/orders", new TreeMap<>(Map.of(201, 1)), List.of(create)),
            new OperationCoverage(
                "POST",
                "/orders/{}/refund",
                new TreeMap<>(Map.of(200, 1_203, 409, 1)),
                List.of(refund))),
        List.of(
            new TableCoverage("db", "audit", 0, 0, 1, List.of()),
            new TableCoverage("db", "orders", 0, 1, 3, List.of(create, refund)),
            new TableCoverage("db", "users", 0, 0, 1, List.of())),
        left);
  }

  private static ActionCoverage action(
      ActionId name,
      int calls,
      int effective,
      Map<Integer, Integer> statuses,
      Standing standing,
      String reason,
      String refusal) {
    return new ActionCoverage(
        name, calls, effective, 0, new TreeMap<>(statuses), "", standing, reason, refusal);
  }

  private static Violation violation(int number, Path path, int state, boolean minimal) {
    return new Violation(
        number,
        Violation.Kind.INVARIANT,
        "no_over_refund",
        Severity.CRITICAL,
        "Refunded amount cannot exceed the order's total",
        "",
        path,
        state,
        Violation.Confirmation.CONFIRMED,
        minimal,
        List.of("create_order: without /note", "create_order: /total as 1"));
  }

  private void state(int number, int depth) {
    ContentHash hash = new ContentHash(number, depth);
    graph.add(new State(new StateId(hash), number, depth, Map.of("db", hash), context(number)));
  }

  private static Context context(int orders) {
    return new Context(
        Map.of("order_id", (long) orders, "user_token", SECRET),
        new Cookies(Map.of("sid", SECRET)));
  }

  private static Row order(long refunded) {
    return new Row(
        List.of("id", "note", "total", "refunded", "paid_at", "rate", "blob", "api_key"),
        List.of(
            new Cell.Whole(1),
            new Cell.Text("für\u001b[31m\nZoë"),
            new Cell.Whole(100),
            new Cell.Whole(refunded),
            new Cell.Null(),
            new Cell.Real(1.5),
            new Cell.Binary(Body.of(new byte[] {1, 2})),
            new Cell.Text(SECRET)));
  }

  private Transition create() {
    return taken(
        1,
        0,
        "create_order",
        1,
        new Request(
            "POST",
            "/orders?access_token=" + SECRET + "&page=1",
            Headers.of(Map.of("Authorization", "Bearer " + SECRET, "Accept", "*/*")),
            Body.of("{\"total\": 100, \"password\": \"" + SECRET + "\"}")),
        Response.answered(
            201, Headers.of(Map.of("Set-Cookie", "sid=" + SECRET)), Body.of("{\"id\":1}")),
        List.of(new Change.Added("db", "orders", order(0))));
  }

  private Transition refund(int number, int from, long refunded) {
    return taken(
        number,
        from,
        "refund_order",
        from + 1,
        new Request("POST", "/orders/1/refund", Headers.NONE, Body.EMPTY),
        Response.answered(200, Headers.NONE, Body.of(new byte[] {(byte) 0xff, 0})),
        List.of(new Change.Changed("db", "orders", order(refunded), order(refunded + 100))));
  }

  private void silence() {
    taken(
        graph.transitions().size() + 1,
        0,
        "ping",
        0,
        Request.get("/ping"),
        Response.unanswered("the connection was closed"),
        List.of());
  }

  private Transition taken(
      int number,
      int from,
      String action,
      int to,
      Request request,
      Response response,
      List<Change> changes) {
    Transition transition =
        new Transition(
            number,
            from,
            new ActionId(action),
            to,
            List.of(new Exchange(request, response, 1_500_000)),
            changes,
            context(to));
    graph.add(transition);
    return transition;
  }
}
