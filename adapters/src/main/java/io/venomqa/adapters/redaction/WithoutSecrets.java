package io.venomqa.adapters.redaction;

import io.venomqa.engine.model.ActionCoverage;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Cookies;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.OperationCoverage;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.model.Sameness;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.ScriptProblem;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.RuleResult;
import io.venomqa.engine.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The engine's values as they may be written. Doing it twice changes nothing more, so that a
/// report made from an archive is the one that the run itself would have written.
///
/// @param redaction what is left out
public record WithoutSecrets(Redaction redaction) {

  public State of(State state) {
    return new State(
        state.id(), state.number(), state.depth(), state.content(), of(state.context()));
  }

  public Path of(Path path) {
    return new Path(path.steps().stream().map(this::of).toList());
  }

  public Transition of(Transition transition) {
    return new Transition(
        transition.number(),
        transition.from(),
        transition.action(),
        transition.to(),
        transition.exchanges().stream().map(this::of).toList(),
        transition.changes().stream().map(this::of).toList(),
        of(transition.contextAfter()));
  }

  private Exchange of(Exchange exchange) {
    return new Exchange(of(exchange.request()), of(exchange.response()), exchange.nanos());
  }

  public Request of(Request request) {
    return new Request(
        request.method(),
        redaction.target(request.target()),
        new Headers(redaction.headers(request.headers())),
        of(request.body()));
  }

  public Response of(Response response) {
    return new Response(
        response.statusCode(),
        new Headers(redaction.headers(response.headers())),
        of(response.body()),
        redaction.text(response.networkError()));
  }

  /// Bytes that are not UTF-8 stay as they are.
  private Body of(Body body) {
    String text = body.text();
    String shown = redaction.body(text);
    return shown.equals(text) || !Body.of(text).equals(body) ? body : Body.of(shown);
  }

  public Change of(Change change) {
    return switch (change) {
      case Change.Added(var system, var table, var after) ->
          new Change.Added(system, table, of(after));
      case Change.Removed(var system, var table, var before) ->
          new Change.Removed(system, table, of(before));
      case Change.Changed(var system, var table, var before, var after) ->
          new Change.Changed(system, table, of(before), of(after));
    };
  }

  private Row of(Row row) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      cells.add(cell(row.columns().get(i), row.cells().get(i)));
    }
    return new Row(row.columns(), cells);
  }

  private Cell cell(String column, Cell cell) {
    return switch (cell) {
      case Cell.Null none -> none;
      case Cell.Json json when !redaction.hides(column) ->
          new Cell.Json(redaction.body(json.value()));
      case Cell.Text text when !redaction.hides(column) && isLikeJson(text.value()) ->
          new Cell.Text(redaction.body(text.value()));
      default -> redaction.hides(column) ? new Cell.Text(Redaction.REPLACEMENT) : cell;
    };
  }

  /// Databases without a type for JSON keep it as text.
  private static boolean isLikeJson(String text) {
    return text.startsWith("{") || text.startsWith("[");
  }

  public Context of(Context context) {
    Map<String, String> cookies = new TreeMap<>();
    context.cookies().values().forEach((name, value) -> cookies.put(name, redaction.cookie(value)));
    Context shown = new Context(Map.of(), new Cookies(cookies));
    for (var entry : context.values().entrySet()) {
      shown = shown.with(entry.getKey(), plain(entry.getKey(), entry.getValue()));
    }
    return shown;
  }

  private @Nullable Object plain(String key, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case List<?> list -> {
        List<@Nullable Object> shown = new ArrayList<>();
        list.forEach(item -> shown.add(plain(key, item)));
        yield shown;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> shown = new TreeMap<>();
        map.forEach((name, item) -> shown.put(String.valueOf(name), plain(key + "." + name, item)));
        yield shown;
      }
      case Boolean flag -> flag;
      default -> redaction.hides(key) ? Redaction.REPLACEMENT : value;
    };
  }

  public RuleResult of(RuleResult result) {
    Verdict verdict =
        switch (result.verdict()) {
          case Verdict.Holds holds -> holds;
          case Verdict.Broken(var detail) -> new Verdict.Broken(redaction.text(detail));
          case Verdict.Undecided(var error) -> new Verdict.Undecided(of(error));
        };
    return new RuleResult(result.rule(), result.severity(), verdict);
  }

  private ScriptError of(ScriptError error) {
    return new ScriptError(error.location(), redaction.text(error.message()));
  }

  public ScriptProblem of(ScriptProblem problem) {
    return new ScriptProblem(problem.script(), of(problem.error()), of(problem.path()));
  }

  public Violation of(Violation violation) {
    return new Violation(
        violation.number(),
        violation.kind(),
        violation.rule(),
        violation.severity(),
        redaction.text(violation.message()),
        redaction.text(violation.detail()),
        of(violation.path()),
        violation.state(),
        violation.confirmation(),
        violation.minimal(),
        violation.simplified().stream().map(redaction::text).toList());
  }

  public Notice of(Notice notice) {
    return new Notice(notice.kind(), redaction.text(notice.message()));
  }

  public HiddenState of(HiddenState found) {
    return new HiddenState(
        found.action(),
        of(found.request()),
        found.state(),
        of(found.first()),
        of(found.now()),
        found.certain());
  }

  public Coverage of(Coverage coverage) {
    return new Coverage(
        coverage.actions().stream().map(this::of).toList(),
        coverage.operations().stream().map(this::of).toList(),
        coverage.tables(),
        coverage.left());
  }

  private ActionCoverage of(ActionCoverage one) {
    return new ActionCoverage(
        one.action(),
        one.calls(),
        one.effective(),
        one.skipped(),
        one.statuses(),
        redaction.text(one.lastSkip()),
        one.standing(),
        redaction.text(one.reason()),
        redaction.text(redaction.body(one.lastRefusal())));
  }

  /// An absolute path may come with a login.
  private OperationCoverage of(OperationCoverage one) {
    return new OperationCoverage(
        one.method(), redaction.text(one.path()), one.statuses(), one.actions());
  }

  /// What was learned may come with an example.
  public Sameness of(Sameness sameness) {
    return new Sameness(
        sameness.learned().stream().map(this::of).toList(), sameness.renamed(), sameness.met());
  }

  private Learned of(Learned learned) {
    return new Learned(
        learned.kind(),
        learned.source(),
        redaction.hides(learned.source())
            ? Redaction.REPLACEMENT
            : redaction.text(learned.detail()));
  }

  public Ending of(Ending ending) {
    return ending instanceof Ending.Aborted(var cause, String reason, String remedy)
        ? new Ending.Aborted(cause, redaction.text(reason), redaction.text(remedy))
        : ending;
  }
}
