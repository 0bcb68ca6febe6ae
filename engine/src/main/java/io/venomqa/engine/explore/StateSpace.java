package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.identity.Content;
import io.venomqa.engine.identity.StateIdentity;
import io.venomqa.engine.identity.TableContents;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.model.StateNumbers;
import io.venomqa.engine.model.TransitionLog;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import io.venomqa.engine.world.World.WorldDrained;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The states known so far, and which state a call leads to.
final class StateSpace {

  private final World world;
  private final Track track;
  private final Settings settings;
  private final Scope scope;
  private final Set<ActionId> mentioned;
  private final StateGraph graph;
  private final List<SearchNode> nodes = new ArrayList<>();
  private final StateNumbers known = new StateNumbers();
  private @Nullable StateIdentity identity;
  private int version;

  StateSpace(World world, Track track, List<Action> actions, Settings settings, TransitionLog log) {
    this.graph = new StateGraph(log);
    this.world = world;
    this.track = track;
    this.settings = settings;
    this.scope = settings.scope();
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

  /// Whether the initial state is known.
  boolean isBegun() {
    return identity != null;
  }

  /// What states are the same by. Known once the initial state is.
  StateIdentity identity() {
    return Objects.requireNonNull(identity, "before the initial state");
  }

  /// The state that a step led to.
  ///
  /// @param found whether it was met for the first time
  /// @param exact whether the world is in that very state, and not in one that is the same but for
  ///   what does not count
  /// @param content what the world holds now
  record Arrival(SearchNode node, boolean found, boolean exact, Content content) {}

  /// Adds the initial state, in which the world is now.
  SearchNode root(WorldDrained initial, Context context) throws SystemFailure {
    StateIdentity byContent =
        track.order() == RestoreOrder.NEVER
            ? StateIdentity.ofFreshResources(settings.abstraction(), settings.known())
            : new StateIdentity(world.counters(), settings.abstraction(), settings.known());
    identity = byContent;
    Content content = byContent.initial(initial, context);
    SearchNode root =
        new SearchNode(0, track.checkpoint(), context, content, Set.of(), Map.of(), Map.of());
    return add(root, byContent.of(content, Set.of(), Map.of()), initial.content(), 0);
  }

  /// The state in which the world is after an action that made a call; its checkpoint is taken now
  /// where it is new.
  ///
  /// @param before what the world held when the action started
  Arrival successor(SearchNode from, Content before, Action action, Performed performed)
      throws SystemFailure {
    Set<ActionId> done = performedAfter(from, action, performed);
    Content content = after(before, action, performed);
    sortAnew();
    if (isSame(from, content, done)) {
      return arrival(from, content);
    }
    Map<ActionId, Integer> calls = callsAfter(from, action);
    StateId id = identity().of(content, done, calls);
    OptionalInt same = known.find(id);
    if (same.isPresent()) {
      return arrival(nodes.get(same.getAsInt()), content);
    }
    SearchNode node =
        new SearchNode(
            nodes.size(),
            track.checkpoint(),
            performed.contextAfter(),
            content,
            done,
            calls,
            rowsAfter(from, performed.drained().changes()));
    add(node, id, performed.drained().content(), graph.state(from.number).depth() + 1);
    return new Arrival(node, true, true, content);
  }

  /// What the world holds after an action that made a call.
  Content after(Content before, Action action, Performed performed) {
    return identity()
        .after(
            before,
            action.id(),
            performed.exchanges().stream().map(Exchange::request).toList(),
            performed.drained(),
            performed.contextAfter());
  }

  /// Whether another walk of the path to a state led to it again.
  boolean isWalkedTo(SearchNode node, Content content) {
    if (isTheState(node, content)) {
      return true;
    }
    boolean wasChance = identity().compareWalks(node.content, content);
    sortAnew();
    return wasChance && isTheState(node, content);
  }

  private boolean isTheState(SearchNode node, Content content) {
    return identity()
        .of(content, node.performed, node.calls)
        .equals(identity().of(node.content, node.performed, node.calls));
  }

  private boolean isSame(SearchNode from, Content content, Set<ActionId> done) {
    return (identity().areEqual(from.content, content) && from.performed.equals(done))
        || identity()
            .of(content, done, from.calls)
            .equals(identity().of(from.content, from.performed, from.calls));
  }

  private static Arrival arrival(SearchNode known, Content content) {
    return new Arrival(known, false, StateIdentity.holdTheSame(known.content, content), content);
  }

  /// More was found out about what values mean: of states that are the same by it, the first one is
  /// the one that others are found to be the same as.
  private void sortAnew() {
    int now = identity().meanings().version();
    if (now != version) {
      version = now;
      known.clear();
      nodes.forEach(
          node -> known.add(identity().of(node.content, node.performed, node.calls), node.number));
    }
  }

  /// The columns that alone tell states apart which are otherwise equal.
  List<String> whatTellsApart() {
    return identity().whatTellsApart(nodes.stream().map(node -> node.content).toList());
  }

  /// What each state holds, table by table.
  Iterable<TableContents> tables() {
    return () -> nodes.stream().map(node -> identity().tables(node.content)).iterator();
  }

  /// Whether the scope allows anything to be tried in a state.
  boolean isInScope(SearchNode node) {
    return scope.allowsRows(node.moreRows);
  }

  private SearchNode add(SearchNode node, StateId id, Map<String, ContentHash> content, int depth) {
    graph.add(new State(unused(id, node), node.number, depth, content, node.context));
    nodes.add(node);
    known.add(id, node.number);
    return node;
  }

  /// Another state may have had an identity before more was found out.
  private StateId unused(StateId id, SearchNode node) {
    return graph.find(id).isEmpty()
        ? id
        : new StateId(ContentHash.of(id.hash() + " s" + node.number));
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
