package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Replayer.Looks;
import io.venomqa.engine.explore.Replayer.Walk;
import io.venomqa.engine.explore.SimplerRequests.Simplified;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.world.Api;
import io.venomqa.engine.world.SystemFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds for a path that breaks a rule one that is 1-minimal: no single step can be left out of it
/// such that the rule still breaks.
///
/// Delta debugging over the steps: runs of steps are left out, long ones first, then single steps
/// until none can go, then pairs of a short path. Each candidate is performed from the initial
/// state by the actions' own code. What a removal disables is removed with it. Candidates come in a
/// fixed order, so the same run gives the same path.
final class Minimizer {

  /// Steps that may be performed for one cause, a return to the initial state counting as one.
  static final int STEPS_PER_CAUSE = 2_000;

  /// Up to this length, pairs are left out as well, which single steps do not find.
  private static final int PAIRS_UP_TO = 6;

  /// Steps that may be performed besides to simplify a cause's requests.
  private static final int STEPS_PER_SIMPLIFICATION = 1_000;

  private final Api api;
  private final Replayer replayer;
  private final ApiPresence presence;
  private final Pacer pacer;
  private final Map<WantedRule, Set<List<ActionId>>> known = new HashMap<>();
  private final Map<WantedRule, List<Shortest>> causes = new HashMap<>();
  private long stepsLeft;

  Minimizer(Api api, Replayer replayer, ApiPresence presence, Pacer pacer) {
    this.api = api;
    this.replayer = replayer;
    this.presence = presence;
    this.pacer = pacer;
  }

  /// The shortest path found.
  ///
  /// @param walk as it was performed last, the rule looked at after each step
  /// @param minimal whether every path with one step less was performed and kept the rule
  /// @param simplified what its requests lack of what the actions' own code sends, in words
  record Shortest(Walk walk, boolean minimal, List<String> simplified) {}

  /// Sets what all causes together may cost: as many steps as the search took, and as many as one
  /// cause may in any case.
  void allow(int transitions) {
    stepsLeft = Math.max(STEPS_PER_CAUSE, transitions);
  }

  /// A cause found before whose steps are all in the path, in their order.
  Optional<Shortest> knownCause(Violation violation) {
    List<ActionId> steps = violation.path().actions();
    return causes.getOrDefault(WantedRule.of(violation), List.of()).stream()
        .filter(cause -> isWithin(cause.walk().path().actions(), steps))
        .findFirst();
  }

  private static boolean isWithin(List<ActionId> some, List<ActionId> all) {
    int next = 0;
    for (ActionId step : all) {
      if (next < some.size() && some.get(next).equals(step)) {
        next++;
      }
    }
    return next == some.size();
  }

  /// Makes a violation's path as short as it gets.
  ///
  /// @param others paths that may break the rule too, to start from the best one
  /// @return empty where nothing was performed that breaks the rule reliably
  Optional<Shortest> shortest(Violation violation, List<Path> others, SearchNode initial)
      throws SystemFailure, InterruptedException, RunAborted {
    WantedRule wanted = WantedRule.of(violation);
    Trials trials = trials(wanted, STEPS_PER_CAUSE, initial);
    boolean confirmed = violation.confirmation() == Violation.Confirmation.CONFIRMED;
    Optional<List<ActionId>> start =
        confirmed ? Optional.of(violation.path().actions()) : Optional.empty();
    for (Path other : others) {
      boolean isShorter = start.isEmpty() || other.length() < start.get().size();
      Optional<List<ActionId>> broken =
          isShorter ? trials.broken(other.actions()) : Optional.empty();
      start = broken.isPresent() ? broken : start;
    }
    Optional<Shortest> found =
        start.isEmpty() ? Optional.empty() : new Shrinking(trials, start.get()).shortest();
    stepsLeft -= trials.taken();
    if (found.isEmpty() || !found.get().minimal()) {
      return found;
    }
    Shortest cause = simplified(wanted, found.get(), initial);
    causes.computeIfAbsent(wanted, _ -> new ArrayList<>()).add(cause);
    return Optional.of(cause);
  }

  private Shortest simplified(WantedRule wanted, Shortest plain, SearchNode initial)
      throws SystemFailure, InterruptedException, RunAborted {
    Trials trials = trials(wanted, STEPS_PER_SIMPLIFICATION, initial);
    Simplified simplified = new SimplerRequests(api, trials, plain.walk()).simplified();
    stepsLeft -= trials.taken();
    return new Shortest(simplified.walk(), plain.minimal(), simplified.edits());
  }

  private Trials trials(WantedRule wanted, long most, SearchNode initial) {
    Set<List<ActionId>> keptTheRule = known.computeIfAbsent(wanted, _ -> new HashSet<>());
    return new Trials(
        replayer, presence, pacer, wanted, initial, keptTheRule, Math.min(most, stepsLeft));
  }

  /// One path on its way to being shorter.
  private static final class Shrinking {

    private final Trials trials;
    private List<ActionId> steps;
    private boolean minimal;

    Shrinking(Trials trials, List<ActionId> start) {
      this.trials = trials;
      this.steps = start;
    }

    /// The last replay looks at the rule after each step: where it breaks before the last one, that
    /// beginning is the path to go on with.
    Optional<Shortest> shortest() throws SystemFailure, InterruptedException, RunAborted {
      while (true) {
        shrink();
        Walk whole = trials.walk(steps, Looks.AFTER_EACH_STEP, RequestEdits.NONE);
        if (whole.broken().isEmpty()) {
          return Optional.empty();
        }
        if (whole.path().length() == steps.size()) {
          return Optional.of(new Shortest(whole, minimal, List.of()));
        }
        steps = whole.path().actions();
      }
    }

    private void shrink() throws SystemFailure, InterruptedException, RunAborted {
      minimal = false;
      replacedBy(List.of());
      for (int size = steps.size() / 2; size > 1; size /= 2) {
        leaveOutRuns(size);
      }
      do {
        boolean shorter = true;
        while (shorter) {
          shorter = leaveOutRuns(1);
        }
        minimal = !trials.isSpent();
      } while (minimal && steps.size() <= PAIRS_UP_TO && leaveOutPair());
    }

    private boolean leaveOutRuns(int size) throws SystemFailure, InterruptedException, RunAborted {
      boolean shorter = false;
      int start = 0;
      while (start + size <= steps.size() && !trials.isSpent()) {
        List<ActionId> rest = new ArrayList<>(steps);
        rest.subList(start, start + size).clear();
        if (replacedBy(rest)) {
          shorter = true;
        } else {
          start += size;
        }
      }
      return shorter;
    }

    private boolean leaveOutPair() throws SystemFailure, InterruptedException, RunAborted {
      for (int one = 0; one < steps.size(); one++) {
        for (int other = one + 1; other < steps.size(); other++) {
          List<ActionId> rest = new ArrayList<>(steps);
          rest.remove(other);
          rest.remove(one);
          if (replacedBy(rest)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean replacedBy(List<ActionId> candidate)
        throws SystemFailure, InterruptedException, RunAborted {
      if (candidate.size() >= steps.size()) {
        return false;
      }
      Optional<List<ActionId>> broken = trials.broken(candidate);
      broken.ifPresent(shorter -> steps = shorter);
      return broken.isPresent();
    }
  }
}
