package io.venomqa.engine.explore;

import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import io.venomqa.engine.world.World.WorldCheckpoint;
import io.venomqa.engine.world.World.WorldDrained;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Takes the world back to its checkpoints, by whatever way its systems allow.
///
/// Where one of them can only be reset ([RestoreOrder#BY_REPLAY]), every way starts at the initial
/// state, and the calls that led to the checkpoint are made again, the same requests. Then every
/// system whose content can be read must be what it was; where one cannot be read, every answer
/// must be what it was, status and body. Anything else stops the run: a state is never wrong
/// silently.
final class Track {

  private final World world;
  private final Api api;
  private final boolean byReplay;
  private final IdentityHashMap<WorldCheckpoint, Optional<Step>> ways = new IdentityHashMap<>();
  private Optional<WorldCheckpoint> initial = Optional.empty();
  private Optional<Step> here = Optional.empty();

  /// Calls that were made, and what the systems held after them.
  ///
  /// @param before empty where it starts in the initial state
  private record Step(
      Optional<Step> before, List<Exchange> calls, Map<String, ContentHash> content) {

    @Override
    public String toString() {
      return calls.isEmpty() ? "no call" : calls.getLast().request().toString();
    }
  }

  Track(World world, Api api) {
    this.world = world;
    this.api = api;
    this.byReplay = world.restoreOrder() == RestoreOrder.BY_REPLAY;
  }

  /// A checkpoint of where the world is; the first one is of the initial state.
  WorldCheckpoint checkpoint() throws SystemFailure {
    WorldCheckpoint checkpoint = world.checkpoint();
    if (byReplay) {
      initial = initial.or(() -> Optional.of(checkpoint));
      ways.put(checkpoint, here);
    }
    return checkpoint;
  }

  /// Calls were made that may have changed something.
  void walked(List<Exchange> calls, WorldDrained after) {
    if (byReplay && after.written()) {
      here = Optional.of(new Step(here, calls, after.content()));
    }
  }

  /// Takes the world to a checkpoint.
  ///
  /// @return writes found that belong to no call
  List<Change> restore(WorldCheckpoint checkpoint) throws SystemFailure, InterruptedException {
    if (!byReplay) {
      return world.restore(checkpoint);
    }
    Optional<Step> target = Objects.requireNonNull(ways.get(checkpoint));
    List<Change> late = world.restore(initial.orElseThrow());
    here = Optional.empty();
    Deque<Step> steps = new ArrayDeque<>();
    for (Optional<Step> step = target; step.isPresent(); step = step.get().before()) {
      steps.push(step.get());
    }
    for (Step step : steps) {
      walkAgain(step);
      here = Optional.of(step);
    }
    return late;
  }

  private void walkAgain(Step step) throws SystemFailure, InterruptedException {
    for (Exchange call : step.calls()) {
      Response again = api.send(call.request());
      if (!world.isObservable() && !isSame(call.response(), again)) {
        throw new SystemFailure(
            unreadable(),
            "walking the path again after a reset, %s was answered with %s, and with %s at first"
                .formatted(call.request(), words(again), words(call.response())),
            "Its content cannot be read, so the answers must show that it is the same. The reset may"
                + " leave something behind, or the API answers with times or random values: give the"
                + " reset an `observe`, or make the answers the same.");
      }
    }
    Map<String, ContentHash> content = world.drain().content();
    for (Map.Entry<String, ContentHash> was : step.content().entrySet()) {
      if (!was.getValue().equals(content.get(was.getKey()))) {
        throw new SystemFailure(
            was.getKey(),
            "walking the path again after a reset, its content after %s is not what it was at first"
                .formatted(step),
            "The same calls must lead to the same content. The reset may leave something behind, or"
                + " the API writes times or random values: leave those columns out by state.ignore.");
      }
    }
  }

  private String unreadable() {
    return world.systems().stream()
        .filter(system -> !system.isObservable())
        .map(system -> system.name())
        .findFirst()
        .orElse("");
  }

  private static boolean isSame(Response one, Response other) {
    return one.statusCode() == other.statusCode() && one.body().equals(other.body());
  }

  private static String words(Response response) {
    String text = response.body().text();
    return response.isAnswered()
        ? response.statusCode() + " " + (text.length() <= 200 ? text : text.substring(0, 200) + "…")
        : "no answer (" + response.networkError() + ")";
  }
}
