package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Outcome;

/// Tells why an action made no call in a state.
final class UnmadeCalls {

  private final Tally tally;
  private final Findings findings;
  private final Settings settings;
  private final ExplorationListener listener;

  UnmadeCalls(Tally tally, Findings findings, Settings settings, ExplorationListener listener) {
    this.tally = tally;
    this.findings = findings;
    this.settings = settings;
    this.listener = listener;
  }

  /// @param path with the call that was not made as its last step
  void tell(SearchNode from, Action action, Performed performed, Path path) {
    tellOfLastStatus(action, performed);
    switch (performed.outcome()) {
      case Outcome.Skipped(var reason) -> {
        tally.skipped(action.id(), reason);
        listener.on(new ExplorationEvent.ActionSkipped(from.number, action.id(), reason));
      }
      case Outcome.ScriptFailed(var error) -> {
        tally.skipped(action.id(), "its script failed");
        findings.scriptFailed(action.id().name(), error, path);
      }
      case Outcome.ExpectationFailed _, Outcome.Responded _ ->
          tally.skipped(action.id(), "it made no call");
    }
  }

  /// Whether a call is made must not depend on what does not belong to a state.
  void tellOfLastStatus(Action action, Performed performed) {
    if (performed.lastStatusRead() && !settings.abstraction().includesLastStatus()) {
      findings.readsLastStatus(action);
    }
  }
}
