package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.SearchStrategy.Call;
import io.venomqa.engine.explore.SearchStrategy.News;
import io.venomqa.engine.explore.StateSpace.Arrival;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Left;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.NotGoneBeyond;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.RestoreOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The calls that wait to be tried: those that the strategy may choose from now, those that a later
/// round of the scope brings, and those in states that are deeper than the limit for as long as no
/// shorter way to them is found.
final class Frontier implements SearchStrategy.Untried {

  private static final int ALL_ROUNDS = Integer.MAX_VALUE - 1;
  private static final int NEVER = Integer.MAX_VALUE;

  private final SearchStrategy strategy;
  private final StateSpace states;
  private final List<Action> actions;
  private final Scope scope;
  private final Budget budget;
  private final Position position;
  private final ExplorationListener listener;
  private final Novelty novelty = new Novelty();
  private final Map<Integer, BitSet> untried = new HashMap<>();
  private final BitSet open = new BitSet();
  private final TreeMap<Integer, Set<Integer>> later = new TreeMap<>();
  private final Set<Integer> tooDeep = new TreeSet<>();
  private final LeftOut leftOut = new LeftOut();
  private final Growth growth;
  private final BitSet performed = new BitSet();
  private final BitSet led = new BitSet();
  private int round;
  private boolean begun;
  private String told = "";

  /// @param order where a way back to an older state takes calls, there are no rounds: each of them
  ///   would go back to all of the states before
  Frontier(
      SearchStrategy strategy,
      StateSpace states,
      List<Action> actions,
      Scope scope,
      Budget budget,
      Position position,
      RestoreOrder order,
      ExplorationListener listener) {
    this.strategy = strategy;
    this.states = states;
    this.actions = actions;
    this.scope = scope;
    this.budget = budget;
    this.position = position;
    this.listener = listener;
    this.growth = new Growth(scope.callsPerAction());
    this.round = strategy.inRounds() && order != RestoreOrder.NEWEST_FIRST ? 1 : ALL_ROUNDS;
  }

  /// Whether no call waits that the limits allow.
  boolean isEmpty() {
    return open.isEmpty() && later.isEmpty();
  }

  /// The call to try next; it waits until it [#wasTried].
  Call next() {
    if (open.isEmpty()) {
      tellOfClosed();
      openUpTo(later.firstKey());
    } else if (!later.isEmpty() && budget.isHalfSpent(states.graph().transitionCount())) {
      openUpTo(ALL_ROUNDS);
    }
    return strategy.next(this);
  }

  private void tellOfClosed() {
    Optional<Ending.ClosedScope> now = closed();
    if (now.isPresent() && !now.get().scope().equals(told)) {
      told = now.get().scope();
      listener.on(new ExplorationEvent.ScopeClosed(now.get()));
    }
  }

  private void openUpTo(int newRound) {
    round = newRound;
    Set<Integer> opening = new TreeSet<>();
    later.headMap(round, true).values().forEach(opening::addAll);
    later.headMap(round, true).clear();
    opening.forEach(this::open);
  }

  private void open(int state) {
    open.set(state);
    strategy.opened(state, this);
  }

  /// What a call brought.
  ///
  /// @param written whether it wrote, so that a way back is needed even where it led nowhere
  void brought(Action action, Transition transition, Arrival arrival, boolean written) {
    int index = actions.indexOf(action);
    performed.set(index);
    if (!transition.isSelfLoop()) {
      growth.led(states.node(transition.from()).foundAt);
    }
    led.set(index, led.get(index) || written || !transition.isSelfLoop());
    News news = novelty.of(transition, arrival.found());
    strategy.tried(new Call(transition.from(), index), news);
  }

  /// An action made no call.
  void broughtNothing(SearchNode from, Action action) {
    strategy.tried(new Call(from.number, actions.indexOf(action)), News.none(from.number));
  }

  /// A call does not wait any more.
  void wasTried(Call call) {
    SearchNode node = states.node(call.state());
    BitSet left = left(node.number);
    left.clear(call.action());
    growth.tried(node.foundAt);
    int due = due(node, left);
    if (due > round) {
      open.clear(node.number);
      setAside(node, due);
    }
  }

  /// Nothing waits in a state in this round.
  private void setAside(SearchNode node, int due) {
    if (due == NEVER) {
      untried.remove(node.number);
      listener.on(new ExplorationEvent.StateClosed(node.number, node.tried));
    } else {
      later.computeIfAbsent(due, _ -> new TreeSet<>()).add(node.number);
    }
  }

  /// Adds a state, unless it was here before or lies outside the scope.
  void add(SearchNode node) {
    begun = true;
    if (node.queued || !states.isInScope(node)) {
      return;
    }
    BitSet enabled = enabled(node);
    if (node.foundAt < 0) {
      node.foundAt = depth(node.number);
      growth.found(node.foundAt, enabled.cardinality());
    }
    if (!budget.allowsDepth(depth(node.number))) {
      if (!enabled.isEmpty()) {
        tooDeep.add(node.number);
      }
      return;
    }
    tooDeep.remove(node.number);
    leftOut.isTriedNow(node.number);
    node.queued = true;
    untried.put(node.number, enabled);
    listener.on(new ExplorationEvent.StateWaiting(node.number));
    int due = due(node, enabled);
    if (due > round) {
      setAside(node, due);
    } else {
      open(node.number);
    }
  }

