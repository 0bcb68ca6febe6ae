package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.explore.InvariantCheck.Checked;
import io.venomqa.engine.explore.InvariantCheck.Scene;
import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.explore.StateSpace.Arrival;
import io.venomqa.engine.explore.StepRules.BrokenRule;
import io.venomqa.engine.identity.Content;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import io.venomqa.engine.world.World.WorldCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One step of the search: an action, tried in a state.
final class Steps {

  private final World world;
  private final List<Invariant> invariants;
  private final ExplorationListener listener;
  private final Track track;
  private final StateSpace states;
  private final StateGraph graph;
  private final Findings findings;
  private final Tally tally;
  private final UnmadeCalls unmadeCalls;
  private final Performer performer;
  private final Position position;
  private final RepeatedReads reads;
  private final InvariantCheck check;
  private final ViolationLog violations;
  private final Map<ActionId, Action> actions;
  private final Experiments experiments;
  private final Meetings meetings;
  private final LateWrites lateWrites;
  private final ApiPresence presence;
  private final Frontier frontier;
  private final Judge judge;
  private final Budget budget;
  private final Resumption resumption;

  Steps(Exploration run) {
    this.world = run.world;
    this.invariants = run.invariants;
    this.listener = run.listener;
    this.track = run.track;
    this.states = run.states;
    this.graph = run.graph;
    this.findings = run.findings;
    this.tally = run.tally;
    this.unmadeCalls = run.unmadeCalls;
    this.performer = run.performer;
    this.position = run.position;
    this.reads = run.reads;
    this.check = run.check;
    this.violations = run.violations;
    this.actions = run.actionsById;
    this.experiments = run.experiments;
    this.meetings = run.meetings;
    this.lateWrites = run.lateWrites;
    this.presence = run.presence;
    this.frontier = run.frontier;
    this.judge = run.judge;
    this.budget = run.budget;
    this.resumption = run.resumption;
  }

  /// Performs an action in a state, and records, checks and judges what came of it; where that is
  /// known from an earlier run, it is not performed again.
  ///
  /// @throws RunAborted when the API is gone, or does otherwise than in the earlier run
  void take(SearchNode from, Action action) throws SystemFailure, InterruptedException, RunAborted {
    Optional<Resumption.Known> known = resumption.known(from, action.id());
    if (known.isPresent()) {
      takeOver(from, action, known.get());
    } else {
      perform(from, action);
    }
  }

  private void takeOver(SearchNode from, Action action, Resumption.Known known) {
    budget.known();
    SearchNode to = states.node(known.to());
    Transition was = known.step().transition();
    Transition transition =
        new Transition(
            graph.transitionCount() + 1,
            from.number,
            action.id(),
            to.number,
            was.exchanges(),
            was.changes(),
            was.contextAfter());
    Arrival arrival = new Arrival(to, false, !known.step().renamed(), to.content);
    record(from, action, transition, arrival, !transition.changes().isEmpty());
    listener.on(
        new ExplorationEvent.TransitionTaken(transition, known.step().rules(), StepTimes.ZERO));
    listener.on(
        new ExplorationEvent.TransitionSettled(transition.number(), known.step().renamed()));
    frontier.add(to);
  }

  private void perform(SearchNode from, Action action)
      throws SystemFailure, InterruptedException, RunAborted {
    long start = System.nanoTime();
    long restoring = position.nanos();
    int told = findings.told();
    findings.systemsFailed(world, Path.EMPTY);
    Content before = position.contentAt(from);
    Optional<Performed> answered = answered(from, before.context(), action);
    if (answered.isEmpty()) {
      return;
    }
    Performed performed = answered.get();
    if (performed.madeNoCall()) {
      Transition unmade = transition(from, action, performed, from);
      unmadeCalls.tell(from, action, performed, graph.pathTo(from.number).then(unmade));
      if (performed.outcome() instanceof Outcome.ScriptFailed) {
        frontier.brokeOff(from, action);
      }
      frontier.broughtNothing(from, action);
      return;
    }
    long finding = System.nanoTime();
    if (experiments.isDue(before.context(), action, performed)) {
      experiment(from, action);
    }
    long drained = System.nanoTime();
    Arrival arrival = states.successor(from, before, action, performed);
    long arrived = System.nanoTime();
    SearchNode to = arrival.node();
    Transition transition = record(from, before, action, performed, arrival);
    WorldCheckpoint here =
        arrival.exact() ? track.checkpointHere(to.checkpoint) : track.checkpoint();
    long settling = System.nanoTime();
    if (performed.drained().written()) {
      lateWrites.awaitAfter(action, here);
    }
    long settled = System.nanoTime() - settling;
    Path path = graph.pathTo(from.number).then(transition);

    long checking = System.nanoTime();
    Scene scene =
        new Scene(performed.contextAfter(), performed.lastResponse(), transition.changes(), path);
    Checked checked = check.check(invariants, scene, here);
    long checkedNanos = System.nanoTime() - checking;
    if (checked.unanswered()) {
      presence.recover("an invariant", path);
      position.lost();
    }
    listener.on(
        new ExplorationEvent.TransitionTaken(
            transition,
            checked.results(),
            StepTimes.ofTotal(
                System.nanoTime() - start,
                performed.apiNanos() + checked.apiNanos(),
                position.nanos() - restoring,
                performed.drainNanos() + arrived - drained,
                settled + drained - finding,
                checkedNanos - checked.apiNanos(),
                performed.scriptNanos())));

    if (resumption.performed(transition)) {
      budget.known();
    }
    if (findings.systemsFailed(world, path)) {
      // Whatever the API did then is no bug of the API, and the state is one of a broken world.
      frontier.brokeOff(from, action);
      frontier.leaveHalfWay(to);
      return;
    }
    List<BrokenRule> broken = new ArrayList<>(StepRules.broken(action, performed));
    broken.addAll(findings.broken(checked, path));
    boolean scriptHolds = !(performed.outcome() instanceof Outcome.ScriptFailed);
    if (performed.outcome() instanceof Outcome.ScriptFailed(var error)) {
      findings.scriptFailed(action.id().name(), error, path);
      frontier.brokeOff(from, action);
    }
    reads.performed(from, action, performed, arrival, transition.number());
    judge.judge(to, path, broken, scriptHolds);
    if (broken.isEmpty() && scriptHolds && findings.told() == told) {
      listener.on(new ExplorationEvent.TransitionSettled(transition.number(), !arrival.exact()));
    }
  }

