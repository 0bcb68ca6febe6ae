package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.Minimizer.Shortest;
import io.venomqa.engine.explore.Replayer.Walk;
import io.venomqa.engine.explore.StepRules.BrokenRule;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.model.Violation.Confirmation;
import io.venomqa.engine.model.Violation.Kind;
import io.venomqa.engine.world.RestoreOrder;
import io.venomqa.engine.world.SystemFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The violations of a run: each rule once for each state in which it was found broken, confirmed
/// by replay, and at the end with the shortest path of its cause.
final class ViolationLog {

  private static final String DOUBT =
      "The same calls kept the rule earlier in this run. Since nothing is restored, what other walks left may have broken it.";

  private record Key(String group, int state) {}

  private final Replayer replayer;
  private final Minimizer minimizer;
  private final ApiPresence presence;
  private final RestoreOrder order;
  private final ExplorationListener listener;
  private final List<Violation> violations = new ArrayList<>();
  private final List<Violation> waiting = new ArrayList<>();
  private final Set<Key> known = new HashSet<>();

  /// @param order where the way back leads through older states alone, no path is replayed in the
  ///   middle of the search
  ViolationLog(
      Replayer replayer,
      Minimizer minimizer,
      ApiPresence presence,
      RestoreOrder order,
      ExplorationListener listener) {
    this.replayer = replayer;
    this.presence = presence;
    this.minimizer = minimizer;
    this.order = order;
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
    if (order == RestoreOrder.NEWEST_FIRST) {
      waiting.add(found);
    } else {
      replay(found, initial);
    }
  }

  private void replay(Violation found, SearchNode initial)
      throws SystemFailure, InterruptedException, RunAborted {
    Walk walk = walk(found, found.path(), initial);
    replace(
        walk.broken()
            .map(_ -> confirmed(found, new Shortest(walk, false, List.of())))
            .orElse(found.notReproducible("")));
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
        Confirmation.UNCHECKED,
        false,
        List.of());
  }

  /// Replays what was not replayed yet, and gives each violation a path that is as short as it
  /// gets. Each rule's shortest path comes first, so that each has its turn before the budget is
  /// used up; what a cause found by then explains is not tried again.
  void confirm(StateGraph graph, SearchNode initial)
      throws SystemFailure, InterruptedException, RunAborted {
    for (Violation violation : waiting) {
      replay(violation, initial);
    }
    waiting.clear();
    if (!violations.isEmpty()) {
      listener.on(new ExplorationEvent.Minimizing(violations.size()));
    }
    minimizer.allow(graph.transitionCount());
    for (Violation violation : eachRuleFirst()) {
      Optional<Shortest> known =
          violation.confirmation() == Confirmation.CONFIRMED
              ? minimizer.knownCause(violation)
              : Optional.empty();
      Optional<Shortest> shortest =
          known.isPresent()
              ? known
              : minimizer.shortest(violation, otherPaths(violation, graph), initial);
      shortest.ifPresent(found ->
          replace(
              order == RestoreOrder.NEVER && isContradicted(violation, found.walk().path(), graph)
                  ? violation.notReproducible(DOUBT)
                  : confirmed(violation, found)));
    }
  }

  /// Whether the search made the same calls, and the rule held.
  private boolean isContradicted(Violation violation, Path shown, StateGraph graph) {
    List<ActionId> actions = shown.actions();
    return !actions.isEmpty()
        && graph.transitions().stream()
            .filter(step -> step.action().equals(actions.getLast()))
            .filter(step -> graph.firstPathTo(step.from()).then(step).actions().equals(actions))
            .anyMatch(step ->
                step.statusCode() != shown.steps().getLast().statusCode()
                    || (violation.kind() == Kind.INVARIANT
                        && !known.contains(new Key(violation.group(), step.to()))));
  }

  private List<Violation> eachRuleFirst() {
    List<Violation> first = new ArrayList<>();
    List<Violation> others = new ArrayList<>();
    Set<WantedRule> rules = new HashSet<>();
    violations.stream()
        .sorted(Comparator.comparingInt(violation -> violation.path().length()))
        .forEach(
            violation -> (rules.add(WantedRule.of(violation)) ? first : others).add(violation));
    first.addAll(others);
    return first;
  }

  /// Paths that the whole graph knows to where the rule broke.
  private static List<Path> otherPaths(Violation violation, StateGraph graph) {
    List<Path> paths = new ArrayList<>();
    if (violation.kind() == Kind.INVARIANT) {
      paths.add(graph.pathTo(violation.state()));
    }
    if (!violation.path().steps().isEmpty() && violation.path().steps().getLast().isInGraph()) {
      Transition last = violation.path().steps().getLast();
      paths.add(graph.pathTo(last.from()).then(last));
      paths.add(graph.firstPathTo(last.from()).then(last));
    }
    return paths;
  }

  private static Violation confirmed(Violation violation, Shortest shortest) {
    BrokenRule seen = shortest.walk().broken().orElseThrow();
    return violation.confirmed(
        shortest.walk().path(),
        seen.message(),
        seen.detail(),
        shortest.minimal(),
        shortest.simplified());
  }

  private Walk walk(Violation violation, Path path, SearchNode initial)
      throws SystemFailure, InterruptedException {
    return replayer.walk(
        WantedRule.of(violation),
        path.actions(),
        initial,
        Replayer.Looks.AT_THE_END,
        RequestEdits.NONE);
  }

  /// Where the API is gone, no replay shows anything.
  private void requireApi(Walk walk) throws RunAborted, SystemFailure, InterruptedException {
    if (walk.unanswered()) {
      presence.recover("a replay", walk.path());
    }
  }

  private void replace(Violation checked) {
    violations.set(checked.number() - 1, checked);
    listener.on(new ExplorationEvent.ViolationChecked(checked));
  }
}
