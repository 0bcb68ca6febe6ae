package io.venomqa.bench;

import io.venomqa.adapters.archive.ArchiveUnreadable;
import io.venomqa.adapters.archive.ArchivedRun;
import io.venomqa.adapters.archive.RunArchive;
import io.venomqa.adapters.archive.RunHeader;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.StepTimes;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.Scope;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Cell;
import io.venomqa.engine.model.Change;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.model.Context;
import io.venomqa.engine.model.Coverage;
import io.venomqa.engine.model.Ending;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.model.Headers;
import io.venomqa.engine.model.Request;
import io.venomqa.engine.model.Response;
import io.venomqa.engine.model.Row;
import io.venomqa.engine.model.Severity;
import io.venomqa.engine.model.State;
import io.venomqa.engine.model.StateId;
import io.venomqa.engine.model.Transition;
import io.venomqa.engine.rule.RuleResult;
import io.venomqa.engine.rule.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How fast a run is archived, how large that is, what it costs the thread that explores, and
/// whether memory stays flat: a toy world, and a shop whose every step changes a row and is
/// answered with a body of its own.
final class ArchiveBench {

  private static final int STEPS = 1_000_000;
  private static final int PACED = 20_000;
  private static final long PACE_NANOS = 200_000;
  private static final int READS = 2_000;

  private static final List<ActionId> ACTIONS =
      List.of(new ActionId("+1"), new ActionId("*2"), new ActionId("*3"), new ActionId("-5"));

  private static final List<RuleResult> RULES =
      List.of(new RuleResult("is_small", Severity.LOW, new Verdict.Holds()));

  private enum Kind {
    TOY,
    SHOP
  }

  Map<String, Object> run() throws IOException, ArchiveUnreadable {
    Path folder = Files.createTempDirectory("venomqa-bench-");
    try {
      Map<String, Object> figures = new LinkedHashMap<>();
      for (Kind kind : Kind.values()) {
        Path file = folder.resolve(kind + ".run");
        Map<String, Object> of = written(file, kind);
        of.putAll(read(file));
        figures.put(kind.name().toLowerCase(java.util.Locale.ROOT), of);
        Files.delete(file);
      }
      Path file = folder.resolve("paced.run");
      figures.put("explorer_us_per_event", paced(file));
      Files.delete(file);
      return Map.of("archive", figures);
    } finally {
      Files.deleteIfExists(folder);
    }
  }

