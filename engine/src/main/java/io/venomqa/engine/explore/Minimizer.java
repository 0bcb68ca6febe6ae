package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Replayer.Looks;
import io.venomqa.engine.explore.Replayer.Walk;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.model.Violation.Kind;
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

  private final Replayer replayer;
  private final ApiPresence presence;
  private final Map<WantedRule, Set<List<ActionId>>> known = new HashMap<>();
  private final Map<WantedRule, List<Shortest>> causes = new HashMap<>();
  private long stepsLeft;

  Minimizer(Replayer replayer, ApiPresence presence) {
    this.replayer = replayer;
    this.presence = presence;
  }

  /// The shortest path found.
  ///
  /// @param walk as it was performed last, the rule looked at after each step
  /// @param minimal whether every path with one step less was performed and kept the rule
  record Shortest(Walk walk, boolean minimal) {}

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
    Trials trials = new Trials(wanted, initial, Math.min(STEPS_PER_CAUSE, stepsLeft));
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
    stepsLeft -= trials.taken;
    found
        .filter(Shortest::minimal)
        .ifPresent(cause -> causes.computeIfAbsent(wanted, _ -> new ArrayList<>()).add(cause));
    return found;
  }

  /// Performs candidates within a budget.
  private final class Trials {

    private final WantedRule wanted;
    private final SearchNode initial;
    private final Set<List<ActionId>> keptTheRule;
    private final long budget;
    private long taken;
    private boolean spent;

    Trials(WantedRule wanted, SearchNode initial, long budget) {
      this.wanted = wanted;
      this.initial = initial;
      this.keptTheRule = known.computeIfAbsent(wanted, _ -> new HashSet<>());
      this.budget = budget;
    }

    /// Performs a candidate, unless it is known not to break the rule.
    ///
    /// @return the steps that broke it; empty where it held, or the budget does not allow to try
    Optional<List<ActionId>> broken(List<ActionId> steps)
        throws SystemFailure, InterruptedException, RunAborted {
      boolean cannotBreak = steps.isEmpty() && wanted.kind() != Kind.INVARIANT;
      if (cannotBreak || keptTheRule.contains(steps)) {
        return Optional.empty();
      }
      if (taken + steps.size() + 1 > budget) {
        spent = true;
        return Optional.empty();
      }
      Walk walk = walk(steps, Looks.AT_THE_END);
      if (walk.broken().isEmpty()) {
        keptTheRule.add(List.copyOf(steps));
      }
      return walk.broken().map(_ -> walk.path().actions());
    }

    /// A call without an answer is tried once more, unless that is what the rule is about.
    Walk walk(List<ActionId> steps, Looks looks)
        throws SystemFailure, InterruptedException, RunAborted {
      Walk first = walkOnce(steps, looks);
      return first.unanswered() && wanted.kind() != Kind.NO_ANSWER ? walkOnce(steps, looks) : first;
    }

    private Walk walkOnce(List<ActionId> steps, Looks looks)
        throws SystemFailure, InterruptedException, RunAborted {
      Walk walk = replayer.walk(wanted, steps, initial, looks);
      taken += walk.path().length() + 1;
      if (walk.unanswered()) {
        presence.require("a replay", walk.path());
      }
      return walk;
    }
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
        Walk whole = trials.walk(steps, Looks.AFTER_EACH_STEP);
        if (whole.broken().isEmpty()) {
          return Optional.empty();
        }
        if (whole.path().length() == steps.size()) {
          return Optional.of(new Shortest(whole, minimal));
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
        minimal = !trials.spent;
      } while (minimal && steps.size() <= PAIRS_UP_TO && leaveOutPair());
    }

    private boolean leaveOutRuns(int size) throws SystemFailure, InterruptedException, RunAborted {
      boolean shorter = false;
      int start = 0;
      while (start + size <= steps.size() && !trials.spent) {
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
