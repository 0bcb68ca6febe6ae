package io.venomqa.app.wiring;

import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.ProjectRead;
import io.venomqa.adapters.project.ProjectReader;
import io.venomqa.adapters.project.SearchSettings;
import io.venomqa.adapters.project.SystemSettings;
import io.venomqa.adapters.script.ConsoleSink;
import io.venomqa.adapters.script.LoadedScripts;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.adapters.script.ScriptProject;
import io.venomqa.adapters.script.ScriptSettings;
import io.venomqa.app.session.ProjectOverview;
import io.venomqa.app.session.ProjectOverview.ActionInfo;
import io.venomqa.app.session.ProjectOverview.InvariantInfo;
import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.app.session.ProjectRefused;
import io.venomqa.app.session.ProjectRefused.Problem;
import io.venomqa.app.session.RunSettings;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.model.ScriptError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads project folders: the file, and whether the scripts compile.
public final class ProjectFolders {

  private final ScriptEngine engine;
  private final Map<String, String> environment;

  /// Reads with the given values for `${env:NAME}`.
  public ProjectFolders(ScriptEngine engine, Map<String, String> environment) {
    this.engine = engine;
    this.environment = Map.copyOf(environment);
  }

  /// Reads a folder. Starts nothing.
  ///
  /// @throws ProjectRefused with everything that is wrong with it
  public ReadProject read(Path folder) throws ProjectRefused {
    return switch (new ProjectReader(environment).read(folder)) {
      case ProjectRead.Refused(var problems) ->
          throw refused(folder, problems.stream().map(ProjectFolders::problem).toList());
      case ProjectRead.Loaded(var project, var warnings) ->
          new ReadProject(project, overview(folder, project), warnings);
    };
  }

  private ProjectOverview overview(Path folder, Project project) throws ProjectRefused {
    try (LoadedScripts scripts =
        ScriptProject.load(engine, project.folder(), ScriptSettings.DEFAULT, ConsoleSink.NONE)) {
      List<ScriptError> broken = new ArrayList<>(scripts.problems());
      for (SystemSettings system : project.systems()) {
        if (system instanceof SystemSettings.ScriptService service) {
          broken.addAll(new StandIns(project, engine, ConsoleSink.NONE).problems(service));
        }
      }
      if (!broken.isEmpty()) {
        throw refused(
            folder,
            broken.stream()
                .map(error -> new Problem(error.location().toString(), error.message(), ""))
                .toList());
      }
      return new ProjectOverview(
          project.name(),
          project.folder(),
          environmentOf(project),
          scripts.actions().stream()
              .map(action -> new ActionInfo(action.id().name(), "actions/" + action.id() + ".js"))
              .toList(),
          scripts.invariants().stream()
              .map(rule ->
                  new InvariantInfo(
                      rule.name(),
                      rule.severity(),
                      rule.message(),
                      "invariants/" + rule.name() + ".js"))
              .toList(),
          project.systems().stream().map(ProjectFolders::info).toList(),
          project.scope().toString(),
          defaults(project));
    } catch (IOException unreadable) {
      throw refused(
          folder,
          List.of(new Problem("", "the scripts cannot be read: " + unreadable.getMessage(), "")));
    }
  }

  private static SystemInfo info(SystemSettings system) {
    return switch (system) {
      case SystemSettings.Postgres postgres -> new SystemInfo(postgres.name(), "PostgreSQL", "");
      case SystemSettings.Sqlite sqlite -> new SystemInfo(sqlite.name(), "SQLite", "");
      case SystemSettings.Redis redis -> new SystemInfo(redis.name(), "Redis", "");
      case SystemSettings.Mail mail -> new SystemInfo(mail.name(), "mail server", "stand-in");
      case SystemSettings.Storage storage ->
          new SystemInfo(storage.name(), "object storage", "stand-in");
      case SystemSettings.Queue queue -> new SystemInfo(queue.name(), "message queue", "stand-in");
      case SystemSettings.Clock clock -> new SystemInfo(clock.name(), "clock", "stand-in");
      case SystemSettings.ScriptService service ->
          new SystemInfo(service.name(), "service", "stand-in");
      case SystemSettings.RemoteService remote ->
          new SystemInfo(remote.name(), "service", "its own snapshots");
      case SystemSettings.Reset reset ->
          new SystemInfo(reset.name(), "other system", "reset and replay");
    };
  }

  /// The host and, where it is known before the start, the port.
  private static String environmentOf(Project project) {
    String url = project.api().url();
    return url.contains("${port}")
        ? URI.create(url.replace(":${port}", "")).getHost() + ", a free port"
        : URI.create(url).getAuthority();
  }

  private static RunSettings.Strategy strategy(SearchSettings.Order order) {
    return switch (order) {
      case BREADTH_FIRST -> RunSettings.Strategy.BREADTH_FIRST;
      case DEPTH_FIRST -> RunSettings.Strategy.DEPTH_FIRST;
      case ITERATIVE_DEEPENING -> RunSettings.Strategy.ITERATIVE_DEEPENING;
      case RANDOM -> RunSettings.Strategy.RANDOM;
      case COVERAGE -> RunSettings.Strategy.COVERAGE;
      case WEIGHTED -> RunSettings.Strategy.WEIGHTED;
      case BLEND -> RunSettings.Strategy.BLEND;
    };
  }

  private static RunSettings defaults(Project project) {
    Limits limits = project.limits();
    return new RunSettings(
        project.search().order().map(ProjectFolders::strategy),
        project.search().seed(),
        (int) Math.min(Integer.MAX_VALUE, limits.steps()),
        limits.depth(),
        limits.time(),
        limits.violations());
  }

  private static ProjectRefused refused(Path folder, List<Problem> problems) {
    return new ProjectRefused(
        "%s cannot be explored: %s"
            .formatted(
                folder,
                problems.size() == 1
                    ? "there is a problem in it"
                    : "there are " + problems.size() + " problems in it"),
        problems);
  }

  private static Problem problem(io.venomqa.adapters.project.Problem problem) {
    return new Problem(problem.where().toString(), problem.message(), problem.remedy());
  }
}
