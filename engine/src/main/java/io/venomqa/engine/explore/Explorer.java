package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.explore.InvariantCheck.Checked;
import io.venomqa.engine.explore.InvariantCheck.Scene;
import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.explore.StateSpace.Arrival;
import io.venomqa.engine.explore.StepRules.BrokenRule;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import io.venomqa.engine.world.World.WorldCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries every sequence of actions within the scope, and checks every invariant after every step.
///
/// An explicit-state search whose successor function is the real API: the strategy says which known
/// state comes next, the world is rolled back to it, one action is performed, and what changed says
/// which state that leads to. One instance makes one run; nobody else may touch the world
/// meanwhile.
public final class Explorer {

  private final World world;
  private final Api api;
  private final List<Action> actions;
  private final List<Invariant> invariants;
  private final SearchStrategy strategy;
  private final Settings settings;
  private final RunControl control;
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
  private final Budget budget;
  private final Pacer pacer;
  private final KnownNames names;
  private final LateWrites lateWrites;
  private final ApiPresence presence;
  private final Frontier frontier;
  private Optional<RollbackProof.Proof> proof = Optional.empty();

  /// Makes a run ready; nothing is touched before [#run].
  ///
  /// @param strategy a fresh one, as the control is, which may be used from any thread
  /// @param listener called on the thread that calls [#run]
  public Explorer(
      World world,
      List<Action> actions,
      List<Invariant> invariants,
      SearchStrategy strategy,
      Settings settings,
      RunControl control,
      ExplorationListener listener) {
    this.world = world;
    this.api = new InterruptibleApi(world.api(), control);
    this.actions = List.copyOf(actions);
    this.invariants = List.copyOf(invariants);
    this.strategy = strategy;
    this.settings = settings;
    this.control = control;
    this.listener = listener;
    this.track = new Track(world, api);
    this.states =
        new StateSpace(
            track, this.actions, settings.scope(), new StateIdentity(settings.contextKeys()));
    this.graph = states.graph();
    this.findings = new Findings(listener);
    this.tally = new Tally(actions);
    this.unmadeCalls = new UnmadeCalls(tally, findings, settings, listener);
    this.performer = new Performer(world, track, api);
    this.position = new Position(world, track, settings.auditEvery(), findings);
    this.reads = new RepeatedReads(world, api, track, position, findings, settings);
    this.check = new InvariantCheck(world, track, api, findings);
    this.presence = new ApiPresence(api);
    this.lateWrites = new LateWrites(world, track, findings, settings.settle());
    this.budget = new Budget(settings.limits());
    this.names = new KnownNames(settings);
    this.pacer = new Pacer(control, budget, listener);
    this.frontier =
        new Frontier(strategy, states, this.actions, settings.scope(), budget, listener);
    this.violations =
        new ViolationLog(
            new Replayer(track, performer, check, this.actions, this.invariants),
            position,
            track.order() != RestoreOrder.NEWEST_FIRST,
            listener);
  }

  /// Explores until everything within the scope was tried, a limit was reached or the run was
  /// stopped, then puts the world back. Whatever ends it, what was found is in the result.
  public ExplorationResult run() {
    listener.on(
        new ExplorationEvent.Started(
            actions.stream().map(Action::id).toList(),
            invariants.stream().map(Invariant::name).toList(),
            strategy.name()));
    Ending ending = putBack(explored());
    listener.on(new ExplorationEvent.Ended(ending, tally.coverage(), budget.spentNanos()));
    return new ExplorationResult(
        strategy.name(),
        settings.scope(),
        settings.limits(),
        ending,
        graph,
        violations.all(),
        findings.scriptProblems(),
        findings.notices(),
        findings.hidden(),
        tally.coverage(),
        proof,
        !world.systems().isEmpty() && world.isObservable(),
        budget.spentNanos());
  }