  private static Map<String, Object> written(Path file, Kind kind) throws IOException {
    long halfway = 0;
    long start = System.nanoTime();
    try (RunArchive archive = archive(file)) {
      for (int number = 1; number <= STEPS; number++) {
        step(archive, kind, number);
        if (number == STEPS / 10) {
          halfway = heap();
        }
      }
      archive.on(new ExplorationEvent.Ended(new Ending.Stopped(0), Coverage.NONE, 0));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double bytes = (double) Files.size(file) / STEPS;
    System.out.printf(
        "%s: %,d transitions in %.1f s, %.0f bytes each; heap %.0f MB after a tenth, %.0f MB at the end%n",
        kind, STEPS, seconds, bytes, halfway / 1e6, heap() / 1e6);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("transitions_per_s", Figures.rounded(STEPS / seconds));
    figures.put("bytes_per_transition", Figures.rounded(bytes));
    figures.put("heap_mb_after_a_tenth", Figures.rounded(halfway / 1e6));
    figures.put("heap_mb", Figures.rounded(heap() / 1e6));
    return figures;
  }

  private static Map<String, Object> read(Path file) throws ArchiveUnreadable {
    long start = System.nanoTime();
    try (ArchivedRun run = ArchivedRun.open(file)) {
      int states = run.stateCount();
      double opened = (System.nanoTime() - start) / 1e6;
      List<Double> transitions = new ArrayList<>();
      List<Double> paths = new ArrayList<>();
      for (int i = 0; i < READS; i++) {
        long before = System.nanoTime();
        run.transition(1 + (int) ((long) i * 7_919 % STEPS));
        long between = System.nanoTime();
        run.pathTo((int) ((long) i * 7_919 % states));
        transitions.add((between - before) / 1e3);
        paths.add((System.nanoTime() - between) / 1e3);
      }
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("open_ms", Figures.rounded(opened));
      figures.put("read_us", Figures.rounded(Figures.median(transitions, Double::doubleValue)));
      figures.put("path_us", Figures.rounded(Figures.median(paths, Double::doubleValue)));
      return figures;
    }
  }

  /// What handing an event over costs when the disk keeps up, as with any real API.
  private static double paced(Path file) throws IOException {
    List<Double> costs = new ArrayList<>();
    try (RunArchive archive = archive(file)) {
      archive.on(new ExplorationEvent.StateFound(state(0), List.of()));
      for (int number = 1; number <= PACED; number++) {
        ExplorationEvent event =
            new ExplorationEvent.TransitionTaken(
                transition(Kind.SHOP, number, 0, 0), RULES, StepTimes.ZERO);
        long before = System.nanoTime();
        archive.on(event);
        costs.add((System.nanoTime() - before) / 1e3);
        while (System.nanoTime() - before < PACE_NANOS) {
          Thread.onSpinWait();
        }
      }
    }
    return Figures.rounded(Figures.median(costs, Double::doubleValue));
  }

  private static RunArchive archive(Path file) throws IOException {
    RunArchive archive =
        RunArchive.create(
            file,
            new RunHeader(
                "toy",
                Instant.EPOCH,
                "bench",
                Scope.UNBOUNDED,
                Limits.NONE,
                true,
                List.of(),
                List.of(),
                ""),
            failure -> {
              throw new IllegalStateException(failure);
            });
    archive.on(new ExplorationEvent.Started(ACTIONS, List.of("is_small"), "breadth first"));
    return archive;
  }

  /// Of the four calls from a state two lead to new ones, as in a tree that grows; the others join.
  private static void step(RunArchive archive, Kind kind, int number) {
    if (number == 1) {
      archive.on(new ExplorationEvent.StateFound(state(0), RULES));
      archive.on(new ExplorationEvent.StateWaiting(0));
    }
    int from = (number - 1) / 4;
    int call = (number - 1) % 4;
    boolean isNew = call < 2;
    int to = isNew ? 2 * from + 1 + call : from / 2;
    if (isNew) {
      archive.on(new ExplorationEvent.StateFound(state(to), List.of()));
    }
    archive.on(
        new ExplorationEvent.TransitionTaken(
            transition(kind, number, from, to),
            RULES,
            new StepTimes(90_000, 40_000, 30_000, 0, 9_000, 8_000, 7_000)));
    if (isNew) {
      archive.on(new ExplorationEvent.StateWaiting(to));
    }
    if (number % 4 == 0) {
      archive.on(new ExplorationEvent.StateClosed(from, 4));
    }
  }

  private static State state(int number) {
    ContentHash hash = new ContentHash(number * 0x9E3779B97F4A7C15L, number);
    return new State(
        new StateId(hash),
        number,
        number,
        Map.of("db", hash),
        new Context(
            Map.of("order_id", (long) (number % 1_000)), io.venomqa.engine.model.Cookies.NONE));
  }

  private static Transition transition(Kind kind, int number, int from, int to) {
    Body body =
        kind == Kind.TOY
            ? Body.EMPTY
            : Body.of(
                "{\"id\":%d,\"status\":\"paid\",\"total\":100,\"note\":\"%s\"}"
                    .formatted(number, "n".repeat(100)));
    List<Change> changes =
        kind == Kind.TOY
            ? List.of()
            : List.of(
                new Change.Added(
                    "db",
                    "orders",
                    new Row(
                        List.of("id", "status", "total"),
                        List.of(
                            new Cell.Whole(number), new Cell.Text("paid"), new Cell.Whole(100)))));
    return new Transition(
        number,
        from,
        ACTIONS.get(number % 4),
        to,
        List.of(
            new Exchange(
                new Request("POST", "/orders", Headers.NONE, Body.of("{\"total\":100}")),
                Response.answered(
                    201, Headers.of(Map.of("Content-Type", "application/json")), body),
                100_000 + number % 1_000)),
        changes,
        Context.EMPTY.with("order_id", (long) (number % 1_000)));
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
