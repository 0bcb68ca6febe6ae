package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything that takes part in one run, made ready; nothing is touched yet.
final class Exploration {

  final World world;
  final Api api;
  final List<Action> actions;
  final Map<ActionId, Action> actionsById;
  final List<Invariant> invariants;
  final SearchStrategy strategy;
  final Settings settings;
  final RunControl control;
  final ExplorationListener listener;

  final Track track;
  final StateSpace states;
  final StateGraph graph;
  final Findings findings;
  final Tally tally;
  final UnmadeCalls unmadeCalls;
  final Performer performer;
  final Position position;
  final RepeatedReads reads;
  final InvariantCheck check;
  final ViolationLog violations;
  final Budget budget;
  final Pacer pacer;
  final KnownNames names;
  final LateWrites lateWrites;
  final ApiPresence presence;
  final Frontier frontier;
  final Judge judge;
  final Experiments experiments;
  final Meetings meetings;
  final Resumption resumption;

  Exploration(
      World world,
      List<Action> actions,
      List<Invariant> invariants,
      SearchStrategy strategy,
      Settings settings,
      RunControl control,
      ExplorationListener listener,
      RunRecords records) {
    this.world = world;
    this.api = new InterruptibleApi(world.api(), control);
    this.actions = List.copyOf(actions);
    this.actionsById =
        actions.stream().collect(Collectors.toUnmodifiableMap(Action::id, Function.identity()));
    this.invariants = List.copyOf(invariants);
    this.strategy = strategy;
    this.settings = settings;
    this.control = control;
    this.listener = listener;
    this.track = new Track(world, api);
    this.states = new StateSpace(world, track, this.actions, settings, records.transitions());
    this.graph = states.graph();
    this.findings = new Findings(listener);
    this.tally = new Tally(actions);
    this.unmadeCalls = new UnmadeCalls(tally, findings, settings, listener);
    this.performer = new Performer(world, track, api);
    this.position =
        new Position(
            world,
            track,
            settings.safeguards().auditEvery(),
            findings,
            new Rewalk(states, performer, actionsById));
    this.reads = new RepeatedReads(world, api, track, position, graph, findings, settings);
    this.check = new InvariantCheck(world, track, api, findings);
    this.presence = new ApiPresence(api, world);
    this.lateWrites = new LateWrites(world, track, findings, settings.safeguards().settle());
    this.budget = new Budget(settings.limits());
    this.names = new KnownNames(settings);
    this.pacer = new Pacer(control, budget, listener);
    this.frontier =
        new Frontier(
            strategy,
            states,
            this.actions,
            settings.scope(),
            budget,
            position,
            track.order(),
            listener);
    Replayer replayer =
        new Replayer(
            world,
            track,
            position,
            performer,
            check,
            findings,
            graph,
            actionsById,
            this.invariants);
    this.violations =
        new ViolationLog(
            replayer,
            new Minimizer(api, replayer, presence, pacer),
            presence,
            track.order(),
            listener);
    this.meetings = new Meetings(states, settings.abstraction());
    this.resumption = new Resumption(records.past());
    this.experiments =
        new Experiments(
            world,
            track,
            position,
            performer,
            states,
            presence,
            settings.safeguards().experiments());
    this.judge = new Judge(states, frontier, violations, settings.beyond());
  }
}
