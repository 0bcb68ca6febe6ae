package io.venomqa.bench;

import io.venomqa.adapters.http.HttpApi;
import io.venomqa.adapters.http.HttpSettings;
import io.venomqa.adapters.process.ApiProcess;
import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.script.ConsoleSink;
import io.venomqa.adapters.script.LoadedScripts;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.adapters.script.ScriptProject;
import io.venomqa.adapters.script.ScriptSettings;
import io.venomqa.adapters.sqlite.SqliteOptions;
import io.venomqa.adapters.sqlite.SqliteSystem;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.explore.BreadthFirst;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// The shop explored, against the same calls made bare: one API process, one client, the same mix
/// of calls, alternating.
final class ExploreBench {

  private static final int WARM_UPS = 5;
  private static final int ROUNDS = 5;
  private static final int STEPS = 2_000;

  private final Path example;

  ExploreBench(Path example) {
    this.example = example;
  }

  private record Step(boolean changing, StepTimes times) {}

  private record Round(
      double callsPerSecond, double transitionsPerSecond, double settling, List<Step> steps) {}

  Map<String, Object> run() throws Exception {
    Project project = Shop.project(example);
    Files.deleteIfExists(Shop.database(project));
    try (ScriptEngine engine = new ScriptEngine();
        LoadedScripts scripts =
            ScriptProject.load(engine, project.folder(), ScriptSettings.DEFAULT, ConsoleSink.NONE);
        ApiProcess api = ApiProcess.start(project, System.getenv(), new Shop.Silent())) {
      List<Round> rounds = new ArrayList<>();
      for (int i = 0; i < WARM_UPS + ROUNDS; i++) {
        Round round = round(project, scripts, api.url());
        System.out.printf(
            "%s: bare %.0f calls/s, explorer %.0f transitions/s, %d transitions; beside them %.1f s of watching for late writes%n",
            i < WARM_UPS ? "warm-up" : "round",
            round.callsPerSecond(),
            round.transitionsPerSecond(),
            round.steps().size(),
            round.settling());
        if (i >= WARM_UPS) {
          rounds.add(round);
        }
      }
      return Map.of("sqlite", figures(rounds));
    }
  }

  private static Round round(Project project, LoadedScripts scripts, String url)
      throws IOException, InterruptedException, SQLException {
    List<Step> steps = new ArrayList<>();
    CallMix mix = new CallMix();
    Path work = Files.createTempDirectory("venomqa-bench-");
    Settings settings =
        Settings.DEFAULT
            .withScope(Scope.callsPerAction(6))
            .withLimits(Limits.NONE.withSteps(STEPS));
    try (HttpApi api = new HttpApi(URI.create(url), HttpSettings.DEFAULT);
        World world =
            new World(
                mix.recording(api),
                List.of(
                    new SqliteSystem("db", Shop.database(project), SqliteOptions.defaults(work))),
                Context.EMPTY)) {
      ExplorationResult result =
          new Explorer(
                  world,
                  scripts.actions(),
                  scripts.invariants(),
                  new BreadthFirst(),
                  settings,
                  new RunControl(),
                  event -> {
                    switch (event) {
                      case ExplorationEvent.TransitionTaken(var step, var _, var times) ->
                          steps.add(new Step(!step.changes().isEmpty(), times));
                      default -> {}
                    }
                  })
              .run();
      if (result.ending() instanceof Ending.Aborted aborted) {
        throw new IllegalStateException(aborted.reason());
      }
    }
    double settling = steps.stream().mapToLong(step -> step.times().settle()).sum() / 1e9;
    double total = steps.stream().mapToLong(step -> step.times().total()).sum() / 1e9 - settling;
    try (HttpApi api = new HttpApi(URI.create(url), HttpSettings.DEFAULT)) {
      return new Round(
          mix.bareCallsPerSecond(api, () -> emptyShop(Shop.database(project))),
          steps.size() / total,
          settling,
          steps);
    }
  }

  private static void emptyShop(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from refunds");
      statement.executeUpdate("delete from orders");
      statement.executeUpdate("delete from sqlite_sequence");
    }
  }

  private static Map<String, Object> figures(List<Round> rounds) {
    List<Step> steps = rounds.stream().flatMap(round -> round.steps().stream()).toList();
    List<Step> changing = steps.stream().filter(Step::changing).toList();
    List<Step> readOnly = steps.stream().filter(step -> !step.changing()).toList();
    Map<String, Object> figures = new LinkedHashMap<>();
    double bare = Figures.median(rounds, Round::callsPerSecond);
    double explored = Figures.median(rounds, Round::transitionsPerSecond);
    figures.put("bare_calls_per_s", Math.round(bare));
    figures.put("transitions_per_s", Math.round(explored));
    figures.put("ratio", Figures.rounded(explored / bare));
    figures.put("api_ms", median(steps, StepTimes::api));
    figures.put(
        "overhead_ms",
        ordered(
            "changing", median(changing, ExploreBench::overhead),
            "read_only", median(readOnly, ExploreBench::overhead)));
    figures.put(
        "split_ms",
        ordered(
            "api", median(steps, StepTimes::api),
            "restore", median(steps, StepTimes::restore),
            "drain", median(steps, StepTimes::drain),
            "invariants", median(steps, StepTimes::invariants),
            "scripts", median(steps, StepTimes::scripts),
            "engine", median(steps, StepTimes::engine)));
    return figures;
  }

  private static long overhead(StepTimes times) {
    return times.total() - times.settle() - times.api();
  }

  private static double median(List<Step> steps, ToLongFunction<StepTimes> part) {
    return Figures.millis(Figures.median(steps, step -> part.applyAsLong(step.times())));
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