  private Ending explored() {
    try {
      begin();
      budget.start();
      reads.start();
      search();
      reads.lastLook();
      new FreshWalks(world, track, position, performer, graph, findings, settings, actions)
          .look(states.node(0), budget.spentNanos());
      violations.confirm(graph, states.node(0));
      position.goTo(states.node(0));
      position.audit();
      names.ofContexts(graph).forEach(findings::notice);
      return control.isStopped()
          ? new Ending.Stopped(frontier.waiting())
          : frontier.ending(settings.allAbstractions(world));
    } catch (InterruptedException stopped) {
      return new Ending.Stopped(frontier.waiting());
    } catch (SystemFailure failure) {
      return Failures.ending(failure);
    } catch (RunAborted aborted) {
      return aborted.ending();
    } catch (RuntimeException | Error defect) {
      return Failures.ending(defect);
    }
  }

  private Ending putBack(Ending ending) {
    budget.stop();
    try {
      world.end();
      return ending;
    } catch (SystemFailure failure) {
      return Failures.notPutBack(ending, failure);
    } catch (RuntimeException | Error defect) {
      return Failures.notPutBack(ending, Failures.ending(defect));
    }
  }

  private void begin() throws SystemFailure, InterruptedException, RunAborted {
    SearchNode root = states.root(world.begin(), world.initialContext());
    names.ofSystems(world).forEach(findings::notice);
    names.ofActions(actions).forEach(findings::notice);
    position.arrivedAt(root);
    if (!world.restoreOrder().suffices(strategy.needs())) {
      throw new RunAborted(
          Ending.Cause.SYSTEM_FAILED,
          strategy.name() + " has to go back to states that the systems cannot go back to",
          "Choose depth first (search: {strategy: depth-first}), or another mechanism.");
    }
    if (settings.prove() && !world.systems().isEmpty()) {
      proveRollback(root);
    }
    Scene scene = new Scene(root.context, Optional.empty(), List.of(), Path.EMPTY);
    Checked checked = check.check(invariants, scene, root.checkpoint);
    if (checked.unanswered()) {
      presence.require("an invariant", Path.EMPTY);
    }
    listener.on(new ExplorationEvent.StateFound(graph.state(0), checked.results()));
    judge(root, Path.EMPTY, findings.broken(checked, Path.EMPTY), true);
  }

  private void proveRollback(SearchNode root)
      throws SystemFailure, InterruptedException, RunAborted {
    RollbackProof.Proof shown =
        new RollbackProof(
                world,
                track,
                position,
                presence,
                performer,
                actions,
                settings.unaudited(),
                listener)
            .prove(root);
    proof = Optional.of(shown);
    findings.systemsFailed(world, Path.EMPTY);
    shown.hidden().ifPresent(findings::hidden);
    if (!shown.passed()) {
      throw new RunAborted(Ending.Cause.NOT_PROVEN, shown.failure(), shown.remedy());
    }
    if (!shown.readBack()) {
      findings.proofIsWeak();
    }
    position.lost();
    position.goTo(root);
  }

  private void search() throws SystemFailure, InterruptedException, RunAborted {
    Optional<SearchNode> entered = Optional.empty();
    for (Optional<SearchNode> current = frontier.current();
        current.isPresent();
        current = frontier.current()) {
      SearchNode node = current.get();
      Optional<Action> next = frontier.nextAction(node);
      if (next.isEmpty()) {
        frontier.close(node);
        continue;
      }
      if (!pacer.awaitTurn() || budget.isSpent(graph.transitions().size(), violations.size())) {
        return;
      }
      if (!entered.equals(current)) {
        listener.on(new ExplorationEvent.StateEntered(node.number));
        entered = current;
      }
      node.nextAction++;
      try {
        step(node, next.get());
      } catch (SystemFailure failure) {
        throw Failures.inState(failure, node.number, next.get().id());
      }
    }
  }

