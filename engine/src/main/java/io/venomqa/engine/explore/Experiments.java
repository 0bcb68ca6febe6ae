package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.identity.StateIdentity;
import io.venomqa.engine.identity.WalkedStep;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds out what the values mean that an action writes: walks to it three times from the initial
/// state, the last time with every counter moved on, and compares.
///
/// Only where the systems go back to any state, and where there are none: there the second walk is
/// on fresh resources, and a number that differs is one that these are called by. Elsewhere values
/// mean themselves.
final class Experiments {

  /// Longer than a second, since some clocks tick in seconds.
  private static final Duration TICK = Duration.ofMillis(1100);

  private final World world;
  private final Track track;
  private final Position position;
  private final Performer performer;
  private final StateSpace states;
  private final ApiPresence presence;
  private final boolean wanted;

  Experiments(
      World world,
      Track track,
      Position position,
      Performer performer,
      StateSpace states,
      ApiPresence presence,
      boolean wanted) {
    this.world = world;
    this.track = track;
    this.position = position;
    this.performer = performer;
    this.states = states;
    this.presence = presence;
    this.wanted =
        wanted && (track.order() == RestoreOrder.ANY || track.order() == RestoreOrder.NEVER);
  }

  /// Whether an action wrote something that it was not seen to write before.
  ///
  /// @param before the context that it started with
  boolean isDue(Context before, Action action, Performed performed) {
    return wanted
        && !performed.isUnanswered()
        && states.identity().isNews(step(action.id(), before, performed));
  }

  /// Walks a path three times and learns. Leaves the world somewhere, as the position knows.
  ///
  /// @throws RunAborted when the API is gone
  void make(List<Action> path) throws SystemFailure, InterruptedException, RunAborted {
    long start = System.nanoTime();
    List<WalkedStep> first = walk(path);
    List<WalkedStep> again = walk(path);
    StateIdentity identity = states.identity();
    if (identity.showsSlowClock(first, again)) {
      Duration passed = Duration.ofNanos(System.nanoTime() - start);
      Thread.sleep(Stream.of(TICK.minus(passed), Duration.ZERO).max(Duration::compareTo).get());
      again = walk(path);
    }
    if (track.order() == RestoreOrder.NEVER) {
      identity.learnFresh(first, again, Duration.ofNanos(System.nanoTime() - start));
      return;
    }
    goToInitial();
    Map<String, Long> offsets = world.moveCounters();
    world.drain();
    List<WalkedStep> moved = walkOn(path);
    identity.learn(first, again, moved, offsets, Duration.ofNanos(System.nanoTime() - start));
  }

  private List<WalkedStep> walk(List<Action> path)
      throws SystemFailure, InterruptedException, RunAborted {
    goToInitial();
    return walkOn(path);
  }

  private void goToInitial() throws SystemFailure, InterruptedException {
    position.lost();
    track.restore(states.node(0).checkpoint);
  }

  /// Steps as far as they are answered.
  private List<WalkedStep> walkOn(List<Action> path)
      throws SystemFailure, InterruptedException, RunAborted {
    List<WalkedStep> steps = new ArrayList<>();
    Context context = states.node(0).context;
    for (Action action : path) {
      Performed performed = performer.perform(action, context, () -> {});
      if (performed.isUnanswered()) {
        presence.recover(action.id().name(), Path.EMPTY);
        return steps;
      }
      if (performed.madeNoCall()) {
        return steps;
      }
      steps.add(step(action.id(), context, performed));
      context = performed.contextAfter();
    }
    return steps;
  }

  private static WalkedStep step(ActionId action, Context before, Performed performed) {
    return new WalkedStep(
        action,
        performed.lastResponse().map(Response::statusCode).orElse(0),
        performed.drained().changes(),
        before,
        performed.contextAfter());
  }
}
