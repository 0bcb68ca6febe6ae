package io.venomqa.engine.explore;

import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.InvariantCheck.Checked;
import io.venomqa.engine.explore.Performer.Performed;
import io.venomqa.engine.explore.StepRules.BrokenRule;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.HiddenState;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Path;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.ScriptProblem;
import io.venomqa.engine.rule.Action;
import io.venomqa.engine.rule.Invariant;
import io.venomqa.engine.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a run has to tell beside violations: scripts that failed, and notices. Each is told once.
final class Findings {

  private record Problem(String script, ScriptError error) {}

  private final ExplorationListener listener;
  private final List<ScriptProblem> scriptProblems = new ArrayList<>();
  private final Set<Problem> knownProblems = new HashSet<>();
  private final List<HiddenState> hidden = new ArrayList<>();
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

  /// Tells which scripts of systems failed since the last time.
  ///
  /// @return whether any did
  boolean systemsFailed(World world, Path path) {
    Map<String, List<ScriptError>> failures = world.takeScriptFailures();
    failures.forEach(
        (system, errors) -> errors.forEach(error -> scriptFailed(system, error, path)));
    return !failures.isEmpty();
  }

  /// The invariants that were found broken; one that failed itself is told of.
  List<BrokenRule> broken(Checked checked, Path path) {
    checked.errors().forEach((name, error) -> scriptFailed(name, error, path));
    return checked.broken();
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
    notice(
        new Notice(
            Notice.Kind.BACKGROUND_WRITE,
            "Rows of "
                + tables(late)
                + " were written after the API had answered. They belong to no call and were rolled"
                + " back; a job in the background should be switched off while exploring."));
  }

  /// Tells of writes that came after an action had been answered.
  void writtenAfter(Action action, List<Change> late) {
    notice(
        new Notice(
            Notice.Kind.BACKGROUND_WRITE,
            "Rows of %s were written after %s had been answered. They belong to no call and were rolled back; from then on the run waited for them. A job in the background should be switched off while exploring."
                .formatted(tables(late), action.id())));
  }

  void writtenDuringCheck(Invariant invariant) {
    notice(
        new Notice(
            Notice.Kind.BACKGROUND_WRITE,
            "Something was written while invariant %s was checked, and not when it was checked again: a job in the background. It was rolled back."
                .formatted(invariant.name())));
  }

  /// Keeps a read that was answered differently in one and the same state.
  void hidden(HiddenState found) {
    hidden.add(found);
    listener.on(new ExplorationEvent.HiddenStateFound(found));
  }

  void answersUnsteadily(ActionId action, Request request) {
    notice(
        new Notice(
            Notice.Kind.UNSTEADY_ANSWER,
            "%s (%s) is not answered the same when made again at once or a moment later, so it cannot show whether the API keeps state that no rollback reaches."
                .formatted(request, action)));
  }

  void proofIsWeak() {
    notice(
        new Notice(
            Notice.Kind.WEAK_PROOF,
            "Rollback was proven in the systems alone: no action's answer shows that the API itself sees it. State that the API keeps in memory, such as a cache, would not be noticed; add an action that reads what the others write."));
  }

  /// Tells of systems whose content cannot be read, once a call led to no new state that may have
  /// changed them. The world has no system: said at the beginning.
  void nothingIsRestored() {
    notice(
        new Notice(
            Notice.Kind.NOTHING_RESTORED,
            "No system is named in this project, so nothing is restored: to come to a state again, its path is walked anew on fresh resources, and two states are one when state.context says the same in both. What the API keeps beside that is not seen, and what the run made stays there."));
  }

  void tellsNothingApart(World world, Context before, Action action, Performed performed) {
    List<String> blind = world.unreadable();
    int status = performed.lastResponse().map(Response::statusCode).orElse(0);
    boolean accepted = status >= 200 && status < 300;
    if (world.systems().isEmpty() && accepted && isUnchanged(before, performed.contextAfter())) {
      notice(
          new Notice(
              Notice.Kind.CONTENT_UNSEEN,
              "%s was accepted, and may have changed what state.context does not tell: sequences that go on from there were not tried. Let it put what matters into the context."
                  .formatted(action.id())));
    }
    if (!blind.isEmpty()) {
      notice(
          new Notice(
              Notice.Kind.CONTENT_UNSEEN,
              "The content of %s cannot be read, so it tells no states apart: where calls changed nothing else, the sequences that go on from them were not tried. Let it show its content (reset.observe), or let actions put what matters into the context."
                  .formatted(String.join(", ", blind))));
    }
  }

  private static boolean isUnchanged(Context before, Context after) {
    Map<String, @Nullable Object> was = new HashMap<>(before.values());
    Map<String, @Nullable Object> is = new HashMap<>(after.values());
    was.remove(Context.LAST_STATUS);
    is.remove(Context.LAST_STATUS);
    return was.equals(is);
  }

  private static String tables(List<Change> changes) {
    Set<String> tables = new TreeSet<>();
    changes.forEach(change -> tables.add(change.system() + "." + change.table()));
    return String.join(", ", tables);
  }

  void invariantWrote(Invariant invariant, List<Change> changes) {
    notice(
        new Notice(
            Notice.Kind.INVARIANT_WROTE,
            "Invariant %s changed %s. It was undone; an invariant should only read."
                .formatted(
                    invariant.name(), changes.isEmpty() ? "data" : "rows of " + tables(changes))));
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

  /// How much was told so far.
  int told() {
    return scriptProblems.size() + hidden.size() + notices.size();
  }

  List<HiddenState> hidden() {
    return List.copyOf(hidden);
  }

  List<ScriptProblem> scriptProblems() {
    return List.copyOf(scriptProblems);
  }

  List<Notice> notices() {
    return List.copyOf(notices);
  }
}