  /// Finds out what the values mean that an action wrote, and comes back to where it led.
  private void experiment(SearchNode from, Action action)
      throws SystemFailure, InterruptedException, RunAborted {
    WorldCheckpoint here = track.checkpoint();
    lateWrites.awaitAfter(action, here);
    List<Action> path = new ArrayList<>();
    for (Transition step : graph.pathTo(from.number).steps()) {
      path.add(Objects.requireNonNull(actions.get(step.action())));
    }
    path.add(action);
    experiments.make(path);
    track.restore(here);
  }

  /// Performs an action; where the API does not answer, once more from the same state.
  ///
  /// @return empty when the API went away by it, and was started anew
  private Optional<Performed> answered(SearchNode from, Context context, Action action)
      throws SystemFailure, InterruptedException, RunAborted {
    Performed first = performer.perform(action, context, () -> goTo(from));
    if (!first.isUnanswered()) {
      return Optional.of(first);
    }
    if (isGone(from, action, first)) {
      return Optional.empty();
    }
    position.lost();
    Performed second =
        performer.perform(action, position.contentAt(from).context(), () -> goTo(from));
    if (!second.isUnanswered()) {
      findings.answeredAtSecondTry(action, first);
    } else if (isGone(from, action, second)) {
      return Optional.empty();
    }
    return Optional.of(second);
  }

  private void goTo(SearchNode node) throws SystemFailure, InterruptedException {
    if (position.goTo(node)) {
      reads.returnedTo(node);
    }
  }

  private Transition transition(
      SearchNode from, Action action, Performed performed, SearchNode to) {
    return new Transition(
        graph.transitionCount() + 1,
        from.number,
        action.id(),
        to.number,
        performed.exchanges(),
        performed.drained().changes(),
        performed.contextAfter());
  }

  private Transition record(
      SearchNode from, Content before, Action action, Performed performed, Arrival arrival) {
    SearchNode to = arrival.node();
    Transition transition = transition(from, action, performed, to);
    if (performed.drained().written() && !arrival.found()) {
      findings.tellsNothingApart(world, before.context(), action, performed);
      position.lost();
    } else if (!arrival.exact()) {
      position.lost();
    } else {
      position.arrivedAt(to, arrival.content());
    }
    unmadeCalls.tellOfLastStatus(action, performed);
    record(from, action, transition, arrival, performed.drained().written());
    if (arrival.found()) {
      listener.on(new ExplorationEvent.StateFound(graph.state(to.number), List.of()));
    }
    return transition;
  }

  private void record(
      SearchNode from, Action action, Transition transition, Arrival arrival, boolean written) {
    from.tried++;
    graph.add(transition).forEach(frontier::nearer);
    meetings.arrived(transition, arrival);
    boolean effective = !transition.isSelfLoop() || !transition.changes().isEmpty();
    tally.performed(action, transition, from.context, effective, written);
    frontier.brought(action, transition, arrival, written);
  }

  /// A call after which the API is gone is a violation with its path. What it did to the systems
  /// belongs to no state, and nothing is tried after it.
  private boolean isGone(SearchNode from, Action action, Performed performed)
      throws RunAborted, SystemFailure, InterruptedException {
    if (presence.isThere()) {
      return false;
    }
    Path before = graph.pathTo(from.number);
    Transition last = transition(from, action, performed, from);
    graph.add(last);
    from.tried++;
    tally.performed(action, last, from.context, false, performed.drained().written());
    frontier.broughtNothing(from, action);
    listener.on(
        new ExplorationEvent.TransitionTaken(
            last,
            List.of(),
            StepTimes.ofTotal(
                performed.apiNanos() + performed.scriptNanos(),
                performed.apiNanos(),
                0,
                0,
                0,
                0,
                performed.scriptNanos())));
    List<BrokenRule> broken = StepRules.broken(action, performed);
    Path path = before.then(last);
    if (world.canRevive()) {
      position.lost();
      presence.crashed(action.id().name(), before);
      for (BrokenRule rule : broken) {
        violations.add(rule, path, from.number, states.node(0));
      }
    } else {
      broken.forEach(rule -> violations.addUnchecked(rule, path, from.number));
      presence.require(action.id().name(), before);
    }
    position.lost();
    return true;
  }
}
