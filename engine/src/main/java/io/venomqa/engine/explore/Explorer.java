package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.SearchStrategy.Call;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Learned;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Optional;

/// Tries every sequence of actions within the scope, and checks every invariant after every step.
///
/// An explicit-state search whose successor function is the real API: the strategy says which call
/// in which known state comes next, the world is rolled back to that state, the action is
/// performed, and what changed says which state that leads to. One instance makes one run; nobody
/// else may touch the world meanwhile.
public final class Explorer {

  private final Exploration exploration;
  private final Steps steps;
  private final World world;
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
  private final Performer performer;
  private final Position position;
  private final RepeatedReads reads;
  private final ViolationLog violations;
  private final Budget budget;
  private final Meetings meetings;
  private final Pacer pacer;
  private final KnownNames names;
  private final Frontier frontier;
  private final Recollection recollection;
  private final Resumption resumption;
  private Optional<RollbackProof.Proof> proof = Optional.empty();
  private List<Learned> known;

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
    this(world, actions, invariants, strategy, settings, control, listener, RunRecords.inMemory());
  }

  /// The same, with the transitions kept elsewhere, or going on with an earlier run.
  public Explorer(
      World world,
      List<Action> actions,
      List<Invariant> invariants,
      SearchStrategy strategy,
      Settings settings,
      RunControl control,
      ExplorationListener listener,
      RunRecords records) {
    this.exploration =
        new Exploration(world, actions, invariants, strategy, settings, control, listener, records);
    this.steps = new Steps(exploration);
    this.world = exploration.world;
    this.actions = exploration.actions;
    this.invariants = exploration.invariants;
    this.strategy = exploration.strategy;
    this.settings = exploration.settings;
    this.control = exploration.control;
    this.listener = exploration.listener;
    this.track = exploration.track;
    this.states = exploration.states;
    this.graph = exploration.graph;
    this.findings = exploration.findings;
    this.tally = exploration.tally;
    this.performer = exploration.performer;
    this.position = exploration.position;
    this.reads = exploration.reads;
    this.violations = exploration.violations;
    this.budget = exploration.budget;
    this.meetings = exploration.meetings;
    this.pacer = exploration.pacer;
    this.names = exploration.names;
    this.frontier = exploration.frontier;
    this.resumption = exploration.resumption;
    this.recollection = new Recollection(world, states, settings);
    this.known = settings.known();
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
    resumption.notice().ifPresent(findings::notice);
    Coverage coverage = tally.coverage(ending, world, states, frontier);
    listener.on(
        new ExplorationEvent.Ended(ending, coverage, meetings.sameness(), budget.spentNanos()));
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
        coverage,
        meetings.sameness(),
        proof,
        !world.systems().isEmpty() && world.isObservable(),
        budget.spentNanos());
  }

  private Ending explored() {
    try {
      proof = new Opening(exploration).begin();
      tally.begun(world);
      budget.start();
      reads.start();
      search();
      reads.lastLook();
      new FreshWalks(
              world, track, position, performer, graph, findings, settings, exploration.actionsById)
          .look(states.node(0), budget.spentNanos());
      violations.confirm(graph, states.node(0));
      position.goTo(states.node(0));
      position.audit();
      names.ofContexts(graph).forEach(findings::notice);
      meetings.notices().forEach(findings::notice);
      return remembered(
          control.isStopped()
              ? frontier.stopped()
              : frontier.ending(
                  settings.abstraction().inWords(world, states.identity().learned())));
    } catch (InterruptedException stopped) {
      return frontier.stopped();
    } catch (SystemFailure failure) {
      return Failures.ending(failure);
    } catch (RunAborted aborted) {
      boolean isApiEndedToo =
          aborted.ending().cause() == Ending.Cause.API_DOWN && control.isStoppedInAMoment();
      return isApiEndedToo ? frontier.stopped() : aborted.ending();
    } catch (RuntimeException | Error defect) {
      return Failures.ending(defect);
    }
  }

  /// What is known about values after the run, for [Settings#withKnown] of the next one.
  public List<Learned> known() {
    return known;
  }

  private Ending remembered(Ending ending) {
    boolean complete = ending instanceof Ending.Exhausted;
    recollection.notices(complete).forEach(findings::notice);
    known = recollection.known(complete);
    return ending;
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

  private void search() throws SystemFailure, InterruptedException, RunAborted {
    int entered = -1;
    while (!frontier.isEmpty()) {
      if (!pacer.awaitTurn() || budget.isSpent(graph.transitionCount(), violations.size())) {
        return;
      }
      Call call = frontier.next();
      Action action = actions.get(call.action());
      if (call.state() != entered) {
        listener.on(new ExplorationEvent.StateEntered(call.state()));
        entered = call.state();
      }
      try {
        steps.take(states.node(call.state()), action);
      } catch (SystemFailure failure) {
        throw Failures.inState(failure, call.state(), action.id());
      }
      frontier.wasTried(call);
    }
  }
}
