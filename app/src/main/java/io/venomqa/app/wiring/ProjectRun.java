package io.venomqa.app.wiring;

import io.venomqa.adapters.archive.ArchiveUnreadable;
import io.venomqa.adapters.archive.ResumableRun;
import io.venomqa.adapters.http.HttpApi;
import io.venomqa.adapters.http.HttpSettings;
import io.venomqa.adapters.process.ApiProcess;
import io.venomqa.adapters.process.ApiStartFailure;
import io.venomqa.adapters.process.ExternalApi;
import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.script.LoadedScripts;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.adapters.script.ScriptProject;
import io.venomqa.adapters.script.ScriptSettings;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.Keeping;
import io.venomqa.app.session.RunListener;
import io.venomqa.app.session.RunSettings;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.Blend;
import io.venomqa.engine.explore.BreadthFirst;
import io.venomqa.engine.explore.CoverageFirst;
import io.venomqa.engine.explore.DepthFirst;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.IterativeDeepening;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.PastRun;
import io.venomqa.engine.explore.RandomWalk;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.RunRecords;
import io.venomqa.engine.explore.Safeguards;
import io.venomqa.engine.explore.SearchStrategy;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.explore.Weighted;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Sameness;
import io.venomqa.engine.model.ScriptError;
import io.venomqa.engine.model.StateGraph;
import io.venomqa.engine.model.TransitionLog;
import io.venomqa.engine.world.ApiControl;
import io.venomqa.engine.world.SystemFailure;
import io.venomqa.engine.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One run of a project, from starting its API to ending it.
public final class ProjectRun {

  private final Project project;
  private final ScriptEngine engine;
  private final Map<String, String> environment;
  private final Recover recover;
  private final RunSettings run;
  private final RunControl control;
  private final RunListener listener;
  private final Keeping keeping;
  private final Optional<Path> resumed;
  private volatile boolean minimizing;

  /// Prepares a run of which nothing is kept but its result.
  public ProjectRun(
      Project project,
      ScriptEngine engine,
      Map<String, String> environment,
      Recover recover,
      RunSettings run,
      RunControl control,
      RunListener listener) {
    this(
        project,
        engine,
        environment,
        recover,
        run,
        control,
        listener,
        Keeping.NOTHING,
        Optional.empty());
  }

  /// Prepares a run; nothing is touched before [#execute].
  ///
  /// @param environment VenomQA's own
  /// @param recover what to do with what a dead run left where somebody has written since
  /// @param keeping what is kept of the run beside its result
  /// @param resumed the archive of a run to go on with
  public ProjectRun(
      Project project,
      ScriptEngine engine,
      Map<String, String> environment,
      Recover recover,
      RunSettings run,
      RunControl control,
      RunListener listener,
      Keeping keeping,
      Optional<Path> resumed) {
    this.project = project;
    this.engine = engine;
    this.environment = Map.copyOf(environment);
    this.recover = recover;
    this.run = run;
    this.control = control;
    this.listener = listener;
    this.keeping = keeping;
    this.resumed = resumed;
  }

  /// Puts back what a dead run left, starts the API where the project says how, explores, puts
  /// everything back and ends the API. On the calling thread. Whatever fails, it is an ending, and
  /// is told.
  public ExplorationResult execute() {
    try {
      recover();
      return explore();
    } catch (ApiStartFailure failure) {
      if (control.isStoppedInAMoment()) {
        return notStarted(new Ending.Stopped(0));
      }
      failure.lastOutput().forEach(line -> api(ConsoleLine.Level.ERROR, line));
      return notStarted(
          new Ending.Aborted(
              Ending.Cause.API_DOWN, String.valueOf(failure.getMessage()), failure.remedy()));
    } catch (SystemFailure failure) {
      return notStarted(
          new Ending.Aborted(
              Ending.Cause.SYSTEM_FAILED,
              failure.system() + ": " + failure.getMessage(),
              failure.remedy()));
    } catch (InterruptedException stopped) {
      return notStarted(new Ending.Stopped(0));
    } catch (IOException unreadable) {
      return notStarted(
          new Ending.Aborted(
              Ending.Cause.SCRIPTS_BROKEN,
              "the scripts cannot be read: " + unreadable.getMessage(),
              "Check that the project's folder may be read."));
    } catch (RuntimeException | Error defect) {
      return notStarted(
          new Ending.Aborted(Ending.Cause.DEFECT, words(defect), "Report it with these words."));
    }
  }

