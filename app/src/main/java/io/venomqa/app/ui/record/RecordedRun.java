package io.venomqa.app.ui.record;

import io.venomqa.app.ui.graph.GraphChange;
import io.venomqa.app.ui.graph.GraphEdge;
import io.venomqa.app.ui.graph.GraphNode;
import io.venomqa.app.ui.graph.Mark;
import io.venomqa.app.ui.graph.NodeStatus;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Edge;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.RuleResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// States, transitions and verdicts of one run. Used by one thread.
///
/// Each event is told as changes of the picture: a state that nothing was said about yet counts as
/// waiting until it is closed, or until the run has tried everything.
public final class RecordedRun {

  private final StateGraph graph = new StateGraph();
  private final List<NodeStatus> statuses = new ArrayList<>();
  private final Map<Integer, Severity> worst = new HashMap<>();
  private final Map<Integer, List<RuleResult>> rules = new HashMap<>();
  private final ViolationGroups violations = new ViolationGroups();
  private final RunTotals totals = new RunTotals();
  private OptionalInt trying = OptionalInt.empty();

  public StateGraph graph() {
    return graph;
  }

  public RunTotals totals() {
    return totals;
  }

  public ViolationGroups violations() {
    return violations;
  }

  public NodeStatus status(int state) {
    return statuses.get(state);
  }

  /// What the rules said after a transition; for 0, in the initial state.
  public List<RuleResult> rulesAfter(int transition) {
    return rules.getOrDefault(transition, List.of());
  }

  /// Takes note of an event.
  ///
  /// @return what it changes in the picture, in order
  public List<GraphChange> on(ExplorationEvent event) {
    List<GraphChange> changes = new ArrayList<>();
    switch (event) {
      case ExplorationEvent.StateFound(State state, List<RuleResult> initial) ->
          found(state, initial, changes);
      case ExplorationEvent.StateWaiting(int state) -> {
        totals.announced(state);
        set(state, NodeStatus.WAITING, changes);
      }
      case ExplorationEvent.StateEntered(int state) -> entered(state, changes);
      case ExplorationEvent.StateClosed(int state, int tried) -> {
        totals.closed(state);
        set(state, tried == 0 ? NodeStatus.NOTHING_ENABLED : NodeStatus.TRIED, changes);
      }
      case ExplorationEvent.TransitionTaken(var transition, var results, var _) ->
          taken(transition, results, changes);
      case ExplorationEvent.ViolationFound(var violation) -> {
        violations.add(violation);
        worst.merge(violation.state(), violation.severity(), RecordedRun::worse);
        changes.add(new GraphChange.NodeUpdated(node(violation.state())));
      }
      case ExplorationEvent.ViolationChecked(var violation) -> violations.replace(violation);
      case ExplorationEvent.Ended(var ending, var _, var _, var _) -> ended(ending, changes);
      case ExplorationEvent.ScriptFailed(var problem) -> totals.scriptFailed(problem.script());
      case ExplorationEvent.Started _,
          ExplorationEvent.ProofStep _,
          ExplorationEvent.ScopeClosed _,
          ExplorationEvent.TransitionSettled _,
          ExplorationEvent.ActionSkipped _,
          ExplorationEvent.Noticed _,
          ExplorationEvent.HiddenStateFound _,
          ExplorationEvent.Paused _,
          ExplorationEvent.Minimizing _,
          ExplorationEvent.Resumed _ -> {}
    }
    return changes;
  }

  /// Depth up to which every call was tried in every state; -1 when not even in the initial one.
  public int closedTo() {
    int closed = totals.depth();
    for (State state : graph.states()) {
      NodeStatus status = statuses.get(state.number());
      boolean open = status == NodeStatus.WAITING || status == NodeStatus.TRYING;
      if (open && !worst.containsKey(state.number())) {
        closed = Math.min(closed, state.depth() - 1);
      }
    }
    return graph.states().isEmpty() ? -1 : closed;
  }

  /// The picture of a path and what leads off it: its states and their neighbours.
  public GraphNode node(int number) {
    State state = graph.state(number);
    return new GraphNode(
        number,
        state.depth(),
        statuses.get(number),
        Optional.ofNullable(worst.get(number)).map(severity -> Mark.valueOf(severity.name())));
  }

  private void found(State state, List<RuleResult> initial, List<GraphChange> changes) {
    graph.add(state);
    statuses.add(NodeStatus.WAITING);
    totals.found(state.depth());
    if (state.number() == 0) {
      rules.put(0, initial);
    }
    changes.add(new GraphChange.NodeAdded(node(state.number())));
  }

  private void entered(int state, List<GraphChange> changes) {
    trying.ifPresent(before -> {
      if (before != state && statuses.get(before) == NodeStatus.TRYING) {
        set(before, NodeStatus.WAITING, changes);
      }
    });
    trying = OptionalInt.of(state);
    set(state, NodeStatus.TRYING, changes);
  }

  private void taken(Transition transition, List<RuleResult> results, List<GraphChange> changes) {
    boolean joins = transition.to() == 0 || graph.pathTo(transition.to()).length() > 0;
    List<State> nearer = graph.add(transition);
    rules.put(transition.number(), results);
    totals.taken(transition, joins && !transition.isSelfLoop());
    changes.add(new GraphChange.EdgeAdded(edge(graph.edge(transition.number()), joins)));
    for (State state : nearer) {
      changes.add(new GraphChange.NodeUpdated(node(state.number())));
    }
  }

  /// How a transition is drawn.
  static GraphEdge edge(Edge edge, boolean joins) {
    return new GraphEdge(edge.number(), edge.from(), edge.to(), edge.action().name(), joins);
  }

  private void ended(Ending ending, List<GraphChange> changes) {
    trying.ifPresent(state -> {
      if (statuses.get(state) == NodeStatus.TRYING) {
        set(state, NodeStatus.WAITING, changes);
      }
    });
    trying = OptionalInt.empty();
    switch (ending) {
      case Ending.Exhausted _ -> {
        for (int state = 0; state < statuses.size(); state++) {
          if (statuses.get(state) == NodeStatus.WAITING) {
            set(state, NodeStatus.NOTHING_ENABLED, changes);
          }
        }
        totals.left(0);
      }
      case Ending.LimitReached(var _, int waiting, var _) -> totals.left(waiting);
      case Ending.Stopped(int waiting, var _) -> totals.left(waiting);
      case Ending.Aborted _ -> {}
    }
  }

  private void set(int state, NodeStatus status, List<GraphChange> changes) {
    if (statuses.get(state) != status) {
      statuses.set(state, status);
      changes.add(new GraphChange.NodeUpdated(node(state)));
    }
  }

  private static Severity worse(Severity one, Severity other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
