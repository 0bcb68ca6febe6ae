package io.venomqa.bench;

import io.venomqa.adapters.http.HttpApi;
import io.venomqa.adapters.http.HttpSettings;
import io.venomqa.adapters.script.ConsoleSink;
import io.venomqa.adapters.script.LoadedScripts;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.adapters.script.ScriptProject;
import io.venomqa.adapters.script.ScriptSettings;
import io.venomqa.bench.ShopRound.Step;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.world.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What exploring costs beside the API's own time, how many calls going back saves, and what a long
/// run keeps in memory.
///
/// The fixed shop is explored on SQLite and on PostgreSQL, there with few and with many rows beside
/// those of the shop, against the same calls made bare: one API process for each database, one
/// client, the same mix of calls, alternating.
final class ExploreBench {

  /// Until the JVM has compiled what runs often: on two cores that takes some 8,000 transitions.
  private static final int WARM_UPS = 12;

  private static final int ROUNDS = 5;
  private static final int FEW = 100;
  private static final int MANY = 200_000;
  private static final long SLOW_NANOS = 5_000_000;

  /// @param rows that are there beside those of the shop
  private record Subject(RunningShop shop, int rows) {}

  private final Path examples;

  /// @param examples the folder of all example projects
  ExploreBench(Path examples) {
    this.examples = examples;
  }

  /// @param wanted of `sqlite`, `postgres`, `slow_api`, `replay` and `memory`; empty for all
  Map<String, Object> run(List<String> wanted) throws Exception {
    Map<String, Object> figures = new LinkedHashMap<>();
    Predicate<String> isWanted = part -> wanted.isEmpty() || wanted.contains(part);
    Path example = examples.resolve("shop-fixed");
    try (ScriptEngine engine = new ScriptEngine();
        // Those of both examples are the same.
        LoadedScripts scripts =
            ScriptProject.load(engine, example, ScriptSettings.DEFAULT, ConsoleSink.NONE);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        RunningShop sqlite = RunningShop.onSqlite(example);
        RunningShop onPostgres =
            RunningShop.onPostgres(
                examples.resolve("shop-postgres-fixed"),
                "postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/")) {
      List<Subject> subjects =
          Stream.of(
                  new Subject(sqlite, FEW),
                  new Subject(onPostgres, FEW),
                  new Subject(onPostgres, MANY))
              .filter(subject -> isWanted.test(subject.shop().name()))
              .toList();
      Map<String, Object> byRows = new LinkedHashMap<>();
      alternating(subjects, scripts)
          .forEach((subject, measured) -> {
            if (subject.shop().equals(sqlite)) {
              figures.put("sqlite", measured);
            } else {
              byRows.put(Integer.toString(subject.rows()), measured);
              figures.put("postgres", byRows);
            }
          });
      if (isWanted.test("slow_api")) {
        figures.put("slow_api", besideSlowApi(sqlite, scripts));
      }
      if (isWanted.test("replay")) {
        figures.put("replay", replay(sqlite, scripts));
      }
    }
    if (isWanted.test("memory")) {
      figures.put("memory", new MemoryBench().run());
    }
    return figures;
  }

  private static Map<Subject, Map<String, Object>> alternating(
      List<Subject> subjects, LoadedScripts scripts) throws Exception {
    Map<Subject, List<ShopRound>> rounds = new LinkedHashMap<>();
    for (int i = 0; i < WARM_UPS + ROUNDS; i++) {
      for (Subject subject : subjects) {
        subject.shop().fill(subject.rows());
        ShopRound round = ShopRound.of(subject.shop(), scripts);
        System.out.printf(
            "%s %s, %,d rows: bare %.0f calls/s, explorer %.0f transitions/s, %d transitions, overhead %.3f ms changing, %.3f read-only; load %.1f%n",
            i < WARM_UPS ? "warm-up" : "round",
            subject.shop().name(),
            subject.rows(),
            round.callsPerSecond(),
            round.transitionsPerSecond(),
            round.steps().size(),
            round.overheadMillis(true),
            round.overheadMillis(false),
            load());
        rounds.computeIfAbsent(subject, _ -> new ArrayList<>()).add(round);
      }
    }
    Map<Subject, Map<String, Object>> measured = new LinkedHashMap<>();
    rounds.forEach((subject, every) -> {
      Map<String, Object> figures = figures(every.subList(WARM_UPS, every.size()));
      figures.put("first_run", quick(every.getFirst()));
      measured.put(subject, figures);
    });
    return measured;
  }

