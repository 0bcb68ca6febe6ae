package io.venomqa.engine.explore;

import io.venomqa.engine.model.Conclusion;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Limit;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Sameness;
import io.venomqa.engine.model.ScriptProblem;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.Violation;
import java.util.List;
import java.util.Optional;

/// What a run found, and how complete it is.
///
/// @param violations in the order found
/// @param sameness which states were taken for the same
/// @param proof how rollback was proven; empty when it was not asked for
/// @param durationNanos time spent exploring, without getting ready, proving and pauses
/// @param watchesSystems whether the world has systems that roll back, and all of them can be read:
///   only then does it say something that no call changed one
public record ExplorationResult(
    String strategy,
    Scope scope,
    Limits limits,
    Ending ending,
    StateGraph graph,
    List<Violation> violations,
    List<ScriptProblem> scriptProblems,
    List<Notice> notices,
    List<HiddenState> hidden,
    Coverage coverage,
    Sameness sameness,
    Optional<RollbackProof.Proof> proof,
    boolean watchesSystems,
    long durationNanos) {

  /// Distinct states found, the initial one included.
  public int statesVisited() {
    return graph.states().size();
  }

  /// Actions performed while exploring; replays and proofs not counted.
  public int transitionsTaken() {
    return graph.transitionCount();
  }

  public long durationMs() {
    return durationNanos / 1_000_000;
  }

  public boolean truncatedByMaxSteps() {
    return ending instanceof Ending.LimitReached reached && reached.limits().contains(Limit.STEPS);
  }

  /// What it all means.
  public Conclusion conclusion() {
    if (ending instanceof Ending.Aborted) {
      return Conclusion.COULD_NOT_RUN;
    }
    if (!violations.isEmpty()) {
      return Conclusion.VIOLATIONS;
    }
    if (!scriptProblems.isEmpty()) {
      return Conclusion.SCRIPTS_FAILED;
    }
    return switch (ending) {
      case Ending.LimitReached _, Ending.Stopped _ -> Conclusion.INCOMPLETE;
      case Ending.Exhausted _ ->
          watchesSystems && !anyCallChangedASystem()
              ? Conclusion.NOTHING_CHANGED
              : Conclusion.PASSED;
      case Ending.Aborted _ -> Conclusion.COULD_NOT_RUN;
    };
  }

  private boolean anyCallChangedASystem() {
    return !graph.changedSystems().isEmpty();
  }
}
