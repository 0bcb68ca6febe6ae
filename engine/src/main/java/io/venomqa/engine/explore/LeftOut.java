package io.venomqa.engine.explore;

import io.venomqa.engine.explore.SearchStrategy.Call;
import io.venomqa.engine.model.NotGoneBeyond;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// What is not tried though it lies within the scope: states that no step led to without trouble,
/// and calls whose script failed.
final class LeftOut {

  private final Set<Integer> broken = new TreeSet<>();
  private final Set<Integer> halfWay = new TreeSet<>();
  private final Set<Call> brokenOff = new HashSet<>();

  /// A step led to a state in which a rule is broken.
  void broken(int state) {
    broken.add(state);
    halfWay.remove(state);
  }

  /// A script that failed left a state half-way.
  void halfWay(int state) {
    if (!broken.contains(state)) {
      halfWay.add(state);
    }
  }

  /// The script of a call failed.
  void brokenOff(Call call) {
    brokenOff.add(call);
  }

  /// A step led to a state without trouble.
  void isTriedNow(int state) {
    broken.remove(state);
    halfWay.remove(state);
  }

  NotGoneBeyond all() {
    return within(_ -> true, _ -> true);
  }

  /// Of some states and calls alone.
  NotGoneBeyond within(IntPredicate states, Predicate<Call> calls) {
    return new NotGoneBeyond(
        (int) broken.stream().filter(states::test).count(),
        (int) halfWay.stream().filter(states::test).count(),
        (int) brokenOff.stream().filter(calls).count());
  }
}