  private static Map<String, Object> figures(List<ShopRound> rounds) {
    ShopRound all = new ShopRound(0, rounds.stream().flatMap(one -> one.steps().stream()).toList());
    ShopRound quietest =
        rounds.stream().max(Comparator.comparingDouble(ShopRound::callsPerSecond)).orElseThrow();
    Map<String, Object> figures = new LinkedHashMap<>();
    double bare = Figures.median(rounds, ShopRound::callsPerSecond);
    double explored = Figures.median(rounds, ShopRound::transitionsPerSecond);
    figures.put("bare_calls_per_s", Math.round(bare));
    figures.put("transitions_per_s", Math.round(explored));
    figures.put("ratio", Figures.rounded(explored / bare));
    figures.put("api_ms", all.medianMillis(StepTimes::api));
    figures.put("overhead_ms", overhead(all));
    figures.put("split_ms", split(all));
    figures.put("split_changing_ms", split(all.only(true)));
    figures.put("split_read_only_ms", split(all.only(false)));
    figures.put(
        "experiments_ms_per_step",
        Figures.millis((double) all.sum(StepTimes::settle) / all.steps().size()));
    figures.put("quietest_round", quick(quietest));
    return figures;
  }

  private static Map<String, Object> quick(ShopRound round) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bare_calls_per_s", Math.round(round.callsPerSecond()));
    figures.put("api_ms", round.medianMillis(StepTimes::api));
    figures.put("overhead_ms", overhead(round));
    return figures;
  }

  private static Map<String, Object> split(ShopRound round) {
    Map<String, Object> split = new LinkedHashMap<>();
    split.put("api", round.medianMillis(StepTimes::api));
    split.put("restore", round.medianMillis(StepTimes::restore));
    split.put("drain", round.medianMillis(StepTimes::drain));
    split.put("invariants", round.medianMillis(StepTimes::invariants));
    split.put("scripts", round.medianMillis(StepTimes::scripts));
    split.put("engine", round.medianMillis(StepTimes::engine));
    return split;
  }

  private static Map<String, Object> overhead(ShopRound round) {
    Map<String, Object> overhead = new LinkedHashMap<>();
    overhead.put("changing", round.overheadMillis(true));
    overhead.put("read_only", round.overheadMillis(false));
    return overhead;
  }

  /// The shares of a run whose API takes about 5 ms for a call: of the first run in this process,
  /// and of one like those after it, when the JVM has compiled what runs often.
  private static Map<String, Object> besideSlowApi(RunningShop shop, LoadedScripts scripts)
      throws Exception {
    Map<String, Object> figures = new LinkedHashMap<>();
    Map<String, Object> first = sharesBesideSlowApi(shop, scripts);
    for (int i = 0; i < WARM_UPS; i++) {
      ShopRound.explored(shop, scripts, UnaryOperator.identity());
    }
    figures.putAll(sharesBesideSlowApi(shop, scripts));
    figures.put("first_run", first);
    System.out.println("beside a slow API: " + figures + "; load " + load());
    return figures;
  }

  /// Queries and drains after invariants' calls cannot be told from the invariants' own code: they
  /// are in the share too.
  private static Map<String, Object> sharesBesideSlowApi(RunningShop shop, LoadedScripts scripts) {
    List<SlowApi> slow = new ArrayList<>();
    List<Step> steps =
        ShopRound.explored(
            shop,
            scripts,
            api -> {
              slow.add(new SlowApi(api, SLOW_NANOS));
              return slow.getLast();
            });
    ShopRound run = new ShopRound(0, steps);
    double all = run.sum(StepTimes::total) - run.sum(StepTimes::settle);
    double ours =
        run.sum(StepTimes::scripts) + run.sum(StepTimes::invariants) + run.sum(StepTimes::engine);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("call_ms", Figures.millis(Figures.median(slow.getLast().took(), took -> took)));
    figures.put("transitions", steps.size());
    figures.put("scripts_json_hashing_share", Figures.rounded(ours / all));
    figures.put("drain_share", Figures.rounded(run.sum(StepTimes::drain) / all));
    figures.put("restore_share", Figures.rounded(run.sum(StepTimes::restore) / all));
    return figures;
  }

  /// On the shop, and on a toy world more of whose calls change something.
  private static Map<String, Object> replay(RunningShop shop, LoadedScripts scripts) {
    Map<String, Object> figures =
        new ReplayBench(
                (around, system) ->
                    new World(
                        around.apply(new HttpApi(URI.create(shop.url()), HttpSettings.DEFAULT)),
                        List.of(system.apply(shop.system())),
                        Context.EMPTY),
                scripts.actions())
            .run();
    figures.put(
        "toy",
        new ReplayBench(
                (around, system) -> {
                  PlantedBug toy = PlantedBug.doubleRefund();
                  return new World(around.apply(toy), List.of(system.apply(toy)), Context.EMPTY);
                },
                PlantedBug.doubleRefund().actions())
            .run());
    return figures;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
