package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.Replayer.Walk;
import io.venomqa.engine.explore.StepRules.BrokenRule;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.model.Violation.Confirmation;
import io.venomqa.engine.model.Violation.Kind;
import io.venomqa.engine.world.SystemFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The violations of a run: each rule once for each state in which it was found broken, confirmed
/// by replay.
final class ViolationLog {

  private record Key(String group, int state) {}

  private final Replayer replayer;
  private final ApiPresence presence;
  private final boolean atOnce;
  private final ExplorationListener listener;
  private final List<Violation> violations = new ArrayList<>();
  private final List<Violation> waiting = new ArrayList<>();
  private final Set<Key> known = new HashSet<>();

  /// @param atOnce whether a path may be replayed in the middle of the search
  ViolationLog(
      Replayer replayer, ApiPresence presence, boolean atOnce, ExplorationListener listener) {
    this.replayer = replayer;
    this.presence = presence;
    this.atOnce = atOnce;
    this.listener = listener;
  }

  List<Violation> all() {
    return List.copyOf(violations);
  }

  int size() {
    return violations.size();
  }

  /// Adds a broken rule that cannot be replayed any more.
  void addUnchecked(BrokenRule broken, Path path, int state) {
    Violation found = violation(broken, path, state);
    if (known.add(new Key(found.group(), state))) {
      violations.add(found);
      listener.on(new ExplorationEvent.ViolationFound(found));
    }
  }

  /// Adds a broken rule and replays its path, unless it is known in this state already. Where going
  /// to the initial state would drop the way back to where the search is, the replay waits for
  /// [#confirm].
  void add(BrokenRule broken, Path path, int state, SearchNode initial)
      throws SystemFailure, InterruptedException, RunAborted {
    Violation found = violation(broken, path, state);
    if (!known.add(new Key(found.group(), state))) {
      return;
    }
    violations.add(found);
    listener.on(new ExplorationEvent.ViolationFound(found));
    if (atOnce) {
      replay(found, initial);
    } else {
      waiting.add(found);
    }
  }

  private void replay(Violation found, SearchNode initial)
      throws SystemFailure, InterruptedException, RunAborted {
    Walk walk = walk(found, found.path(), initial);
    replace(
        walk.broken()
            .map(seen -> found.confirmed(walk.path(), seen.message(), seen.detail()))
            .orElse(found.with(Confirmation.NOT_REPRODUCIBLE)));
    requireApi(walk);
  }

  private Violation violation(BrokenRule broken, Path path, int state) {
    return new Violation(
        violations.size() + 1,
        broken.kind(),
        broken.rule(),
        broken.severity(),
        broken.message(),
        broken.detail(),
        path,
        state,
        Confirmation.UNCHECKED);
  }

  /// Replays what was not replayed yet, and gives each violation the shortest path that the whole
  /// graph knows of, where replaying it breaks the rule too.
  void confirm(StateGraph graph, SearchNode initial)
      throws SystemFailure, InterruptedException, RunAborted {
    for (Violation violation : waiting) {
      replay(violation, initial);
    }
    waiting.clear();
    for (Violation violation : List.copyOf(violations)) {
      for (Path shorter : shorterPaths(violation, graph)) {
        Walk walk = walk(violation, shorter, initial);
        requireApi(walk);
        if (walk.broken().isPresent()) {
          BrokenRule seen = walk.broken().get();
          replace(violation.confirmed(walk.path(), seen.message(), seen.detail()));
          break;
        }
      }
    }
  }

  private static List<Path> shorterPaths(Violation violation, StateGraph graph) {
    if (violation.path().steps().isEmpty()) {
      return List.of();
    }
    List<Path> candidates = new ArrayList<>();
    if (violation.kind() == Kind.INVARIANT) {
      candidates.add(graph.pathTo(violation.state()));
    }
    var last = violation.path().steps().getLast();
    candidates.add(graph.pathTo(last.from()).then(last));
    return candidates.stream()
        .filter(path -> path.length() > 0 && path.length() < violation.path().length())
        .toList();
  }

  private Walk walk(Violation violation, Path path, SearchNode initial)
      throws SystemFailure, InterruptedException {
    return replayer.walk(
        WantedRule.of(violation), path.actions(), initial, Replayer.Looks.AT_THE_END);
  }

  /// Where the API is gone, no replay shows anything.
  private void requireApi(Walk walk) throws RunAborted {
    if (walk.unanswered()) {
      presence.require("a replay", walk.path());
    }
  }

  private void replace(Violation checked) {
    violations.set(checked.number() - 1, checked);
    listener.on(new ExplorationEvent.ViolationChecked(checked));
  }
}
