package io.venomqa.engine.event;

import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Sameness;
import io.venomqa.engine.model.ScriptProblem;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.model.Violation;
import io.venomqa.engine.rule.RuleResult;
import java.util.List;

/// What happens during an exploration, in order. All values are immutable.
public sealed interface ExplorationEvent {

  /// The first event of every run.
  record Started(List<ActionId> actions, List<String> invariants, String strategy)
      implements ExplorationEvent {}

  /// The proof of rollback made one step.
  ///
  /// @param passed whether the step showed what it should
  record ProofStep(String description, boolean passed) implements ExplorationEvent {}

  /// A state was met for the first time; the first one is the initial state.
  record StateFound(State state, List<RuleResult> initialRules) implements ExplorationEvent {}

  /// Calls are being tried from this state now.
  record StateEntered(int state) implements ExplorationEvent {}

  /// A state that was put on the frontier: it waits for its calls to be tried.
  record StateWaiting(int state) implements ExplorationEvent {}

  /// Every enabled call was tried in this state.
  ///
  /// @param tried how many were; 0 when nothing was enabled
  record StateClosed(int state, int tried) implements ExplorationEvent {}

  /// Everything in a scope smaller than that of the run was tried; the search goes on in a larger
  /// one.
  record ScopeClosed(Ending.ClosedScope closed) implements ExplorationEvent {}

  /// An action was performed.
  record TransitionTaken(Transition transition, List<RuleResult> rules, StepTimes times)
      implements ExplorationEvent {}

  /// A transition was looked at to the end, and nothing was wrong with it: no rule was broken and
  /// no script failed. A run that goes on with this one need not try it again.
  ///
  /// @param renamed whether it led to a state known before, but for what does not count
  record TransitionSettled(int transition, boolean renamed) implements ExplorationEvent {}

  /// An action said that it cannot be tried in this state.
  record ActionSkipped(int state, ActionId action, String reason) implements ExplorationEvent {}

  /// A rule was broken; not checked yet.
  record ViolationFound(Violation violation) implements ExplorationEvent {}

  /// A violation was replayed from the initial state, or got a shorter path.
  record ViolationChecked(Violation violation) implements ExplorationEvent {}

  /// The search is over. From here to the end, paths of violations are performed with steps left
  /// out and with simpler requests: what scripts print is of these trials.
  ///
  /// @param violations how many there are
  record Minimizing(int violations) implements ExplorationEvent {}

  record ScriptFailed(ScriptProblem problem) implements ExplorationEvent {}

  record Noticed(Notice notice) implements ExplorationEvent {}

  /// A read was answered differently in one and the same state.
  record HiddenStateFound(HiddenState found) implements ExplorationEvent {}

  record Paused() implements ExplorationEvent {}

  record Resumed() implements ExplorationEvent {}

  /// The last event of every run. The world has been put back by now.
  ///
  /// @param durationNanos time spent exploring, without getting ready, proving and pauses
  /// @param coverage what was reached
  /// @param sameness which states were taken for the same
  record Ended(Ending ending, Coverage coverage, Sameness sameness, long durationNanos)
      implements ExplorationEvent {

    /// No states were compared.
    public Ended(Ending ending, Coverage coverage, long durationNanos) {
      this(ending, coverage, Sameness.NONE, durationNanos);
    }
  }
}
