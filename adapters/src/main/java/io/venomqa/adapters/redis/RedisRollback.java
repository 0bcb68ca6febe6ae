package io.venomqa.adapters.redis;

import io.venomqa.adapters.redis.Keyspace.Seen;
import io.venomqa.adapters.redis.Keyspace.Written;
import io.venomqa.adapters.redis.Tracker.Step;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.world.Drained;
import io.venomqa.engine.world.SystemFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Goes back by writing the keys that differ, in one transaction.
///
/// A transaction also says what others wrote until it began, so a restore is one round trip: what
/// it overwrote is read in the same transaction, and what was written since is undone by another
/// one.
final class RedisRollback {

  private static final int MOST_ROUNDS = 100;
  private static final int MOST_RESTORES = 5;
  private static final int MOST_NAMED = 5;

  private final String system;
  private final Connected connected;
  private final Tracker tracker;
  private final Position initial;
  private final Set<Bytes> suspects = new HashSet<>();
  private CallCounts counts;
  private boolean readAll;
  private Optional<Position> underway = Optional.empty();

  /// @param all everything, as it is to be initially
  /// @param counts as of the moment when it was so
  RedisRollback(
      String system,
      Connected connected,
      Map<Bytes, Image> all,
      Ignored ignored,
      Optional<CallCounts> counts) {
    this.system = system;
    this.connected = connected;
    this.tracker = new Tracker(system, all, ignored);
    this.initial = tracker.now();
    this.counts = counts.orElse(new CallCounts(Map.of()));
  }

  Position now() {
    return tracker.now();
  }

  Position initial() {
    return initial;
  }

  /// After the connection was lost, nobody knows what was written.
  void connectionWasLost() {
    readAll = true;
  }

  /// Reads everything, and says what is not as it was. Leaves our own key alone.
  List<Step> readChanges() throws SystemFailure {
    return tracker.advance(everything(connected.everything(tracker.now())).images);
  }

  Drained drain() throws SystemFailure {
    Settled settled = settle();
    List<Change> changes = Step.changes(tracker.advance(settled.images));
    return new Drained(settled.written || !changes.isEmpty(), changes, tracker.now().state());
  }

  /// What was written by nobody's call is returned; a key whose time was over is not: it was not
  /// written, and gets its time again.
  ///
  /// @param late to be added to; also before it fails, so that it can be tried again
  void restore(Position target, List<Change> late) throws SystemFailure {
    for (int attempt = 0; attempt < MOST_RESTORES; attempt++) {
      boolean unseen = attempt > 0 || readAll || connected.keyspace().subscription().isEmpty();
      if (unseen) {
        late.addAll(writtenLate(tracker.advance(settle().images)));
      }
      Set<Bytes> between = tracker.now().between(target);
      Map<Bytes, Long> runDown = runDown(target, between);
      boolean arrived = between.isEmpty() && runDown.isEmpty() && unseen;
      if (arrived || write(target, between, runDown, late)) {
        return;
      }
    }
    throw interference();
  }

  private Map<Bytes, Long> runDown(Position target, Set<Bytes> between) {
    Map<Bytes, Long> runDown = new LinkedHashMap<>();
    for (Bytes key : tracker.expiry().runDown(target, System.nanoTime())) {
      if (!between.contains(key)) {
        target.image(key).ifPresent(image -> runDown.put(key, Expiry.ttlToRestore(image)));
      }
    }
    return runDown;
  }

  /// @return whether nobody else wrote meanwhile
  private boolean write(
      Position target, Set<Bytes> between, Map<Bytes, Long> runDown, List<Change> late)
      throws SystemFailure {
    Map<Bytes, Optional<Image>> images = new LinkedHashMap<>();
    between.forEach(key -> images.put(key, target.image(key)));
    underway = Optional.of(target);
    Written written = connected.keyspace().write(images, runDown, tracker.now());
    underway = Optional.empty();
    late.addAll(writtenLate(tracker.advance(written.before().images())));
    Set<Bytes> restored = new HashSet<>(between);
    restored.addAll(written.prolonged());
    tracker.arrived(target, restored);
    suspects.addAll(written.namedMeanwhile());
    suspects.addAll(runDown.keySet());
    suspects.removeAll(restored);
    suspects.addAll(written.before().named());
    suspects.removeAll(between);
    suspects.addAll(written.after().named());
    written
        .after()
        .images()
        .forEach((key, image) -> {
          if (!Image.content(image).equals(Image.content(target.image(key)))) {
            suspects.add(key);
          }
        });
    boolean seenThrough = noteCounts(written.before(), false);
    seenThrough &= noteCounts(written.after(), suspects.isEmpty());
    connected.keyspace().requireComplete();
    return seenThrough && suspects.isEmpty();
  }

  private List<Change> writtenLate(List<Step> steps) {
    return steps.stream()
        .filter(step -> !step.byItself() && !isOurs(step.key()))
        .map(Step::change)
        .toList();
  }

