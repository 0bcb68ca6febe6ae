package io.venomqa.bench;

import io.venomqa.adapters.http.HttpApi;
import io.venomqa.adapters.http.HttpSettings;
import io.venomqa.adapters.script.LoadedScripts;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.explore.BreadthFirst;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/// One exploration of a shop, and the calls that it made, made bare by the same client.
///
/// Late writes are not watched for, since each action would wait half a second for them once: what
/// the steps count as settling is what experiments take.
///
/// @param callsPerSecond made bare; 0 where that was left out
record ShopRound(double callsPerSecond, List<Step> steps) {

  /// @param changing whether the call changed something
  record Step(boolean changing, StepTimes times) {

    /// Whatever is neither the API's own time nor an experiment's.
    long overhead() {
      return times.total() - times.settle() - times.api();
    }
  }

  /// More than it takes to try everything in the scope.
  private static final int STEPS = 2_000;

  private static final Settings SETTINGS =
      Settings.DEFAULT
          .withScope(Scope.callsPerAction(6))
          .withLimits(Limits.NONE.withSteps(STEPS))
          .withSafeguards(guards -> guards.withSettle(Duration.ZERO));

  /// Explores, and makes the calls bare.
  static ShopRound of(RunningShop shop, LoadedScripts scripts) throws Exception {
    CallMix mix = new CallMix();
    List<Step> steps = explored(shop, scripts, mix::recording);
    try (HttpApi api = new HttpApi(URI.create(shop.url()), HttpSettings.DEFAULT)) {
      return new ShopRound(mix.bareCallsPerSecond(api, shop::empty), steps);
    }
  }

  /// Explores only.
  ///
  /// @param around what is put around the API
  static List<Step> explored(RunningShop shop, LoadedScripts scripts, UnaryOperator<Api> around) {
    List<Step> steps = new ArrayList<>();
    try (HttpApi api = new HttpApi(URI.create(shop.url()), HttpSettings.DEFAULT);
        World world = new World(around.apply(api), List.of(shop.system()), Context.EMPTY)) {
      ExplorationResult result =
          new Explorer(
                  world,
                  scripts.actions(),
                  scripts.invariants(),
                  new BreadthFirst(),
                  SETTINGS,
                  new RunControl(),
                  event -> {
                    if (event instanceof ExplorationEvent.TransitionTaken(var step, _, var times)) {
                      steps.add(new Step(!step.changes().isEmpty(), times));
                    }
                  })
              .run();
      if (result.ending() instanceof Ending.Aborted aborted) {
        throw new IllegalStateException(shop.name() + ": " + aborted.reason());
      }
    }
    return steps;
  }

  double transitionsPerSecond() {
    return steps.size() / ((sum(StepTimes::total) - sum(StepTimes::settle)) / 1e9);
  }

  /// The steps that change something alone, or those that do not.
  ShopRound only(boolean changing) {
    return new ShopRound(0, steps.stream().filter(step -> step.changing() == changing).toList());
  }

  /// The sum over all steps, in nanoseconds.
  long sum(ToLongFunction<StepTimes> part) {
    return steps.stream().mapToLong(step -> part.applyAsLong(step.times())).sum();
  }

  /// The median of the steps that change something, or of those that do not, in milliseconds.
  double overheadMillis(boolean changing) {
    return Figures.millis(Figures.median(only(changing).steps(), Step::overhead));
  }

  /// The median of all steps, in milliseconds.
  double medianMillis(ToLongFunction<StepTimes> part) {
    return Figures.millis(Figures.median(steps, step -> part.applyAsLong(step.times())));
  }
}
