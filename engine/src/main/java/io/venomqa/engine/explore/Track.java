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
import java.io.Serial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes the world back to its checkpoints, by whatever way its systems allow.
///
/// Where they cannot go to any checkpoint from anywhere, the way starts at the deepest one that
/// they can go back to: with [RestoreOrder#NEWEST_FIRST] one that is still on the stack, with
/// [RestoreOrder#BY_REPLAY] the initial one. From there the calls that led to the checkpoint are
/// made again, the same requests. Then every system whose content can be read must be what it was;
/// where one cannot be read, every answer must be what it was, status and body. Anything else is a
/// [WalkedElsewhere]: a state is never wrong silently.
final class Track {

  private final World world;
  private final Api api;
  private final RestoreOrder order;
  private final IdentityHashMap<WorldCheckpoint, Optional<Step>> ways = new IdentityHashMap<>();
  private final IdentityHashMap<Step, WorldCheckpoint> after = new IdentityHashMap<>();
  private final List<Standing> stack = new ArrayList<>();
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

  /// A checkpoint that the systems can go back to now.
  ///
  /// @param known as the search knows it
  /// @param handle as the systems know it; another one where the calls to it were made again
  private record Standing(WorldCheckpoint known, WorldCheckpoint handle) {}

  /// The same calls did not lead to the same content or answers.
  static final class WalkedElsewhere extends SystemFailure {

    @Serial private static final long serialVersionUID = 1;

    WalkedElsewhere(String system, String message, String remedy) {
      super(system, message, remedy);
    }
  }

  Track(World world, Api api) {
    this.world = world;
    this.api = api;
    this.order = world.restoreOrder();
  }

  RestoreOrder order() {
    return order;
  }

  /// Whether there is nothing to be done on the way: the systems can go anywhere, or there are
  /// none.
  private boolean isDirect() {
    return order == RestoreOrder.ANY || order == RestoreOrder.NEVER;
  }

  /// A checkpoint of where the world is; the first one is of the initial state.
  WorldCheckpoint checkpoint() throws SystemFailure {
    WorldCheckpoint checkpoint = world.checkpoint();
    if (!isDirect()) {
      ways.put(checkpoint, here);
      here.ifPresent(step -> after.putIfAbsent(step, checkpoint));
      if (order == RestoreOrder.NEWEST_FIRST || stack.isEmpty()) {
        stack.add(new Standing(checkpoint, checkpoint));
      }
    }
    return checkpoint;
  }

  /// A checkpoint to come back to from a look around: the known one of this content, or one of its
  /// own where the systems can no longer go back to that one.
  WorldCheckpoint checkpointHere(WorldCheckpoint known) throws SystemFailure {
    boolean gone = order == RestoreOrder.NEWEST_FIRST && standing(known).isEmpty();
    return gone ? checkpoint() : known;
  }

  /// Whether going back to a checkpoint takes no calls.
  boolean isNear(WorldCheckpoint checkpoint) {
    return isDirect() || standing(checkpoint).isPresent();
  }

  /// Calls were made that may have changed something.
  void walked(List<Exchange> calls, WorldDrained after) {
    if (!isDirect() && after.written()) {
      here = Optional.of(new Step(here, calls, after.content()));
    }
  }

  /// Takes the world to a checkpoint.
  ///
  /// @return writes found that belong to no call
  /// @throws WalkedElsewhere when calls had to be made again and led elsewhere
  List<Change> restore(WorldCheckpoint checkpoint) throws SystemFailure, InterruptedException {
    if (isDirect()) {
      return world.restore(checkpoint);
    }
    Optional<Step> target = way(checkpoint);
    Deque<Step> missing = new ArrayDeque<>();
    Optional<Step> from = target;
    int base = standing(checkpoint).orElse(-1);
    while (base < 0) {
      base = standingAt(from);
      if (base < 0) {
        missing.push(from.orElseThrow());
        from = from.orElseThrow().before();
      }
    }
    List<Change> late = backTo(base);
    for (Step step : missing) {
      walkAgain(step);
      here = Optional.of(step);
      stand(after.get(step));
    }
    stand(checkpoint);
    return late;
  }

  /// The world is at a known checkpoint again: from now on the systems can go back to it.
  private void stand(@Nullable WorldCheckpoint known) throws SystemFailure {
    if (order == RestoreOrder.NEWEST_FIRST && known != null && standing(known).isEmpty()) {
      stack.add(new Standing(known, world.checkpoint()));
    }
  }

  /// Goes back to a checkpoint on the stack; the newer ones are gone then.
  private List<Change> backTo(int index) throws SystemFailure, InterruptedException {
    stack.subList(index + 1, stack.size()).clear();
    Standing base = stack.get(index);
    List<Change> late = world.restore(base.handle());
    here = way(base.known());
    return late;
  }

  private Optional<Step> way(WorldCheckpoint checkpoint) {
    return Objects.requireNonNull(ways.get(checkpoint), "a checkpoint of another track");
  }

  private Optional<Integer> standing(WorldCheckpoint checkpoint) {
    for (int i = stack.size() - 1; i >= 0; i--) {
      if (isItself(stack.get(i).known(), checkpoint)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /// The newest checkpoint on the stack that stands exactly after a step; -1 when none does.
  private int standingAt(Optional<Step> step) {
    for (int i = stack.size() - 1; i >= 0; i--) {
      if (isItself(way(stack.get(i).known()).orElse(null), step.orElse(null))) {
        return i;
      }
    }
    return -1;
  }

  /// Checkpoints and steps are places of their own even where they hold the same.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isItself(@Nullable Object one, @Nullable Object other) {
    return one == other;
  }

  private void walkAgain(Step step) throws SystemFailure, InterruptedException {
    for (Exchange call : step.calls()) {
      Response again = api.send(call.request());
      boolean isOther =
          world.isObservable()
              ? call.response().statusCode() != again.statusCode()
              : !isSame(call.response(), again);
      if (isOther) {
        throw new WalkedElsewhere(
            goesBackLeast(),
            "walking the path again after going back, %s was answered with %s, and with %s at first"
                .formatted(call.request(), words(again), words(call.response())),
            "The same calls must lead to the same answers where content cannot be read, and to the"
                + " same status in any case. Something may have been left behind: a reset may"
                + " leave something behind, or the API answers with times or random values: give the"
                + " reset an `observe`, or make the answers the same.");
      }
    }
    Map<String, ContentHash> content = world.drain().content();
    for (Map.Entry<String, ContentHash> was : step.content().entrySet()) {
      if (!was.getValue().equals(content.get(was.getKey()))) {
        throw new WalkedElsewhere(
            was.getKey(),
            "walking the path again after going back, its content after %s is not what it was at first"
                .formatted(step),
            "The same calls must lead to the same content. Something may have been left behind, or"
                + " the API writes times or random values: leave those columns out by state.ignore.");
      }
    }
  }

  /// The system because of which calls are made again.
  private String goesBackLeast() {
    return world.systems().stream()
        .filter(system -> system.restoreOrder() == order)
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
