package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.State;
import io.venomqa.engine.rule.Action;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// The states that have calls to try: those that the strategy orders, and those that are deeper
/// than the limit for as long as no shorter way to them is found.
final class Frontier {

  private final SearchStrategy strategy;
  private final StateSpace states;
  private final List<Action> actions;
  private final Scope scope;
  private final Budget budget;
  private final ExplorationListener listener;
  private final Set<Integer> tooDeep = new TreeSet<>();
  private final Set<Integer> brokenOnly = new TreeSet<>();

  Frontier(
      SearchStrategy strategy,
      StateSpace states,
      List<Action> actions,
      Scope scope,
      Budget budget,
      ExplorationListener listener) {
    this.strategy = strategy;
    this.states = states;
    this.actions = actions;
    this.scope = scope;
    this.budget = budget;
    this.listener = listener;
  }

  /// The state whose next call is to be tried.
  Optional<SearchNode> current() {
    OptionalInt state = strategy.current();
    return state.isPresent() ? Optional.of(states.node(state.getAsInt())) : Optional.empty();
  }

  /// The next action that is enabled in a state and within the scope; empty when all were tried.
  Optional<Action> nextAction(SearchNode node) {
    for (; node.nextAction < actions.size(); node.nextAction++) {
      Action action = actions.get(node.nextAction);
      if (node.performed.containsAll(action.preconditions())
          && scope.allowsCallAfter(node.calls.getOrDefault(action.id(), 0))) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /// Takes the current state off: everything was tried in it.
  void close(SearchNode node) {
    strategy.closeCurrent();
    listener.on(new ExplorationEvent.StateClosed(node.number, node.tried));
  }

  /// Adds a state, unless it was here before or lies outside the scope.
  void add(SearchNode node) {
    if (node.queued || !states.isInScope(node)) {
      return;
    }
    if (!budget.allowsDepth(states.graph().state(node.number).depth())) {
      if (nextAction(node).isPresent()) {
        tooDeep.add(node.number);
      }
      return;
    }
    tooDeep.remove(node.number);
    brokenOnly.remove(node.number);
    node.queued = true;
    strategy.add(node.number);
    listener.on(new ExplorationEvent.StateWaiting(node.number));
  }

  /// A state that a step led to which broke an invariant: nothing is tried in it, unless another
  /// step leads there without breaking one.
  void leave(SearchNode node) {
    if (!node.queued && states.isInScope(node) && nextAction(node).isPresent()) {
      brokenOnly.add(node.number);
    }
  }

  /// How many states nothing was tried in because a rule is broken there.
  private int leftBroken() {
    return brokenOnly.size();
  }

  /// A shorter way to a state was found: it may have been too deep before.
  void nearer(State state) {
    if (tooDeep.contains(state.number())) {
      add(states.node(state.number()));
    }
  }

  /// Whether the limit of depth alone keeps states from being tried.
  private boolean leavesDeeperStates() {
    return !tooDeep.isEmpty();
  }

  /// How a run ends that was not broken off: with what its limits left to try, if anything.
  ///
  /// @param abstractions what was left out when two states were taken for one, in words
  Ending ending(List<String> abstractions) {
    Set<Limit> limits = EnumSet.noneOf(Limit.class);
    limits.addAll(budget.reached());
    if (leavesDeeperStates()) {
      limits.add(Limit.DEPTH);
    }
    return limits.isEmpty()
        ? new Ending.Exhausted(scope.toString(), abstractions, leftBroken())
        : new Ending.LimitReached(Set.copyOf(limits), waiting());
  }

  /// How many states have calls to try.
  int waiting() {
    return strategy.waiting() + tooDeep.size();
  }
}
