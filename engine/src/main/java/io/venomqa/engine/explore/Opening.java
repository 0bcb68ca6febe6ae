package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.InvariantCheck.Checked;
import io.venomqa.engine.explore.InvariantCheck.Scene;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import java.util.List;
import java.util.Optional;

/// The beginning of a run: the initial state, and the proof that the world can go back to it.
final class Opening {

  private final World world;
  private final List<Action> actions;
  private final List<Invariant> invariants;
  private final SearchStrategy strategy;
  private final Settings settings;
  private final ExplorationListener listener;
  private final Track track;
  private final StateSpace states;
  private final StateGraph graph;
  private final Findings findings;
  private final Performer performer;
  private final Position position;
  private final InvariantCheck check;
  private final KnownNames names;
  private final ApiPresence presence;
  private final Judge judge;
  private final Resumption resumption;

  Opening(Exploration run) {
    this.world = run.world;
    this.actions = run.actions;
    this.invariants = run.invariants;
    this.strategy = run.strategy;
    this.settings = run.settings;
    this.listener = run.listener;
    this.track = run.track;
    this.states = run.states;
    this.graph = run.graph;
    this.findings = run.findings;
    this.performer = run.performer;
    this.position = run.position;
    this.check = run.check;
    this.names = run.names;
    this.presence = run.presence;
    this.judge = run.judge;
    this.resumption = run.resumption;
  }

  /// Begins the systems, proves rollback and checks the initial state.
  ///
  /// @return how rollback was proven; empty where it was not asked for
  Optional<RollbackProof.Proof> begin() throws SystemFailure, InterruptedException, RunAborted {
    SearchNode root = states.root(world.begin(), world.initialContext());
    names.ofSystems(world).forEach(findings::notice);
    names.ofActions(actions).forEach(findings::notice);
    position.arrivedAt(root, root.content);
    if (world.systems().isEmpty()) {
      findings.nothingIsRestored();
    }
    resumption.begin(graph.state(0));
    if (!world.restoreOrder().suffices(strategy.needs())) {
      throw new RunAborted(
          Ending.Cause.SYSTEM_FAILED,
          strategy.name() + " has to go back to states that the systems cannot go back to",
          "Choose search: {strategy: depth-first} or iterative-deepening, or another mechanism.");
    }
    Optional<RollbackProof.Proof> proof = Optional.empty();
    if (settings.safeguards().prove() && !world.systems().isEmpty()) {
      proof = Optional.of(proveRollback(root));
    }
    Scene scene = new Scene(root.context, Optional.empty(), List.of(), Path.EMPTY);
    Checked checked = check.check(invariants, scene, root.checkpoint);
    if (checked.unanswered()) {
      presence.require("an invariant", Path.EMPTY);
    }
    listener.on(new ExplorationEvent.StateFound(graph.state(0), checked.results()));
    judge.judge(root, Path.EMPTY, findings.broken(checked, Path.EMPTY), true);
    return proof;
  }

  private RollbackProof.Proof proveRollback(SearchNode root)
      throws SystemFailure, InterruptedException, RunAborted {
    RollbackProof.Proof shown =
        new RollbackProof(
                world,
                track,
                position,
                presence,
                performer,
                actions,
                settings.safeguards().unaudited(),
                listener)
            .prove(root);
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
    return shown;
  }
}
