package io.venomqa.bench;

import io.venomqa.engine.explore.BreadthFirst;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.PastRun;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.RunRecords;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.TransitionLog;
import io.venomqa.engine.world.World;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;

/// A long run on a toy world of ten actions, in a process of its own: tries everything and prints
/// how many steps that took, how many states there are, the bytes of heap that the explorer holds
/// at the end, and the milliseconds that it took.
final class MemoryRun {

  /// In a run of a project the archive keeps the transitions, which is no part of the engine.
  private static final TransitionLog FORGETTING =
      new TransitionLog() {
        @Override
        public void add(Transition transition) {}

        @Override
        public Optional<Transition> find(int number) {
          return Optional.empty();
        }

        @Override
        public List<Transition> page(int from, int count) {
          return List.of();
        }
      };

  private MemoryRun() {}

  /// Explores and prints.
  ///
  /// @param arguments how many states the world has
  public static void main(String[] arguments) {
    long before = System.nanoTime();
    NumberWorld toy = NumberWorld.of(Integer.parseInt(arguments[0]));
    Explorer explorer =
        new Explorer(
            new World(toy, List.of(toy), Context.EMPTY),
            NumberWorld.tenActions(),
            List.of(),
            new BreadthFirst(),
            Settings.DEFAULT.withScope(Scope.UNBOUNDED).withLimits(Limits.NONE).withoutSafeguards(),
            new RunControl(),
            _ -> {},
            new RunRecords(FORGETTING, PastRun.NONE));
    try {
      ExplorationResult result = explorer.run();
      long millis = (System.nanoTime() - before) / 1_000_000;
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "%d %d %d %d%n",
          result.transitionsTaken(),
          result.graph().states().size(),
          runtime.totalMemory() - runtime.freeMemory(),
          millis);
    } finally {
      Reference.reachabilityFence(explorer);
    }
  }
}
