package io.venomqa.engine.explore;

import io.venomqa.engine.world.RestoreOrder;
import java.util.OptionalInt;

/// The order in which waiting states are taken up. Holds the frontier and nothing else: the search
/// itself is the same for all. One instance serves one run.
public interface SearchStrategy {

  /// For people, such as `breadth first`.
  String name();

  /// The least able systems that this order works with.
  RestoreOrder needs();

  /// Puts a state, by its number, on the frontier.
  void add(int state);

  /// The state whose next call is to be tried; it stays on the frontier. Empty when none waits.
  OptionalInt current();

  /// Takes the current state off the frontier: it has no more calls to try.
  void closeCurrent();

  /// How many states are on the frontier.
  int waiting();
}
