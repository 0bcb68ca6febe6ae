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
import io.venomqa.engine.explore.BreadthFirst;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.explore.Explorer;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.RunControl;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.world.Rollbackable;
import io.venomqa.engine.world.World;
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
import java.util.concurrent.atomic.AtomicInteger;

/// What the audits of a run cost at their usual interval, beside databases of different sizes.
/// Those that every run makes, in the proof and at its end, are counted apart.
final class AuditBench {

  private final Path example;

  AuditBench(Path example) {
    this.example = example;
  }

  Map<String, Object> run() throws Exception {
    Project project = Shop.project(example, System.getenv());
    Files.deleteIfExists(Shop.database(project));
    Map<String, Object> figures = new LinkedHashMap<>();
    try (ScriptEngine engine = new ScriptEngine();
        LoadedScripts scripts =
            ScriptProject.load(engine, project.folder(), ScriptSettings.DEFAULT, ConsoleSink.NONE);
        ApiProcess api = ApiProcess.start(project, System.getenv(), new Shop.Silent())) {
      round(project, scripts, api.url(), stepsAt(100));
      int rows = 0;
      for (int size : List.of(100, 10_000, 200_000)) {
        fill(Shop.database(project), rows, size);
        rows = size;
        figures.put(Integer.toString(size), round(project, scripts, api.url(), stepsAt(size)));
      }
    }
    return Map.of("sqlite", figures);
  }

  /// Long enough for more than one audit to fall due.
  private static int stepsAt(int rows) {
    return rows > 100_000 ? 24_000 : 4_000;
  }

  private static Map<String, Object> round(
      Project project, LoadedScripts scripts, String url, int steps) throws Exception {
    List<Long> audits = new ArrayList<>();
    AtomicInteger ofTheProof = new AtomicInteger();
    Path work = Files.createTempDirectory("venomqa-bench-");
    try (HttpApi api = new HttpApi(URI.create(url), HttpSettings.DEFAULT);
        World world =
            new World(
                api,
                List.of(
                    timed(
                        new SqliteSystem(
                            "db", Shop.database(project), SqliteOptions.defaults(work)),
                        audits)),
                Context.EMPTY)) {
      ExplorationResult result =
          new Explorer(
                  world,
                  scripts.actions(),
                  scripts.invariants(),
                  new BreadthFirst(),
                  Settings.DEFAULT
                      .withScope(Scope.callsPerAction(8))
                      .withLimits(Limits.NONE.withSteps(steps)),
                  new RunControl(),
                  event -> {
                    if (event instanceof ExplorationEvent.ProofStep) {
                      ofTheProof.set(audits.size());
                    }
                  })
              .run();
      if (result.ending() instanceof Ending.Aborted aborted) {
        throw new IllegalStateException(aborted.reason());
      }
      long last = audits.removeLast();
      List<Long> exploring = audits.subList(ofTheProof.get(), audits.size());
      long sum = exploring.stream().mapToLong(Long::longValue).sum();
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("run_ms", Figures.millis((double) result.durationNanos()));
      figures.put("audits", exploring.size());
      figures.put("audit_ms", Figures.millis((double) last));
      figures.put("share", Figures.rounded((double) sum / result.durationNanos()));
      return figures;
    }
  }

  /// The same system, with the time of each audit noted.
  private static Rollbackable timed(SqliteSystem system, List<Long> audits) {
    return SystemProxy.of(
        system,
        (method, call) -> {
          long before = System.nanoTime();
          try {
            return call.make();
          } finally {
            if (method.equals("audit")) {
              audits.add(System.nanoTime() - before);
            }
          }
        });
  }

  private static void fill(Path database, int from, int to) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists filler (id integer primary key, text text)");
      statement.execute(
          "insert into filler with recursive n(i) as (select %d union all select i + 1 from n where i < %d) select i, 'row ' || i from n"
              .formatted(from + 1, to));
    }
  }
}
