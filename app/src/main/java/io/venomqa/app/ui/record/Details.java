package io.venomqa.app.ui.record;

import io.venomqa.app.ui.value.CallDetail;
import io.venomqa.app.ui.value.ExchangeText;
import io.venomqa.app.ui.value.PassedValue;
import io.venomqa.app.ui.value.PathStep;
import io.venomqa.app.ui.value.RuleLine;
import io.venomqa.app.ui.value.StateDetail;
import io.venomqa.app.ui.value.TableDiff;
import io.venomqa.app.ui.value.Words;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Edge;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.RuleResult;
import java.util.ArrayList;
import java.util.List;

/// Gathers what a run knows of one call or one state.
public final class Details {

  private final RecordedRun run;

  public Details(RecordedRun run) {
    this.run = run;
  }

  /// A call on the shortest known path to where it started.
  public CallDetail call(int transition) {
    Transition taken = run.graph().transition(transition).orElseThrow();
    return call(run.graph().pathTo(taken.from()).then(taken));
  }

  /// The calls of a violation's path, as they were made when it was replayed.
  public List<CallDetail> calls(Violation violation) {
    List<CallDetail> calls = new ArrayList<>();
    for (int length = 1; length <= violation.path().length(); length++) {
      Path path = new Path(violation.path().steps().subList(0, length));
      List<RuleLine> said = new ArrayList<>(rules(path.steps().getLast().number()));
      if (length == violation.path().length()) {
        said.removeIf(line -> line.rule().equals(violation.rule()));
        said.addFirst(RuleLine.of(violation));
      }
      calls.add(call(path, List.copyOf(said)));
    }
    return List.copyOf(calls);
  }

  private CallDetail call(Path path) {
    return call(path, rules(path.steps().getLast().number()));
  }

  /// The last call of a path.
  private CallDetail call(Path path, List<RuleLine> rules) {
    Transition taken = path.steps().getLast();
    return new CallDetail(
        taken.number(),
        taken.action().name(),
        taken.from(),
        taken.to(),
        taken.isInGraph() ? "depth " + depth(taken.from()) + " → " + depth(taken.to()) : "",
        Words.millis(taken.exchanges().stream().mapToLong(Exchange::nanos).sum()),
        taken.exchanges().stream().map(ExchangeText::of).toList(),
        TableDiff.of(taken.changes()),
        PassedValue.between(before(path), taken.contextAfter()),
        PathStep.of(path),
        rules);
  }

  private int depth(int state) {
    return run.graph().state(state).depth();
  }

  public StateDetail state(int number) {
    State state = run.graph().state(number);
    Path path = run.graph().pathTo(number);
    List<PathStep> calls = new ArrayList<>();
    for (Edge tried : run.graph().outgoing(number)) {
      calls.add(
          new PathStep(
              calls.size() + 1,
              tried.number(),
              tried.action().name(),
              tried.from(),
              tried.to(),
              tried.statusCode()));
    }
    return new StateDetail(
        number,
        state.depth(),
        state.id().abbreviated(),
        run.status(number).words(),
        PassedValue.between(state.context(), state.context()),
        PathStep.of(path),
        rules(path.steps().isEmpty() ? 0 : path.steps().getLast().number()),
        List.copyOf(calls));
  }

  /// What the rules said after a transition; for 0, in the initial state.
  public List<RuleLine> rules(int transition) {
    List<RuleLine> lines = new ArrayList<>();
    for (RuleResult result : run.rulesAfter(transition)) {
      lines.add(RuleLine.of(result));
    }
    run.violations().after(transition).stream()
        .filter(violation -> lines.stream().noneMatch(line -> line.rule().equals(violation.rule())))
        .map(RuleLine::of)
        .forEach(lines::add);
    return List.copyOf(lines);
  }

  private Context before(Path path) {
    return path.length() == 1
        ? run.graph().state(0).context()
        : path.steps().get(path.length() - 2).contextAfter();
  }
}
