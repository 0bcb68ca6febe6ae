package io.venomqa.engine.explore;

import io.venomqa.engine.explore.Replayer.Looks;
import io.venomqa.engine.explore.Replayer.Walk;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Violation.Kind;
import io.venomqa.engine.world.SystemFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Performs candidates for a shorter or simpler path, within a budget of steps. A paused run is
/// held back before each; a single step performs one.
final class Trials {

  private final Replayer replayer;
  private final ApiPresence presence;
  private final Pacer pacer;
  private final WantedRule wanted;
  private final SearchNode initial;
  private final Set<List<ActionId>> keptTheRule;
  private final long budget;
  private long taken;
  private boolean spent;

  /// @param keptTheRule paths that are known not to break it; grows
  /// @param budget steps that may be performed, going back to the initial state counting as one
  Trials(
      Replayer replayer,
      ApiPresence presence,
      Pacer pacer,
      WantedRule wanted,
      SearchNode initial,
      Set<List<ActionId>> keptTheRule,
      long budget) {
    this.replayer = replayer;
    this.presence = presence;
    this.pacer = pacer;
    this.wanted = wanted;
    this.initial = initial;
    this.keptTheRule = keptTheRule;
    this.budget = budget;
  }

  long taken() {
    return taken;
  }

  /// Whether something could not be tried.
  boolean isSpent() {
    return spent;
  }

  /// Performs a candidate, unless it is known not to break the rule.
  ///
  /// @return the steps that broke it; empty where it held, or the budget does not allow to try
  Optional<List<ActionId>> broken(List<ActionId> steps)
      throws SystemFailure, InterruptedException, RunAborted {
    boolean cannotBreak = steps.isEmpty() && wanted.kind() != Kind.INVARIANT;
    if (cannotBreak || keptTheRule.contains(steps) || !allows(steps)) {
      return Optional.empty();
    }
    Walk walk = walk(steps, Looks.AT_THE_END, RequestEdits.NONE);
    if (walk.broken().isEmpty()) {
      keptTheRule.add(List.copyOf(steps));
    }
    return walk.broken().map(_ -> walk.path().actions());
  }

  /// Whether the budget allows to perform so many steps.
  boolean allows(List<ActionId> steps) {
    boolean allowed = taken + steps.size() + 1 <= budget;
    spent |= !allowed;
    return allowed;
  }

  /// Performs steps, whatever the budget. A call without an answer is tried once more, unless that
  /// is what the rule is about.
  Walk walk(List<ActionId> steps, Looks looks, RequestEdits edits)
      throws SystemFailure, InterruptedException, RunAborted {
    Walk first = walkOnce(steps, looks, edits);
    return first.unanswered() && wanted.kind() != Kind.NO_ANSWER
        ? walkOnce(steps, looks, edits)
        : first;
  }

  private Walk walkOnce(List<ActionId> steps, Looks looks, RequestEdits edits)
      throws SystemFailure, InterruptedException, RunAborted {
    if (!pacer.awaitTurn()) {
      throw new InterruptedException("the run was stopped");
    }
    Walk walk = replayer.walk(wanted, steps, initial, looks, edits);
    taken += walk.path().length() + 1;
    if (walk.unanswered()) {
      presence.recover("a replay", walk.path());
    }
    return walk;
  }
}