  private void step(SearchNode from, Action action)
      throws SystemFailure, InterruptedException, RunAborted {
    long start = System.nanoTime();
    long restoring = position.nanos();
    findings.systemsFailed(world, Path.EMPTY);
    Performed performed = perform(from, action);
    if (performed.madeNoCall()) {
      Transition unmade = transition(from, action, performed, from);
      unmadeCalls.tell(from, action, performed, graph.pathTo(from.number).then(unmade));
      return;
    }
    long drained = System.nanoTime();
    Arrival arrival = states.successor(from, action, performed);
    long arrived = System.nanoTime();
    SearchNode to = arrival.node();
    Transition transition = record(from, action, performed, arrival);
    WorldCheckpoint here = track.checkpointHere(to.checkpoint);
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
      presence.require("an invariant", path);
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
                settled,
                checkedNanos - checked.apiNanos(),
                performed.scriptNanos())));

    if (findings.systemsFailed(world, path)) {
      // Whatever the API did then is no bug of the API, and the state is one of a broken world.
      return;
    }
    List<BrokenRule> broken = new ArrayList<>(StepRules.broken(action, performed));
    broken.addAll(findings.broken(checked, path));
    boolean scriptHolds = !(performed.outcome() instanceof Outcome.ScriptFailed);
    if (performed.outcome() instanceof Outcome.ScriptFailed(var error)) {
      findings.scriptFailed(action.id().name(), error, path);
    }
    reads.performed(from, action, performed, arrival);
    judge(to, path, broken, scriptHolds);
  }

  /// Performs an action; where the API does not answer, once more from the same state.
  private Performed perform(SearchNode from, Action action)
      throws SystemFailure, InterruptedException, RunAborted {
    Performed first = performer.perform(action, from.context, () -> goTo(from));
    if (!first.isUnanswered()) {
      return first;
    }
    requireReachable(from, action, first);
    position.lost();
    Performed second = performer.perform(action, from.context, () -> goTo(from));
    if (second.isUnanswered()) {
      requireReachable(from, action, second);
    } else {
      findings.answeredAtSecondTry(action, first);
    }
    return second;
  }

  private void goTo(SearchNode node) throws SystemFailure, InterruptedException {
    if (position.goTo(node)) {
      reads.returnedTo(node);
    }
  }

  private Transition transition(
      SearchNode from, Action action, Performed performed, SearchNode to) {
    return new Transition(
        graph.transitions().size() + 1,
        from.number,
        action.id(),
        to.number,
        performed.exchanges(),
        performed.drained().changes(),
        performed.contextAfter());
  }

  private Transition record(SearchNode from, Action action, Performed performed, Arrival arrival) {
    from.tried++;
    SearchNode to = arrival.node();
    Transition transition = transition(from, action, performed, to);
    graph.add(transition).forEach(frontier::nearer);
    if (performed.drained().written() && !arrival.found()) {
      findings.tellsNothingApart(world);
      position.lost();
    } else {
      position.arrivedAt(to);
    }
    tally.performed(action.id(), transition.statusCode(), to != from);
    unmadeCalls.tellOfLastStatus(action, performed);
    if (arrival.found()) {
      listener.on(new ExplorationEvent.StateFound(graph.state(to.number), List.of()));
    }
    return transition;
  }

  /// What is wrong with a call does not keep the state that it led to from being explored; a state
  /// in which an invariant is broken is left, and so is one that a failed script left half-way.
  private void judge(SearchNode to, Path path, List<BrokenRule> broken, boolean scriptHolds)
      throws SystemFailure, InterruptedException {
    boolean breaksInvariant =
        broken.stream().anyMatch(rule -> rule.kind() == Violation.Kind.INVARIANT);
    if (breaksInvariant && !settings.beyond()) {
      frontier.leave(to);
    } else if (scriptHolds) {
      frontier.add(to);
    }
    for (BrokenRule rule : broken) {
      violations.add(rule, path, to.number, states.node(0));
    }
  }

  /// A call after which the API is gone is the last of the run, and a violation with its path.
  private void requireReachable(SearchNode from, Action action, Performed performed)
      throws RunAborted {
    if (presence.isThere()) {
      return;
    }
    Path before = graph.pathTo(from.number);
    Transition last = transition(from, action, performed, from);
    graph.add(last);
    tally.performed(action.id(), last.statusCode(), false);
    StepRules.broken(action, performed)
        .forEach(rule -> violations.addUnchecked(rule, before.then(last), from.number));
    presence.require(action.id().name(), before);
  }
}
