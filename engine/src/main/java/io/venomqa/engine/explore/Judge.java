package io.venomqa.engine.explore;

import io.venomqa.engine.explore.StepRules.BrokenRule;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.world.SystemFailure;
import java.util.List;

/// Decides what the rules that a step broke mean for the state that it led to.
final class Judge {

  private final StateSpace states;
  private final Frontier frontier;
  private final ViolationLog violations;
  private final boolean beyond;

  /// @param beyond whether to go on from a state in which an invariant is broken
  Judge(StateSpace states, Frontier frontier, ViolationLog violations, boolean beyond) {
    this.states = states;
    this.frontier = frontier;
    this.violations = violations;
    this.beyond = beyond;
  }

  /// What is wrong with a call does not keep the state that it led to from being explored; a state
  /// in which an invariant is broken is left, and so is one that a failed script left half-way.
  void judge(SearchNode to, Path path, List<BrokenRule> broken, boolean scriptHolds)
      throws SystemFailure, InterruptedException, RunAborted {
    boolean breaksInvariant =
        broken.stream().anyMatch(rule -> rule.kind() == Violation.Kind.INVARIANT);
    if (breaksInvariant && !beyond) {
      frontier.leaveBroken(to);
    } else if (scriptHolds) {
      frontier.add(to);
    } else {
      frontier.leaveHalfWay(to);
    }
    for (BrokenRule rule : broken) {
      violations.add(rule, path, to.number, states.node(0));
    }
  }
}
