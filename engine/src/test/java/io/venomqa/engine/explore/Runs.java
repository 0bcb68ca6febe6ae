package io.venomqa.engine.explore;

import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.toy.Recorder;
import io.venomqa.engine.world.World;
import java.util.List;

/// Short ways to explore a toy world in tests.
final class Runs {

  static final Settings UNBOUNDED =
      Settings.DEFAULT.withScope(Scope.UNBOUNDED).withLimits(Limits.NONE).withoutSafeguards();

  private Runs() {}

  static ExplorationResult explore(
      World world,
      List<Action> actions,
      List<Invariant> invariants,
      SearchStrategy strategy,
      Settings settings,
      Recorder recorder) {
    return new Explorer(world, actions, invariants, strategy, settings, new RunControl(), recorder)
        .run();
  }

  static ExplorationResult explore(
      World world, List<Action> actions, List<Invariant> invariants, Settings settings) {
    return explore(world, actions, invariants, new BreadthFirst(), settings, new Recorder());
  }
}
