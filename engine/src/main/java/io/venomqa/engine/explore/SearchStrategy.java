package io.venomqa.engine.explore;

import io.venomqa.engine.world.RestoreOrder;
import java.util.List;
import java.util.OptionalInt;

/// Which call is tried next. The search itself is the same for all: a strategy is told of the
/// states in which calls wait to be tried and of what each call brought, and chooses. It cannot
/// leave anything out: it is asked until nothing waits.
///
/// One instance serves one run. States and actions are known by their numbers.
public interface SearchStrategy {

  /// For people, such as `breadth first`; with the seed where it draws at random.
  String name();

  /// The least able systems that this order works with.
  default RestoreOrder needs() {
    return RestoreOrder.ANY;
  }

  /// Whether the scope grows in rounds: everything with one effective call of each action is tried
  /// before the first second call, and so on. Else all calls wait from the beginning on.
  default boolean inRounds() {
    return false;
  }

  /// Calls wait in a state from now on: it was found, or the next round of the scope began. Told
  /// again where a shorter way to a state with waiting calls was found.
  void opened(int state, Untried untried);

  /// Chooses one of the calls that wait.
  Call next(Untried untried);

  /// What the chosen call brought. A state that it found is opened after this, if at all.
  default void tried(Call call, News news) {}

  /// An action, by its place in the list of actions, in a state.
  record Call(int state, int action) {}

  /// What was seen for the first time.
  ///
  /// @param to the state that the call led to; where it started, when nothing changed or no call
  ///   was made
  /// @param state whether that state is new
  /// @param status whether the action was never answered with this status before
  /// @param table whether the action changed a table that it did not change before
  /// @param shape whether no state had rows in the same tables, about as many of them
  record News(int to, boolean state, boolean status, boolean table, boolean shape) {

    /// Nothing new, in the state where it started.
    static News none(int state) {
      return new News(state, false, false, false, false);
    }

    /// How much is new beside the state, from 0 to 3.
    public int weight() {
      return (status ? 1 : 0) + (table ? 1 : 0) + (shape ? 1 : 0);
    }
  }

  /// The calls that wait to be tried.
  interface Untried {

    /// Whether any call waits in a state.
    boolean isOpen(int state);

    /// Whether an action waits in a state.
    boolean waits(int state, int action);

    /// The actions that wait in a state; first those that changed nothing in any state so far,
    /// since none of them needs a way back before the next.
    List<Integer> actions(int state);

    /// The round of an action in a state: effective calls of one action that a path has then, at
    /// most. At least 1.
    int round(int state, int action);

    /// Calls on the shortest known path to a state.
    int depth(int state);

    /// The state where the world is: what is tried there needs no way back. Empty when it is not
    /// exactly at a known one.
    OptionalInt here();
  }
}
