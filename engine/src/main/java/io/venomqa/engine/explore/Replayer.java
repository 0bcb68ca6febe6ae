package io.venomqa.engine.explore;

import io.venomqa.engine.explore.InvariantCheck.Scene;
import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.RuleResult;
import io.venomqa.engine.rule.Verdict;
import io.venomqa.engine.world.SystemFailure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Walks a violation's path again, from the initial state without any rollback on the way, and sees
/// whether the same rule breaks at its end.
final class Replayer {

  private final Track track;
  private final Performer performer;
  private final InvariantCheck check;
  private final Map<ActionId, Action> actions;
  private final Map<String, Invariant> invariants;

  Replayer(
      Track track,
      Performer performer,
      InvariantCheck check,
      List<Action> actions,
      List<Invariant> invariants) {
    this.track = track;
    this.performer = performer;
    this.check = check;
    this.actions = actions.stream().collect(Collectors.toMap(Action::id, Function.identity()));
    this.invariants =
        invariants.stream().collect(Collectors.toMap(Invariant::name, Function.identity()));
  }

  /// Whether the path breaks the violation's rule. Leaves the world somewhere on the path.
  boolean breaksAgain(Violation violation, Path path, SearchNode initial)
      throws SystemFailure, InterruptedException {
    track.restore(initial.checkpoint);
    Context context = initial.context;
    Path walked = Path.EMPTY;
    Optional<Performed> last = Optional.empty();
    for (Transition step : path.steps()) {
      Action action = Objects.requireNonNull(actions.get(step.action()));
      Performed performed = performer.perform(action, context, () -> {});
      context = performed.contextAfter();
      walked = walked.then(step);
      last = Optional.of(performed);
    }
    return switch (violation.kind()) {
      case INVARIANT -> isBroken(violation, context, last, walked);
      case EXPECTED_STATUS, EXPECTATION, NO_ANSWER -> breaksStepRule(violation, path, last);
    };
  }

  private boolean isBroken(
      Violation violation, Context context, Optional<Performed> last, Path path)
      throws SystemFailure, InterruptedException {
    Invariant invariant = Objects.requireNonNull(invariants.get(violation.rule()));
    Optional<Response> response = last.flatMap(Performed::lastResponse);
    List<Change> changes = last.map(step -> step.drained().changes()).orElse(List.of());
    List<RuleResult> results =
        check
            .check(
                List.of(invariant), new Scene(context, response, changes, path), track.checkpoint())
            .results();
    return results.getFirst().verdict() instanceof Verdict.Broken;
  }

  private boolean breaksStepRule(Violation violation, Path path, Optional<Performed> last) {
    Action action = Objects.requireNonNull(actions.get(path.steps().getLast().action()));
    return StepRules.broken(action, last.orElseThrow()).stream()
        .anyMatch(broken -> broken.kind() == violation.kind());
  }
}