  /// Before our API starts, since that may write at its start; and when no other of ours does.
  private void recover() throws ApiStartFailure, SystemFailure {
    if (project.api().start().isPresent()) {
      ApiProcess.endLeftOver(project, new ApiOutput());
    }
    for (String told : new ProjectSystems(project, recover).recover()) {
      listener.console(new ConsoleLine(ConsoleLine.Level.WARNING, "venomqa", told));
    }
  }

  private ExplorationResult explore()
      throws ApiStartFailure, SystemFailure, InterruptedException, IOException {
    Optional<ExplorationResult> ended = Optional.empty();
    // Stand-ins listen before the API starts, which is told where.
    try (OpenSystems systems = new ProjectSystems(project, recover).open(engine, this::printed);
        StartedApi api = start(systems);
        LoadedScripts scripts =
            ScriptProject.load(
                engine,
                project.folder(),
                ScriptSettings.DEFAULT.withSeed(run.seed()),
                this::printed);
        World world =
            new World(
                new HttpApi(URI.create(api.url()), httpSettings(), systems.callable()),
                systems.systems(),
                Context.EMPTY,
                new ApiControl(
                    project.api().start().isPresent() ? Optional.of(api) : Optional.empty(),
                    project.api().restarts(),
                    api::close))) {
      ended =
          Optional.of(
              scripts.problems().isEmpty()
                  ? explore(api, scripts, world)
                  : notStarted(broken(scripts.problems())));
    } catch (RuntimeException | Error defect) {
      if (ended.isEmpty()) {
        throw defect;
      }
      // The end is told already: what was found stands, though something could not be closed.
      listener.console(new ConsoleLine(ConsoleLine.Level.ERROR, "venomqa", words(defect)));
    }
    return ended.orElseThrow();
  }

  private ExplorationResult explore(StartedApi api, LoadedScripts scripts, World world) {
    if (resumed.isEmpty()) {
      return explore(api, scripts, world, PastRun.NONE);
    }
    try (ResumableRun past = ResumableRun.open(resumed.get())) {
      listener.console(
          new ConsoleLine(
              ConsoleLine.Level.INFO, "archive", "Going on with " + resumed.get().getFileName()));
      return explore(api, scripts, world, past);
    } catch (ArchiveUnreadable unreadable) {
      return notStarted(
          new Ending.Aborted(
              Ending.Cause.NOT_RESUMED,
              String.valueOf(unreadable.getMessage()),
              unreadable.remedy()));
    }
  }

  private ExplorationResult explore(
      StartedApi api, LoadedScripts scripts, World world, PastRun past) {
    ReadyAnnouncement told = new ReadyAnnouncement(listener, URI.create(api.url()), world);
    if (keeping.archive() == Keeping.Archive.NONE) {
      return explore(scripts, world, told, new RunRecords(TransitionLog.inMemory(), past));
    }
    try (Archiving archive =
        new Archiving(project, resumed, run.seed(), settings(), world, listener)) {
      TransitionLog log =
          keeping.archive() == Keeping.Archive.WRITTEN
              ? archive.transitions()
              : TransitionLog.inMemory();
      return explore(
          scripts,
          world,
          event -> {
            archive.on(event);
            told.on(event);
          },
          new RunRecords(log, past));
    }
  }

