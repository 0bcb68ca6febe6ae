package io.venomqa.engine.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every state found and every transition tried. Grows while exploring; used by one thread.
public final class StateGraph {

  private final List<State> states = new ArrayList<>();
  private final Map<StateId, Integer> numbers = new HashMap<>();
  private final List<Transition> transitions = new ArrayList<>();
  private final List<List<Transition>> outgoing = new ArrayList<>();
  private final List<@Nullable Transition> wayIn = new ArrayList<>();
  private final List<@Nullable Transition> firstIn = new ArrayList<>();

  /// Adds a state whose number is the next free one.
  ///
  /// @throws IllegalArgumentException when the number is another one or the id is known
  public void add(State state) {
    if (state.number() != states.size() || numbers.containsKey(state.id())) {
      throw new IllegalArgumentException(state.name() + " does not come next");
    }
    states.add(state);
    numbers.put(state.id(), state.number());
    outgoing.add(new ArrayList<>());
    wayIn.add(null);
    firstIn.add(null);
  }

  /// Adds a transition between known states, and carries a shorter way on to every state that it
  /// makes nearer.
  ///
  /// @return the states, known before, that are nearer to the initial state now
  public List<State> add(Transition transition) {
    transitions.add(transition);
    outgoing.get(transition.from()).add(transition);
    boolean firstWay = transition.to() != 0 && wayIn.get(transition.to()) == null;
    if (firstWay) {
      wayIn.set(transition.to(), transition);
      firstIn.set(transition.to(), transition);
    }
    return shorten(transition);
  }

  private List<State> shorten(Transition first) {
    List<State> nearer = new ArrayList<>();
    ArrayDeque<Transition> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      Transition step = open.poll();
      int depth = states.get(step.from()).depth() + 1;
      if (depth < states.get(step.to()).depth()) {
        states.set(step.to(), states.get(step.to()).withDepth(depth));
        wayIn.set(step.to(), step);
        nearer.add(states.get(step.to()));
        open.addAll(outgoing.get(step.to()));
      }
    }
    return nearer;
  }

  public Optional<State> find(StateId id) {
    return Optional.ofNullable(numbers.get(id)).map(states::get);
  }

  public State state(int number) {
    return states.get(number);
  }

  public List<State> states() {
    return Collections.unmodifiableList(states);
  }

  public List<Transition> transitions() {
    return Collections.unmodifiableList(transitions);
  }

  public List<Transition> outgoing(int state) {
    return Collections.unmodifiableList(outgoing.get(state));
  }

  /// The shortest known path to a state.
  public Path pathTo(int state) {
    return backFrom(state, wayIn);
  }

  /// The path by which a state was found: each of its steps was performed where the one before it
  /// had led. It may be longer than others that are known by now.
  public Path firstPathTo(int state) {
    return backFrom(state, firstIn);
  }

  private static Path backFrom(int state, List<@Nullable Transition> ways) {
    List<Transition> backwards = new ArrayList<>();
    for (Transition in = ways.get(state); in != null; in = ways.get(in.from())) {
      backwards.add(in);
    }
    return new Path(backwards.reversed());
  }
}