  /// A state that a step led to which broke an invariant: nothing is tried in it, unless another
  /// step leads there without breaking one.
  void leaveBroken(SearchNode node) {
    begun = true;
    if (isLeft(node)) {
      leftOut.broken(node.number);
    }
  }

  /// A state that a failed script left half-way: nothing is tried in it, unless another step leads
  /// there.
  void leaveHalfWay(SearchNode node) {
    if (isLeft(node)) {
      leftOut.halfWay(node.number);
    }
  }

  private boolean isLeft(SearchNode node) {
    return !node.queued && states.isInScope(node) && !enabled(node).isEmpty();
  }

  /// The script of an action failed in a state: its call was not made, or not to its end.
  void brokeOff(SearchNode from, Action action) {
    leftOut.brokenOff(new Call(from.number, actions.indexOf(action)));
  }

  /// A shorter way to a state was found: it may have been too deep before.
  void nearer(State state) {
    if (tooDeep.contains(state.number())) {
      add(states.node(state.number()));
    } else if (open.get(state.number())) {
      strategy.opened(state.number(), this);
    }
  }

  /// The actions that are enabled in a state and within the scope.
  private BitSet enabled(SearchNode node) {
    BitSet enabled = new BitSet(actions.size());
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      if (node.performed.containsAll(action.preconditions())
          && scope.allowsCallAfter(node.callsOf(action))) {
        enabled.set(i);
      }
    }
    return enabled;
  }

  /// The first round with a call of a state: the smallest scope that it belongs to.
  private int due(SearchNode node, BitSet calls) {
    return calls.stream().map(i -> due(node, i)).min().orElse(NEVER);
  }

  private int due(SearchNode node, int action) {
    return Math.max(Math.max(1, node.mostCalls), node.callsOf(actions.get(action)) + 1);
  }

  private BitSet left(int state) {
    return untried.getOrDefault(state, new BitSet());
  }

  @Override
  public boolean isOpen(int state) {
    return open.get(state);
  }

  @Override
  public boolean waits(int state, int action) {
    return open.get(state) && left(state).get(action) && due(states.node(state), action) <= round;
  }

  @Override
  public List<Integer> actions(int state) {
    SearchNode node = states.node(state);
    List<Integer> reads = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    left(state).stream()
        .filter(action -> due(node, action) <= round)
        .forEach(
            action -> (performed.get(action) && !led.get(action) ? reads : others).add(action));
    reads.addAll(others);
    return reads;
  }

  @Override
  public int round(int state, int action) {
    return due(states.node(state), action);
  }

  @Override
  public int depth(int state) {
    return states.graph().state(state).depth();
  }

  @Override
  public OptionalInt here() {
    return position.here();
  }

  /// How a run ends that was not broken off: with what its limits left to try, if anything.
  ///
  /// @param abstractions what was left out when two states were taken for one, in words
  Ending ending(List<String> abstractions) {
    Set<Limit> limits = EnumSet.noneOf(Limit.class);
    limits.addAll(budget.reached());
    if (!tooDeep.isEmpty()) {
      limits.add(Limit.DEPTH);
    }
    return limits.isEmpty()
        ? new Ending.Exhausted(scope.toString(), abstractions, leftOut.all())
        : new Ending.LimitReached(Set.copyOf(limits), waiting(), closed());
  }

  Ending stopped() {
    return new Ending.Stopped(waiting(), closed());
  }

  /// The largest smaller scope in which nothing waits. Whatever the order of the search, a state in
  /// it is only reached by calls in it, so all of them are known then.
  private Optional<Ending.ClosedScope> closed() {
    int smallestLeft = scope.callsPerAction().orElse(0) + 1;
    for (Map.Entry<Integer, BitSet> waiting : untried.entrySet()) {
      smallestLeft = Math.min(smallestLeft, due(states.node(waiting.getKey()), waiting.getValue()));
    }
    for (int state : tooDeep) {
      smallestLeft = Math.min(smallestLeft, due(states.node(state), enabled(states.node(state))));
    }
    int closed = smallestLeft - 1;
    return begun && closed > 0
        ? Optional.of(
            new Ending.ClosedScope(scope.withCalls(closed).toString(), leftOutWith(closed)))
        : Optional.empty();
  }

  private NotGoneBeyond leftOutWith(int calls) {
    return leftOut.within(
        state -> due(states.node(state), enabled(states.node(state))) <= calls,
        call -> due(states.node(call.state()), call.action()) <= calls);
  }

  /// How many states an action waits in to be tried.
  int waitingFor(Action action) {
    int index = actions.indexOf(action);
    return (int)
        (untried.values().stream().filter(calls -> calls.get(index)).count()
            + tooDeep.stream().filter(state -> enabled(states.node(state)).get(index)).count());
  }

  /// What is left to try.
  Left left() {
    return growth.left(waiting(), led.cardinality());
  }

  /// How many states have calls to try.
  private int waiting() {
    return untried.size() + tooDeep.size();
  }
}
