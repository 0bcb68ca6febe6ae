package io.venomqa.app.ui.shell;

import io.venomqa.app.session.ProjectOverview;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.ui.record.RecordedRun;
import io.venomqa.app.ui.record.RunTotals;
import io.venomqa.app.ui.value.Level;
import io.venomqa.app.ui.value.RuleLine;
import io.venomqa.app.ui.value.StatusText;
import io.venomqa.app.ui.value.Words;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.ActionCoverage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The project tree: what there is, and what the run says about it.
public final class TreeViewModel {

  private final ProjectOverview overview;
  private final ObservableList<TreeRow> actions = FXCollections.observableArrayList();
  private final ObservableList<TreeRow> invariants = FXCollections.observableArrayList();
  private final ObservableList<TreeRow> systems = FXCollections.observableArrayList();
  private final ObservableList<TreeRow> actionsView =
      FXCollections.unmodifiableObservableList(actions);
  private final ObservableList<TreeRow> invariantsView =
      FXCollections.unmodifiableObservableList(invariants);
  private final ObservableList<TreeRow> systemsView =
      FXCollections.unmodifiableObservableList(systems);
  private final Map<String, RuleLine.Said> said = new HashMap<>();
  private final Set<String> failedScripts = new HashSet<>();
  private final Map<String, ActionCoverage> reached = new HashMap<>();
  private List<SystemInfo> known;
  private Proof proof = Proof.OPEN;

  private enum Proof {
    OPEN,
    PROVEN,
    FAILED
  }

  TreeViewModel(ProjectOverview overview) {
    this.overview = overview;
    this.known = overview.systems();
    publish(new RecordedRun());
  }

  public ObservableList<TreeRow> actions() {
    return actionsView;
  }

  public ObservableList<TreeRow> invariants() {
    return invariantsView;
  }

  public ObservableList<TreeRow> systems() {
    return systemsView;
  }

  void clear() {
    said.clear();
    failedScripts.clear();
    reached.clear();
    proof = Proof.OPEN;
    publish(new RecordedRun());
  }

  void ready(List<SystemInfo> began) {
    known = began;
  }

  void on(ExplorationEvent event) {
    switch (event) {
      case ExplorationEvent.ProofStep(var _, boolean passed) ->
          proof = passed && proof != Proof.FAILED ? Proof.PROVEN : Proof.FAILED;
      case ExplorationEvent.StateFound(var _, var rules) ->
          rules.forEach(r -> said(RuleLine.of(r)));
      case ExplorationEvent.TransitionTaken(var _, var rules, var _) ->
          rules.forEach(r -> said(RuleLine.of(r)));
      case ExplorationEvent.ScriptFailed(var problem) -> failedScripts.add(problem.script());
      case ExplorationEvent.Ended(var _, var coverage, var _, var _) ->
          coverage.actions().forEach(one -> reached.put(one.action().name(), one));
      default -> {}
    }
  }

  void publish(RecordedRun run) {
    replace(actions, overview.actions().stream().map(action -> action(action.name(), run)));
    replace(invariants, overview.invariants().stream().map(this::invariant));
    replace(systems, known.stream().map(this::system));
  }

  private void said(RuleLine line) {
    said.merge(
        line.rule(), line.said(), (before, now) -> before == RuleLine.Said.BROKEN ? before : now);
  }

  private TreeRow action(String name, RecordedRun run) {
    RunTotals.Calls calls = run.totals().callsOf(name);
    String note = calls.made() == 0 ? "" : Words.count(calls.made());
    if (failedScripts.contains(name)) {
      return new TreeRow(name, Optional.empty(), (note + " · script error").strip(), "warn");
    }
    if (reached.containsKey(name)) {
      return reached(name, note, reached.get(name));
    }
    boolean idle = calls.made() > 0 && calls.effective() == 0;
    return new TreeRow(name, Optional.empty(), idle ? note + " · no effect" : note, "muted");
  }

  /// What came of an action, when the run is over.
  private static TreeRow reached(String name, String note, ActionCoverage coverage) {
    String what =
        switch (coverage.standing()) {
          case EFFECTIVE -> "";
          case ONLY_READS -> "only reads";
          case REFUSED_AS_EXPECTED -> "refused";
          case NEVER_EFFECTIVE -> "no effect";
          case NEVER_SUCCESSFUL -> "no success";
          case NEVER_ENABLED -> "never enabled";
          case NOT_REACHED -> "not reached";
        };
    String said = note.isEmpty() || what.isEmpty() ? note + what : note + " · " + what;
    String reason =
        coverage.standing() == ActionCoverage.Standing.NEVER_SUCCESSFUL
            ? "only "
                + coverage.statuses().keySet().stream()
                    .map(StatusText::of)
                    .collect(Collectors.joining(", "))
            : coverage.reason();
    return new TreeRow(
        name, Optional.empty(), said, coverage.standing().isAmiss() ? "warn" : "muted", reason);
  }

  private TreeRow invariant(ProjectOverview.InvariantInfo rule) {
    Optional<Level> level = Optional.of(Level.of(rule.severity()));
    RuleLine.Said now = said.get(rule.name());
    if (now == null) {
      return new TreeRow(rule.name(), level, "", "muted");
    }
    return switch (now) {
      case HOLDS -> new TreeRow(rule.name(), level, "holds", "good");
      case BROKEN -> new TreeRow(rule.name(), level, "broken", "bad");
      case UNDECIDED -> new TreeRow(rule.name(), level, "script error", "warn");
    };
  }

  private TreeRow system(SystemInfo system) {
    return switch (proof) {
      case OPEN -> new TreeRow(system.name(), Optional.empty(), system.kind(), "muted");
      case PROVEN -> new TreeRow(system.name(), Optional.empty(), system.kind() + " ✓", "good");
      case FAILED ->
          new TreeRow(system.name(), Optional.empty(), system.kind() + " · not proven", "bad");
    };
  }

  private static void replace(ObservableList<TreeRow> rows, Stream<TreeRow> now) {
    List<TreeRow> list = now.toList();
    if (rows.size() != list.size()) {
      rows.setAll(list);
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      if (!rows.get(i).equals(list.get(i))) {
        rows.set(i, list.get(i));
      }
    }
  }
}
