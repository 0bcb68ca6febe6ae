package io.venomqa.engine.explore;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import io.venomqa.engine.world.World.WorldCheckpoint;
import io.venomqa.engine.world.World.WorldDrained;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Finds what an API writes after it has answered, so that it is credited to no later call.
///
/// When an action changes something for the first time, the world is watched for a while. After an
/// action that was seen to write late, it is watched for longer than that took, every time.
final class LateWrites {

  private static final long POLL_MILLIS = 5;
  private static final int SAFETY_FACTOR = 3;
  private static final long MOST_MILLIS = 2_000;

  private final World world;
  private final Track track;
  private final Findings findings;
  private final Duration first;
  private final Map<ActionId, Long> millisToWait = new HashMap<>();

  /// @param first how long to watch after the first effective call of an action
  LateWrites(World world, Track track, Findings findings, Duration first) {
    this.world = world;
    this.track = track;
    this.findings = findings;
    this.first = first;
  }

  /// Waits as long as this action's late writes may take, and takes back what arrives.
  ///
  /// @param here of the state that the action led to
  void awaitAfter(Action action, WorldCheckpoint here) throws SystemFailure, InterruptedException {
    if (world.systems().isEmpty()) {
      return;
    }
    long known = millisToWait.getOrDefault(action.id(), first.toMillis());
    long waited = watch(action, here, known);
    millisToWait.put(action.id(), waited);
  }

  private long watch(Action action, WorldCheckpoint here, long millis)
      throws SystemFailure, InterruptedException {
    long start = System.nanoTime();
    long next = 0;
    for (long passed = 0; passed < millis; passed = (System.nanoTime() - start) / 1_000_000) {
      Thread.sleep(POLL_MILLIS);
      WorldDrained late = world.drain();
      if (late.written()) {
        long came = (System.nanoTime() - start) / 1_000_000;
        next = Math.min(MOST_MILLIS, Math.max(millis, SAFETY_FACTOR * came));
        findings.writtenAfter(action, late.changes());
        track.restore(here);
      }
    }
    return next;
  }
}
