package io.venomqa.engine.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Every state found and every transition tried. Grows while exploring; used by one thread.
///
/// Of a transition that is on no known way to a state it keeps only where it leads: the rest is in
/// the log.
public final class StateGraph {

  private final TransitionLog log;
  private final List<State> states = new ArrayList<>();
  private final StateNumbers numbers = new StateNumbers();
  private final Edges edges = new Edges();
  private final List<@Nullable Transition> wayIn = new ArrayList<>();
  private final List<@Nullable Transition> firstIn = new ArrayList<>();
  private final SequencedSet<String> changedSystems = new LinkedHashSet<>();

  /// A graph that keeps everything in memory.
  public StateGraph() {
    this(TransitionLog.inMemory());
  }

  public StateGraph(TransitionLog log) {
    this.log = log;
  }

  /// Adds a state whose number is the next free one.
  ///
  /// @throws IllegalArgumentException when the number is another one or the id is known
  public void add(State state) {
    if (state.number() != states.size() || !numbers.add(state.id(), state.number())) {
      throw new IllegalArgumentException(state.name() + " does not come next");
    }
    states.add(state);
    edges.addState(state.number());
    wayIn.add(null);
    firstIn.add(null);
  }

  /// Adds the next transition, which leads between known states, and carries a shorter way on to
  /// every state that it makes nearer.
  ///
  /// @return the states, known before, that are nearer to the initial state now
  /// @throws IllegalArgumentException when the number is not the next one or a state is not known
  public List<State> add(Transition transition) {
    if (transition.number() != edges.size() + 1
        || !isKnown(transition.from())
        || !isKnown(transition.to())) {
      throw new IllegalArgumentException(
          "transition " + transition.number() + " does not come next");
    }
    log.add(transition);
    edges.add(edge(transition));
    transition.changes().forEach(change -> changedSystems.add(change.system()));
    boolean firstWay = transition.to() != 0 && wayIn.get(transition.to()) == null;
    if (firstWay) {
      wayIn.set(transition.to(), transition);
      firstIn.set(transition.to(), transition);
    }
    return shorten(transition);
  }

  private boolean isKnown(int state) {
    return state >= 0 && state < states.size();
  }

  private static Edge edge(Transition transition) {
    boolean safe =
        !transition.exchanges().isEmpty()
            && transition.exchanges().stream()
                .map(Exchange::request)
                .allMatch(request -> request.isSafe() && !request.isToSystem());
    return new Edge(
        transition.number(),
        transition.from(),
        transition.action(),
        transition.to(),
        transition.statusCode(),
        safe);
  }

  private List<State> shorten(Transition first) {
    List<State> nearer = new ArrayList<>();
    if (shortens(first.from(), first.to())) {
      ArrayDeque<Transition> open = new ArrayDeque<>(List.of(first));
      while (!open.isEmpty()) {
        Transition step = open.poll();
        if (shortens(step.from(), step.to())) {
          int depth = states.get(step.from()).depth() + 1;
          states.set(step.to(), states.get(step.to()).withDepth(depth));
          wayIn.set(step.to(), step);
          nearer.add(states.get(step.to()));
          edges.outgoing(step.to()).stream()
              .filter(next -> shortens(next.from(), next.to()))
              .forEach(next -> whole(next).ifPresent(open::add));
        }
      }
    }
    return nearer;
  }

  private Optional<Transition> whole(Edge edge) {
    Transition way = wayIn.get(edge.to());
    return way != null && way.number() == edge.number()
        ? Optional.of(way)
        : log.find(edge.number());
  }

  private boolean shortens(int from, int to) {
    return states.get(from).depth() + 1 < states.get(to).depth();
  }

  public Optional<State> find(StateId id) {
    OptionalInt number = numbers.find(id);
    return number.isPresent() ? Optional.of(states.get(number.getAsInt())) : Optional.empty();
  }

  public State state(int number) {
    return states.get(number);
  }

  public List<State> states() {
    return Collections.unmodifiableList(states);
  }

  /// How many transitions there are. They are numbered from 1 to this.
  public int transitionCount() {
    return edges.size();
  }

  /// All transitions that were kept, as a list in memory. Of a long run, read pages.
  public List<Transition> transitions() {
    return transitions(1, transitionCount());
  }

  /// Transitions in the order of their numbers, at most `count` from the given one on; fewer where
  /// the next is not there or could not be kept.
  public List<Transition> transitions(int from, int count) {
    return log.page(from, count);
  }

  /// A transition with all that belongs to it; empty where it could not be kept.
  public Optional<Transition> transition(int number) {
    return log.find(number);
  }

  /// Where a transition leads.
  ///
  /// @param number from 1 to [#transitionCount]
  public Edge edge(int number) {
    return edges.get(number);
  }

  /// What was tried in a state, in this order.
  public List<Edge> outgoing(int state) {
    return edges.outgoing(state);
  }

  /// The systems in which any transition changed a row, in the order in which that was seen.
  public SequencedSet<String> changedSystems() {
    return Collections.unmodifiableSequencedSet(changedSystems);
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
