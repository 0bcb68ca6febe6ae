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
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.rule.Outcome;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

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

  private final StateSpace states;
  private final StateGraph graph;
  private final Findings findings;
  private final Tally tally;
  private final Performer performer;
  private final Position position;
  private final InvariantCheck check;
  private final ViolationLog violations;
  private final Budget budget;
  private final Set<Integer> tooDeep = new TreeSet<>();
  private Optional<RollbackProof.Proof> proof = Optional.empty();

  /// Makes a run ready; nothing is touched before [#run].
  ///
  /// @param strategy a fresh one
  /// @param control also fresh; may be used from any thread
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
    this.states =
        new StateSpace(
            world, this.actions, settings.scope(), new StateIdentity(settings.contextKeys()));
    this.graph = states.graph();
    this.findings = new Findings(listener);
    this.tally = new Tally(actions);
    this.performer = new Performer(world, api);
    this.position = new Position(world, settings.auditEvery(), findings::notice);
    this.check = new InvariantCheck(world, api, findings::invariantWrote);
    this.budget = new Budget(settings.limits());
    this.violations =
        new ViolationLog(
            new Replayer(world, performer, check, this.actions, this.invariants),
            position,
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
    Ending explored = explored();
    budget.stop();
    Ending ending = putBack(explored);
    long duration = budget.spentNanos();
    listener.on(new ExplorationEvent.Ended(ending, tally.coverage(), duration));
    return new ExplorationResult(
        strategy.name(),
        settings.scope(),
        settings.limits(),
        ending,
        graph,
        violations.all(),
        findings.scriptProblems(),
        findings.notices(),
        tally.coverage(),
        proof,
        !world.systems().isEmpty(),
        duration);
  }

  private Ending explored() {
    try {
      begin();
      budget.start();
      search();
      violations.shorten(graph, states.node(0));
      position.goTo(states.node(0));
      position.audit();
      return ending();
    } catch (InterruptedException stopped) {
      return new Ending.Stopped(waiting());
    } catch (AuditFailure failure) {
      return new Ending.Aborted(
          Ending.Cause.AUDIT_FAILED, String.valueOf(failure.getMessage()), failure.remedy());
    } catch (SystemFailure failure) {
      return aborted(failure);
    } catch (RunAborted aborted) {
      return aborted.ending();
    }
  }

  private Ending putBack(Ending ending) {
    try {
      world.end();
      return ending;
    } catch (SystemFailure failure) {
      return ending instanceof Ending.Aborted ? ending : aborted(failure);
    }
  }

  private static Ending.Aborted aborted(SystemFailure failure) {
    return new Ending.Aborted(
        Ending.Cause.SYSTEM_FAILED,
        failure.system() + ": " + failure.getMessage(),
        failure.remedy());
  }

  private Ending ending() {
    if (control.isStopped()) {
      return new Ending.Stopped(waiting());
    }
    Set<Limit> limits = EnumSet.noneOf(Limit.class);
    limits.addAll(budget.reached());
    if (!tooDeep.isEmpty()) {
      limits.add(Limit.DEPTH);
    }
    return limits.isEmpty()
        ? new Ending.Exhausted(settings.scope().toString(), List.of())
        : new Ending.LimitReached(Set.copyOf(limits), waiting());
  }

  private int waiting() {
    return strategy.waiting() + tooDeep.size();
  }

  private void begin() throws SystemFailure, InterruptedException, RunAborted {
    SearchNode root = states.root(world.begin(), world.initialContext());
    position.arrivedAt(root);
    if (world.restoreOrder().compareTo(strategy.needs()) > 0) {
      throw new RunAborted(
          Ending.Cause.SYSTEM_FAILED,
          strategy.name() + " has to go back to states that the systems cannot go back to",
          "Choose depth first, or another mechanism.");
    }
    if (settings.prove() && !world.systems().isEmpty()) {
      proveRollback(root);
    }
    Scene scene = new Scene(root.context, Optional.empty(), List.of(), Path.EMPTY);
    Checked checked = check.check(invariants, scene, root.checkpoint);
    requireAnswers(checked.unanswered(), Path.EMPTY);
    listener.on(new ExplorationEvent.StateFound(graph.state(0), checked.results()));
    judge(root, Path.EMPTY, brokenInvariants(checked, Path.EMPTY), true);
  }

  private void proveRollback(SearchNode root)
      throws SystemFailure, InterruptedException, RunAborted {
    RollbackProof.Proof shown = new RollbackProof(world, performer, actions, listener).prove(root);
    proof = Optional.of(shown);
    if (!shown.passed()) {
      throw new RunAborted(Ending.Cause.NOT_PROVEN, shown.failure(), shown.remedy());
    }
    position.lost();
    position.goTo(root);
  }

  private void search() throws SystemFailure, InterruptedException, RunAborted {
    OptionalInt entered = OptionalInt.empty();
    for (OptionalInt current = strategy.current();
        current.isPresent();
        current = strategy.current()) {
      SearchNode node = states.node(current.getAsInt());
      Optional<Action> next = nextAction(node);
      if (next.isEmpty()) {
        strategy.closeCurrent();
        listener.on(new ExplorationEvent.StateClosed(node.number, node.tried));
        continue;
      }
      if (!awaitTurn() || budget.isSpent(graph.transitions().size(), violations.size())) {
        return;
      }
      if (!entered.equals(current)) {
        listener.on(new ExplorationEvent.StateEntered(node.number));
        entered = current;
      }
      node.nextAction++;
      step(node, next.get());
    }
  }

  private Optional<Action> nextAction(SearchNode node) {
    for (; node.nextAction < actions.size(); node.nextAction++) {
      Action action = actions.get(node.nextAction);
      if (node.performed.containsAll(action.preconditions())
          && settings.scope().allowsCallAfter(node.calls.getOrDefault(action.id(), 0))) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  private boolean awaitTurn() throws InterruptedException {
    if (!control.mustWait()) {
      return control.awaitTurn();
    }
    listener.on(new ExplorationEvent.Paused());
    budget.pause();
    boolean goOn = control.awaitTurn();
    budget.resume();
    if (goOn) {
      listener.on(new ExplorationEvent.Resumed());
    }
    return goOn;
  }

  private void step(SearchNode from, Action action)
      throws SystemFailure, InterruptedException, RunAborted {
    long start = System.nanoTime();
    long restoring = position.nanos();
    Performed performed = perform(from, action);
    if (performed.madeNoCall()) {
      withoutCall(from, action, performed);
      return;
    }
    long drained = System.nanoTime();
    Arrival arrival = states.successor(from, action, performed);
    long arrived = System.nanoTime();
    SearchNode to = arrival.node();
    Transition transition = record(from, action, performed, arrival);
    Path path = graph.pathTo(from.number).then(transition);

    long checking = System.nanoTime();
    Scene scene =
        new Scene(performed.contextAfter(), performed.lastResponse(), transition.changes(), path);
    Checked checked = check.check(invariants, scene, to.checkpoint);
    long checkedNanos = System.nanoTime() - checking;
    requireAnswers(checked.unanswered(), path);
    listener.on(
        new ExplorationEvent.TransitionTaken(
            transition,
            checked.results(),
            StepTimes.ofTotal(
                System.nanoTime() - start,
                performed.apiNanos() + checked.apiNanos(),
                position.nanos() - restoring,
                performed.drainNanos() + arrived - drained,
                checkedNanos - checked.apiNanos(),
                performed.scriptNanos())));

    List<BrokenRule> broken = new ArrayList<>(StepRules.broken(action, performed));
    broken.addAll(brokenInvariants(checked, path));
    boolean scriptHolds = !(performed.outcome() instanceof Outcome.ScriptFailed);
    if (performed.outcome() instanceof Outcome.ScriptFailed(var error)) {
      findings.scriptFailed(action.id().name(), error, path);
    }
    judge(to, path, broken, scriptHolds);
  }

  /// Performs an action; where the API does not answer, once more from the same state.
  private Performed perform(SearchNode from, Action action)
      throws SystemFailure, InterruptedException, RunAborted {
    Performed first = performer.perform(action, from.context, () -> position.goTo(from));
    if (!first.isUnanswered()) {
      return first;
    }
    Path path = graph.pathTo(from.number);
    requireReachable(path, action.id().name());
    position.lost();
    Performed second = performer.perform(action, from.context, () -> position.goTo(from));
    if (second.isUnanswered()) {
      requireReachable(path, action.id().name());
    } else {
      findings.answeredAtSecondTry(action, first);
    }
    return second;
  }

  private void withoutCall(SearchNode from, Action action, Performed performed) {
    switch (performed.outcome()) {
      case Outcome.Skipped(var reason) -> {
        tally.skipped(action.id(), reason);
        listener.on(new ExplorationEvent.ActionSkipped(from.number, action.id(), reason));
      }
      case Outcome.ScriptFailed(var error) ->
          findings.scriptFailed(
              action.id().name(), error, pathWithUnmadeCall(from, action, performed));
      case Outcome.ExpectationFailed(var message, var _) ->
          tally.skipped(action.id(), "it made no call: " + message);
      case Outcome.Responded _ -> tally.skipped(action.id(), "it made no call");
    }
  }

  private Path pathWithUnmadeCall(SearchNode from, Action action, Performed performed) {
    Transition unmade =
        new Transition(
            graph.transitions().size() + 1,
            from.number,
            action.id(),
            from.number,
            List.of(),
            List.of(),
            performed.contextAfter());
    return graph.pathTo(from.number).then(unmade);
  }

  private Transition record(SearchNode from, Action action, Performed performed, Arrival arrival) {
    from.tried++;
    SearchNode to = arrival.node();
    Transition transition =
        new Transition(
            graph.transitions().size() + 1,
            from.number,
            action.id(),
            to.number,
            performed.exchanges(),
            performed.drained().changes(),
            performed.contextAfter());
    graph.add(transition).forEach(this::nearer);
    if (performed.drained().written() && !arrival.found()) {
      position.lost();
    } else {
      position.arrivedAt(to);
    }
    tally.performed(action.id(), transition.statusCode(), to != from);
    if (performed.lastStatusRead() && !settings.includesLastStatus()) {
      findings.readsLastStatus(action);
    }
    if (arrival.found()) {
      listener.on(new ExplorationEvent.StateFound(graph.state(to.number), List.of()));
    }
    return transition;
  }

  /// The rules that were found broken; an invariant that failed itself is told of.
  private List<BrokenRule> brokenInvariants(Checked checked, Path path) {
    checked.errors().forEach((name, error) -> findings.scriptFailed(name, error, path));
    return checked.broken();
  }

  private void judge(SearchNode to, Path path, List<BrokenRule> broken, boolean scriptHolds)
      throws SystemFailure, InterruptedException {
    if (scriptHolds && (broken.isEmpty() || settings.beyond())) {
      enqueue(to);
    }
    for (BrokenRule rule : broken) {
      violations.add(rule, path, to.number, states.node(0));
    }
  }

  private void enqueue(SearchNode node) {
    if (node.queued || !states.isInScope(node)) {
      return;
    }
    if (!budget.allowsDepth(graph.state(node.number).depth())) {
      if (nextAction(node).isPresent()) {
        tooDeep.add(node.number);
      }
      return;
    }
    tooDeep.remove(node.number);
    node.queued = true;
    strategy.add(node.number);
    listener.on(new ExplorationEvent.StateWaiting(node.number));
  }

  /// A state that a shorter way was found to may have been too deep before.
  private void nearer(State state) {
    if (tooDeep.contains(state.number())) {
      enqueue(states.node(state.number()));
    }
  }

  private void requireAnswers(boolean unanswered, Path path) throws RunAborted {
    if (unanswered) {
      requireReachable(path, "an invariant");
    }
  }

  private void requireReachable(Path path, String during) throws RunAborted {
    if (!api.isReachable()) {
      throw new RunAborted(
          Ending.Cause.API_DOWN,
          "the API at %s went away during %s, after %s".formatted(api.address(), during, path),
          "Look at the API's own output for the reason, start it again and run again. What was"
              + " found so far is kept.");
    }
  }
}
