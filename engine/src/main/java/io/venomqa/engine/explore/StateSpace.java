package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World.WorldDrained;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The states known so far, and which state a call leads to.
final class StateSpace {

  private final Track track;
  private final Scope scope;
  private final StateIdentity identity;
  private final Set<ActionId> mentioned;
  private final StateGraph graph = new StateGraph();
  private final List<SearchNode> nodes = new ArrayList<>();

  StateSpace(Track track, List<Action> actions, Scope scope, StateIdentity identity) {
    this.track = track;
    this.scope = scope;
    this.identity = identity;
    this.mentioned =
        actions.stream()
            .flatMap(action -> action.preconditions().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  StateGraph graph() {
    return graph;
  }

  SearchNode node(int number) {
    return nodes.get(number);
  }

  /// The state that a step led to.
  ///
  /// @param found whether it was met for the first time
  record Arrival(SearchNode node, boolean found) {}

  /// Adds the initial state, in which the world is now.
  SearchNode root(WorldDrained initial, Context context) throws SystemFailure {
    StateId id = identity.of(initial.content(), context, Set.of(), Map.of());
    return add(id, initial.content(), context, Set.of(), Map.of(), Map.of(), 0);
  }

  /// The state in which the world is after an action that made a call; its checkpoint is taken now
  /// where it is new.
  Arrival successor(SearchNode from, Action action, Performed performed) throws SystemFailure {
    Map<String, ContentHash> content = performed.drained().content();
    Set<ActionId> done = performedAfter(from, action, performed);
    StateId unchanged = graph.state(from.number).id();
    if (identity.of(content, performed.contextAfter(), done, from.calls).equals(unchanged)) {
      return new Arrival(from, false);
    }
    Map<ActionId, Integer> calls = callsAfter(from, action);
    StateId id = identity.of(content, performed.contextAfter(), done, calls);
    Optional<State> known = graph.find(id);
    if (known.isPresent()) {
      return new Arrival(nodes.get(known.get().number()), false);
    }
    int depth = graph.state(from.number).depth() + 1;
    SearchNode node =
        add(
            id,
            content,
            performed.contextAfter(),
            done,
            calls,
            rowsAfter(from, performed.drained().changes()),
            depth);
    return new Arrival(node, true);
  }

  /// Whether the scope allows anything to be tried in a state.
  boolean isInScope(SearchNode node) {
    return scope.allowsRows(node.moreRows);
  }

  private SearchNode add(
      StateId id,
      Map<String, ContentHash> content,
      Context context,
      Set<ActionId> done,
      Map<ActionId, Integer> calls,
      Map<String, Integer> moreRows,
      int depth)
      throws SystemFailure {
    int number = nodes.size();
    graph.add(new State(id, number, depth, content, context));
    SearchNode node = new SearchNode(number, track.checkpoint(), context, done, calls, moreRows);
    nodes.add(node);
    return node;
  }

  private Set<ActionId> performedAfter(SearchNode from, Action action, Performed performed) {
    if (!mentioned.contains(action.id())
        || from.performed.contains(action.id())
        || performed.isUnanswered()) {
      return from.performed;
    }
    Set<ActionId> more = new HashSet<>(from.performed);
    more.add(action.id());
    return more;
  }

  private Map<ActionId, Integer> callsAfter(SearchNode from, Action action) {
    if (scope.callsPerAction().isEmpty()) {
      return from.calls;
    }
    Map<ActionId, Integer> more = new HashMap<>(from.calls);
    more.merge(action.id(), 1, Integer::sum);
    return more;
  }

  private Map<String, Integer> rowsAfter(SearchNode from, List<Change> changes) {
    if (scope.liveResources().isEmpty()) {
      return from.moreRows;
    }
    Map<String, Integer> more = new HashMap<>(from.moreRows);
    for (Change change : changes) {
      switch (change) {
        case Change.Added added -> more.merge(added.table(), 1, Integer::sum);
        case Change.Removed removed -> more.merge(removed.table(), -1, Integer::sum);
        case Change.Changed _ -> {}
      }
    }
    return more;
  }
}