  /// Whether a key may be as it is because the connection was lost while we restored.
  private boolean isOurs(Bytes key) {
    return underway.isPresent()
        && Image.content(underway.get().image(key)).equals(Image.content(tracker.now().image(key)));
  }

  /// Goes home, and says what is still not as it was.
  List<String> goHome() throws SystemFailure {
    restore(initial, new ArrayList<>());
    return audit();
  }

  /// Everything, compared with what it should be.
  List<String> audit() {
    Seen seen = connected.keyspace().readAll(tracker.now());
    suspects.addAll(seen.named());
    Set<Bytes> keys = new TreeSet<>(tracker.now().known());
    keys.addAll(seen.images().keySet());
    List<String> differences = new ArrayList<>();
    long nanos = System.nanoTime();
    for (Bytes key : keys) {
      Optional<Image> is = seen.images().getOrDefault(key, Optional.empty());
      Optional<Image> should = tracker.now().image(key);
      if (!Image.content(is).equals(Image.content(should))) {
        suspects.add(key);
        boolean byItself = is.isEmpty() && tracker.expiry().isOver(key, nanos);
        if (!byItself) {
          differences.add(Difference.words(key, is, should));
        }
      }
    }
    return differences.size() > Difference.MOST_NAMED
        ? List.copyOf(differences.subList(0, Difference.MOST_NAMED))
        : differences;
  }

  /// @param images what may have changed
  /// @param written whether something was written at all
  private record Settled(Map<Bytes, Optional<Image>> images, boolean written) {}

  /// Reads until all is seen that was written, at one moment.
  private Settled settle() throws SystemFailure {
    boolean written = !suspects.isEmpty();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (readAll || connected.keyspace().subscription().isEmpty()) {
        Seen seen = connected.everything(tracker.now());
        if (!seen.marked()) {
          connected.markAgain();
        }
        return everything(seen);
      }
      Set<Bytes> read = Set.copyOf(suspects);
      Seen seen = connected.keyspace().read(read, tracker.now());
      connected.keyspace().requireComplete();
      written |= !seen.named().isEmpty();
      suspects.addAll(seen.named());
      if (noteCounts(seen, read.equals(suspects)) && read.equals(suspects)) {
        suspects.clear();
        return new Settled(seen.images(), written);
      }
    }
    throw new SystemFailure(
        system,
        "Keys are written without a pause, such as " + words(suspects) + ".",
        "Stop what writes them while the API is explored.");
  }

  private Settled everything(Seen seen) {
    connected.keyspace().requireComplete();
    Map<Bytes, Optional<Image>> images = new HashMap<>(seen.images());
    tracker.now().known().forEach(key -> images.putIfAbsent(key, Optional.empty()));
    seen.counts().ifPresent(present -> counts = present);
    suspects.clear();
    readAll = false;
    return new Settled(images, false);
  }

  /// Finds out whether something was written that no event names.
  ///
  /// @param complete whether all that was named by then was read too, so that the keys can be
  ///   counted
  /// @return whether not
  private boolean noteCounts(Seen seen, boolean complete) throws SystemFailure {
    if (!seen.marked()) {
      connected.markAgain();
    }
    if (seen.counts().isEmpty()) {
      return true;
    }
    CallCounts before = counts;
    counts = seen.counts().get();
    int suspected = suspects.size();
    if (counts.groupsMayDiffer(before)) {
      tracker
          .now()
          .known()
          .forEach(key -> {
            if (tracker.now().image(key).filter(Image::readsSilently).isPresent()) {
              suspects.add(key);
            }
          });
    }
    // Emptying a database names no key, but their number tells: whatever was written since has been
    // named, so that each key that is missing in the count is one that went in silence.
    readAll |= counts.anythingMayDiffer(before) || (complete && seen.size() != sizeExpected(seen));
    return !readAll && suspects.size() == suspected;
  }

  private long sizeExpected(Seen seen) {
    long size = tracker.now().keys();
    for (Map.Entry<Bytes, Optional<Image>> entry : seen.images().entrySet()) {
      size +=
          (entry.getValue().isPresent() ? 1 : 0)
              - (tracker.now().image(entry.getKey()).isPresent() ? 1 : 0);
    }
    return size;
  }

  private SystemFailure interference() {
    List<String> clients = connected.blockedClients();
    return new SystemFailure(
        system,
        "Somebody changes "
            + words(suspects)
            + " again as soon as it is restored."
            + (clients.isEmpty()
                ? ""
                : " These clients wait for keys: " + String.join("; ", clients) + "."),
        "Stop what takes from these keys, such as a worker that waits with BLPOP, or let it run as"
            + " part of a call.");
  }

  private static String words(Set<Bytes> keys) {
    TreeSet<Bytes> sorted = new TreeSet<>(keys);
    List<String> named = sorted.stream().limit(MOST_NAMED).map(Bytes::words).toList();
    return String.join(", ", named) + (keys.size() > MOST_NAMED ? ", …" : "");
  }
}
