package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.ScriptProblem;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a run has to tell beside violations: scripts that failed, and notices. Each is told once.
final class Findings {

  private record Problem(String script, ScriptError error) {}

  private final ExplorationListener listener;
  private final List<ScriptProblem> scriptProblems = new ArrayList<>();
  private final Set<Problem> knownProblems = new HashSet<>();
  private final Set<Notice> notices = new LinkedHashSet<>();

  Findings(ExplorationListener listener) {
    this.listener = listener;
  }

  void scriptFailed(String script, ScriptError error, Path path) {
    if (knownProblems.add(new Problem(script, error))) {
      ScriptProblem problem = new ScriptProblem(script, error, path);
      scriptProblems.add(problem);
      listener.on(new ExplorationEvent.ScriptFailed(problem));
    }
  }

  void notice(Notice notice) {
    if (notices.add(notice)) {
      listener.on(new ExplorationEvent.Noticed(notice));
    }
  }

  /// Tells of writes that were found when nobody was calling.
  void writtenLate(List<Change> late) {
    if (late.isEmpty()) {
      return;
    }
    Set<String> tables = new TreeSet<>();
    late.forEach(change -> tables.add(change.system() + "." + change.table()));
    notice(
        new Notice(
            Notice.Kind.BACKGROUND_WRITE,
            "Rows of "
                + String.join(", ", tables)
                + " were written after the API had answered. They belong to no call and were rolled"
                + " back; a job in the background should be switched off while exploring."));
  }

  void invariantWrote(Invariant invariant) {
    notice(
        new Notice(
            Notice.Kind.INVARIANT_WROTE,
            "Invariant "
                + invariant.name()
                + " changed data. It was undone; an invariant should only read."));
  }

  void readsLastStatus(Action action) {
    notice(
        new Notice(
            Notice.Kind.READS_OUTSIDE_STATE,
            "%s reads %s, which does not belong to a state: states that differ in it alone are taken for one. List it under state.context to keep them apart."
                .formatted(action.id(), Context.LAST_STATUS)));
  }

  void answeredAtSecondTry(Action action, Performed first) {
    String error =
        first.exchanges().stream()
            .map(exchange -> exchange.response().networkError())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    notice(
        new Notice(
            Notice.Kind.NETWORK_RETRIED,
            "%s got no answer (%s), and did when tried again from the same state."
                .formatted(action.id(), error)));
  }

  List<ScriptProblem> scriptProblems() {
    return List.copyOf(scriptProblems);
  }

  List<Notice> notices() {
    return List.copyOf(notices);
  }
}
