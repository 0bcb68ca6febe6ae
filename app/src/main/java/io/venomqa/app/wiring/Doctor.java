package io.venomqa.app.wiring;

import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.project.SystemSettings;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.Finding;
import io.venomqa.app.session.Finding.Verdict;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.RunListener;
import io.venomqa.app.session.RunSettings;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Notice;
import io.venomqa.engine.model.Transition;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Says whether a project's systems can be rolled back, by a run that stops as soon as rollback is
/// proven and every system has been seen to change. Broken rules do not keep it from going on.
public final class Doctor {

  private static final int MOST_CALLS = 200;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Project project;
  private final ScriptEngine engine;
  private final Map<String, String> environment;
  private final Recover recover;
  private final RunControl control;
  private final Consumer<ConsoleLine> console;

  /// Prepares the examination; nothing is touched before [#examine].
  ///
  /// @param control a fresh one; stopped when the examination is over, or before by others
  /// @param console what the API and the scripts print; called by any thread
  public Doctor(
      Project project,
      ScriptEngine engine,
      Map<String, String> environment,
      Recover recover,
      RunControl control,
      Consumer<ConsoleLine> console) {
    this.project = project;
    this.engine = engine;
    this.environment = Map.copyOf(environment);
    this.recover = recover;
    this.control = control;
    this.console = console;
  }

  /// Makes the run, on the calling thread.
  ///
  /// @return a finding for the API, for each system and for the proof, in this order
  /// @throws InterruptedException when it was stopped before it was over; all is put back then
  public List<Finding> examine(RunSettings usual) throws InterruptedException {
    Watch watch = new Watch();
    RunSettings settings =
        new RunSettings(usual.strategy(), MOST_CALLS, usual.depth(), LONGEST, Integer.MAX_VALUE);
    ExplorationResult result =
        new ProjectRun(
                project.beyondBrokenRules(), engine, environment, recover, settings, control, watch)
            .execute();
    if (control.isStopped() && !watch.sawAll) {
      throw new InterruptedException("the examination was stopped");
    }
    return findings(result, watch);
  }

  private List<Finding> findings(ExplorationResult result, Watch watch) {
    Optional<Ending.Aborted> failure =
        result.ending() instanceof Ending.Aborted aborted ? Optional.of(aborted) : Optional.empty();
    List<Finding> findings = new ArrayList<>();
    findings.add(api(failure, watch));
    if (watch.api.isPresent()) {
      watch.systems.forEach(
          system -> findings.add(system(system, watch, failure.isEmpty(), result)));
    } else {
      findings.addAll(new ProjectSystems(project, recover).examine(engine));
    }
    findings.add(proof(failure, result, findings));
    for (Notice notice : result.notices()) {
      if (notice.kind() == Notice.Kind.BACKGROUND_WRITE
          || notice.kind() == Notice.Kind.NOTHING_RESTORED) {
        findings.add(Finding.of("note", Verdict.NOTE, notice.message()));
      }
    }
    return findings;
  }

  private static Finding api(Optional<Ending.Aborted> failure, Watch watch) {
    if (failure.isPresent() && failure.get().cause() == Ending.Cause.API_DOWN) {
      return new Finding("api", Verdict.WRONG, failure.get().reason(), failure.get().remedy());
    }
    return watch
        .api
        .map(api -> Finding.of("api", Verdict.OK, "answers at " + api))
        .orElse(Finding.of("api", Verdict.NOT_TRIED, "not asked, since it did not come to that"));
  }

  private static Finding system(
      SystemInfo system, Watch watch, boolean complete, ExplorationResult result) {
    String how = system.kind() + ", " + system.mechanism();
    if (watch.unreadable.contains(system.name()) && complete) {
      return Finding.of(
          system.name(),
          Verdict.OK,
          how + "; its content cannot be read, so the API's answers alone show that it goes back");
    }
    String change = watch.changes.get(system.name());
    if (change != null && complete) {
      return Finding.of(system.name(), Verdict.OK, how + "; " + change + ", and was taken back");
    }
    return complete
        ? new Finding(
            system.name(),
            Verdict.WRONG,
            "%s; not proven, since none of the calls changed it; tried: %d"
                .formatted(how, result.transitionsTaken()),
            "The API may be using another one than venomqa.yaml says. Otherwise add an action that"
                + " changes it, or leave it out of systems.")
        : Finding.of(system.name(), Verdict.OK, how + "; connected, with the rights it needs");
  }

  private static Finding proof(
      Optional<Ending.Aborted> failure, ExplorationResult result, List<Finding> others) {
    boolean told = others.stream().anyMatch(finding -> finding.verdict() == Verdict.WRONG);
    if (failure.isPresent()) {
      return told
          ? Finding.of("rollback", Verdict.NOT_TRIED, "not proven, for the reason above")
          : new Finding("rollback", Verdict.WRONG, failure.get().reason(), failure.get().remedy());
    }
    return result
        .proof()
        .map(proof -> Finding.of("rollback", Verdict.OK, String.join(". ", proof.steps())))
        .orElse(
            Finding.of(
                "rollback", Verdict.OK, "nothing to take back: the project names no system"));
  }

  /// What is seen of the run.
  private final class Watch implements RunListener {

    private final Map<String, String> changes = new HashMap<>();
    private List<SystemInfo> systems = List.of();
    private Optional<URI> api = Optional.empty();
    private final Set<String> unreadable =
        project.systems().stream()
            .filter(
                system -> system instanceof SystemSettings.Reset reset && reset.observe().isEmpty())
            .map(SystemSettings::name)
            .collect(Collectors.toSet());
    private boolean explores;
    private boolean sawAll;

    @Override
    public void ready(URI at, List<SystemInfo> begun) {
      api = Optional.of(at);
      systems = begun;
      stopWhenAllIsSeen();
    }

    @Override
    public void on(ExplorationEvent event) {
      if (event instanceof ExplorationEvent.TransitionTaken taken) {
        Transition transition = taken.transition();
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (Change change : transition.changes()) {
          rows.merge(change.system(), 1, Integer::sum);
        }
        rows.forEach((system, count) -> changes.putIfAbsent(system, describe(transition, count)));
        explores = true;
        stopWhenAllIsSeen();
      }
    }

    /// Seen is also that there is nothing to see.
    private void stopWhenAllIsSeen() {
      if (systems.stream()
          .map(SystemInfo::name)
          .allMatch(name -> changes.containsKey(name) || (explores && unreadable.contains(name)))) {
        sawAll = true;
        control.stop();
      }
    }

    @Override
    public void console(ConsoleLine line) {
      console.accept(line);
    }
  }

  private static String describe(Transition transition, int rows) {
    Exchange last = transition.exchanges().getLast();
    return "%s: %s (%d) changed %d %s"
        .formatted(
            transition.action(),
            last.request(),
            last.response().statusCode(),
            rows,
            rows == 1 ? "row" : "rows");
  }
}