  private ExplorationResult explore(
      LoadedScripts scripts, World world, ExplorationListener events, RunRecords records) {
    Optional<Learning> learned =
        keeping.findings() ? Optional.of(new Learning(project, listener)) : Optional.empty();
    Explorer explorer =
        new Explorer(
            world,
            scripts.actions(),
            scripts.invariants(),
            strategy(),
            settings().withKnown(learned.map(Learning::before).orElse(List.of())),
            control,
            noting(events),
            records);
    ExplorationResult result = explorer.run();
    learned.ifPresent(file -> file.keep(explorer.known()));
    return result;
  }

  private ExplorationListener noting(ExplorationListener next) {
    return event -> {
      minimizing |= event instanceof ExplorationEvent.Minimizing;
      next.on(event);
    };
  }

  private static String words(Throwable defect) {
    StackTraceElement[] trace = defect.getStackTrace();
    return "VenomQA failed by a defect of its own: "
        + defect
        + (trace.length == 0 ? "" : ", at " + trace[0]);
  }

  private static Ending broken(List<ScriptError> problems) {
    return new Ending.Aborted(
        Ending.Cause.SCRIPTS_BROKEN,
        problems.stream().map(ScriptError::toString).collect(Collectors.joining("\n")),
        "Mend the scripts and run again.");
  }

  private StartedApi start(OpenSystems systems) throws ApiStartFailure, InterruptedException {
    if (project.api().start().isEmpty()) {
      ExternalApi.requireAnswering(project.api().url());
      return new StartedApi(project.api().url());
    }
    return new StartedApi(
        ApiProcess.start(project, environment, systems.addresses(), new ApiOutput()));
  }

  private final class ApiOutput implements ApiProcess.Listener {
    @Override
    public void printed(String line) {
      api(ConsoleLine.Level.INFO, line);
    }

    @Override
    public void noticed(String message) {
      api(ConsoleLine.Level.WARNING, message);
    }
  }

  private void api(ConsoleLine.Level level, String text) {
    listener.console(new ConsoleLine(level, "api", text));
  }

  private void printed(
      String script, io.venomqa.adapters.script.ConsoleSink.Level level, String text) {
    if (minimizing) {
      // Said hundreds of times, of calls and requests that the user did not write.
      return;
    }
    listener.console(
        new ConsoleLine(
            switch (level) {
              case LOG, INFO, DEBUG -> ConsoleLine.Level.INFO;
              case WARN -> ConsoleLine.Level.WARNING;
              case ERROR -> ConsoleLine.Level.ERROR;
            },
            script,
            text));
  }

  private SearchStrategy strategy() {
    return switch (run.strategy()) {
      case BREADTH_FIRST -> new BreadthFirst();
      case DEPTH_FIRST -> new DepthFirst();
      case ITERATIVE_DEEPENING -> new IterativeDeepening();
      case RANDOM -> new RandomWalk(run.seed());
      case COVERAGE -> new CoverageFirst();
      case WEIGHTED -> new Weighted(run.seed());
      case BLEND -> new Blend(run.seed());
    };
  }

  /// A call may not take longer than the whole run.
  private HttpSettings httpSettings() {
    Duration usual = project.api().timeout();
    return HttpSettings.DEFAULT.withRequestTimeout(
        run.time().compareTo(usual) < 0 ? run.time() : usual);
  }

  private Settings settings() {
    return new Settings(
        project.scope(),
        limits(),
        project.state(),
        project.search().beyond(),
        Safeguards.DEFAULT.withAudits(project.audit().every(), project.audit().ignore()),
        List.of());
  }

  private Limits limits() {
    return new Limits(run.steps(), run.depth(), run.time(), run.violations());
  }

  private ExplorationResult notStarted(Ending ending) {
    listener.on(new ExplorationEvent.Started(List.of(), List.of(), strategy().name()));
    listener.on(new ExplorationEvent.Ended(ending, Coverage.NONE, 0));
    return new ExplorationResult(
        strategy().name(),
        project.scope(),
        limits(),
        ending,
        new StateGraph(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Coverage.NONE,
        Sameness.NONE,
        Optional.empty(),
        !project.systems().isEmpty(),
        0);
  }
}
