package io.venomqa.engine.explore;

import io.venomqa.engine.explore.InvariantCheck.Checked;
import io.venomqa.engine.explore.InvariantCheck.Scene;
import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.explore.StepRules.BrokenRule;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Violation.Kind;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Performs actions one after the other, from the initial state and without any rollback on the
/// way, as a client would, and sees whether a rule breaks.
final class Replayer {

  private final World world;
  private final Track track;
  private final Position position;
  private final Performer performer;
  private final InvariantCheck check;
  private final Findings findings;
  private final StateGraph graph;
  private final Map<ActionId, Action> actions;
  private final Map<String, Invariant> invariants;

  Replayer(
      World world,
      Track track,
      Position position,
      Performer performer,
      InvariantCheck check,
      Findings findings,
      StateGraph graph,
      Map<ActionId, Action> actions,
      List<Invariant> invariants) {
    this.world = world;
    this.track = track;
    this.position = position;
    this.performer = performer;
    this.check = check;
    this.findings = findings;
    this.graph = graph;
    this.actions = actions;
    this.invariants =
        invariants.stream().collect(Collectors.toMap(Invariant::name, Function.identity()));
  }

  /// What a replay did.
  ///
  /// @param path the steps that made a call; where the rule broke, up to that
  /// @param broken the rule as it was seen broken after the last step; empty where it held
  /// @param unanswered whether a call got no answer, which ends a replay
  record Walk(Path path, Optional<BrokenRule> broken, boolean unanswered) {}

  /// When an invariant is looked at.
  enum Looks {
    /// After the last step alone.
    AT_THE_END,
    /// After every step.
    AFTER_EACH_STEP
  }

  /// Performs actions until the rule breaks. One that is not enabled, because an action that must
  /// come before it was not performed or because it makes no call, is left out. Leaves the world
  /// somewhere.
  ///
  /// A script that fails in the middle ends it: what comes after that is not known to be a client's
  /// doing.
  Walk walk(
      WantedRule wanted, List<ActionId> steps, SearchNode initial, Looks looks, RequestEdits edits)
      throws SystemFailure, InterruptedException {
    position.lost();
    track.restore(initial.checkpoint);
    findings.systemsFailed(world, Path.EMPTY);
    Trail trail = new Trail(graph);
    Context context = initial.context;
    Set<ActionId> performedBefore = new HashSet<>();
    Optional<Performed> last = Optional.empty();
    for (int i = 0; i < steps.size(); i++) {
      Action action = Objects.requireNonNull(actions.get(steps.get(i)));
      if (!performedBefore.containsAll(action.preconditions())) {
        continue;
      }
      Performed performed = performer.perform(action, context, () -> {}, edits.of(action.id()));
      if (performed.madeNoCall()) {
        continue;
      }
      trail.then(action.id(), performed);
      if (findings.systemsFailed(world, trail.walked())) {
        return new Walk(trail.walked(), Optional.empty(), false);
      }
      context = performed.contextAfter();
      last = Optional.of(performed);
      Optional<BrokenRule> broken = stepRule(wanted, action, performed);
      if (broken.isPresent() || performed.isUnanswered()) {
        return new Walk(trail.walked(), broken, performed.isUnanswered());
      }
      performedBefore.add(action.id());
      boolean isLast = i == steps.size() - 1;
      if (looks == Looks.AFTER_EACH_STEP && wanted.kind() == Kind.INVARIANT) {
        Walk looked = look(wanted, context, last, trail.walked(), looks);
        if (looked.broken().isPresent() || looked.unanswered() || isLast) {
          return looked;
        }
      }
      if (performed.outcome() instanceof Outcome.ScriptFailed && !isLast) {
        return new Walk(trail.walked(), Optional.empty(), false);
      }
    }
    return wanted.kind() == Kind.INVARIANT
        ? look(wanted, context, last, trail.walked(), looks)
        : new Walk(trail.walked(), Optional.empty(), false);
  }

  private static Optional<BrokenRule> stepRule(
      WantedRule wanted, Action action, Performed performed) {
    return StepRules.broken(action, performed).stream()
        .filter(broken -> wanted.isBrokenBy(action.id(), broken))
        .findFirst();
  }

  /// Looks whether the invariant is broken where the world is.
  private Walk look(
      WantedRule wanted, Context context, Optional<Performed> last, Path walked, Looks looks)
      throws SystemFailure, InterruptedException {
    Invariant invariant = Objects.requireNonNull(invariants.get(wanted.rule()));
    Optional<Response> response = last.flatMap(Performed::lastResponse);
    List<Change> changes = last.map(step -> step.drained().changes()).orElse(List.of());
    Scene scene = new Scene(context, response, changes, walked);
    Checked checked =
        switch (looks) {
          case AT_THE_END -> check.proveAndLeave(invariant, scene);
          case AFTER_EACH_STEP -> check.prove(invariant, scene, track.checkpoint());
        };
    boolean systemsHold = !findings.systemsFailed(world, walked);
    return new Walk(
        walked,
        systemsHold && !checked.unanswered()
            ? checked.broken().stream().findFirst()
            : Optional.empty(),
        checked.unanswered());
  }
}
