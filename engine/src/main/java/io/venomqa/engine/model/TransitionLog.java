package io.venomqa.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps the transitions of a run whole: the calls, the changed rows, the context. Of all of them a
/// graph keeps by itself only where they lead.
public interface TransitionLog {

  /// Keeps a transition. Told of them by the thread that explores, in the order of their numbers.
  void add(Transition transition);

  /// The transition of a number; empty where it could not be kept.
  Optional<Transition> find(int number);

  /// Transitions in the order of their numbers, at most `count` from the given one on; fewer where
  /// the next is not there or could not be kept.
  List<Transition> page(int from, int count);

  /// Keeps them in memory. For one thread.
  static TransitionLog inMemory() {
    return new TransitionLog() {

      private final List<Transition> transitions = new ArrayList<>();

      @Override
      public void add(Transition transition) {
        transitions.add(transition);
      }

      @Override
      public Optional<Transition> find(int number) {
        return number > 0 && number <= transitions.size()
            ? Optional.of(transitions.get(number - 1))
            : Optional.empty();
      }

      @Override
      public List<Transition> page(int from, int count) {
        int first = Math.min(from - 1, transitions.size());
        return List.copyOf(
            transitions.subList(first, first + Math.min(count, transitions.size() - first)));
      }
    };
  }
}
