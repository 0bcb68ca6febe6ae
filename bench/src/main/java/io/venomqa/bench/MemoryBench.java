package io.venomqa.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What the engine keeps of a long run: 1,000,000 transitions of a toy world in a heap of 512 MB,
/// and how much each of them takes, as the slope between two lengths.
final class MemoryBench {

  private static final int ACTIONS = NumberWorld.tenActions().size();
  private static final int SHORT = 25_000;
  private static final int LONG = 100_000;
  private static final int PATIENCE_SECONDS = 400;

  private record Run(long transitions, long states, long bytes, long millis) {}

  Map<String, Object> run() throws IOException, InterruptedException {
    Optional<Run> few = run(SHORT);
    Optional<Run> many = few.isPresent() ? run(LONG) : few;
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("transitions", LONG * ACTIONS);
    figures.put("ended", many.isPresent());
    if (few.isPresent() && many.isPresent()) {
      Run run = many.get();
      double bytes = run.bytes() - few.get().bytes();
      figures.put("states", run.states());
      figures.put("heap_mb", Figures.rounded(run.bytes() / 1e6));
      figures.put(
          "bytes_per_transition",
          Math.round(bytes / (run.transitions() - few.get().transitions())));
      figures.put("seconds", Figures.rounded(run.millis() / 1e3));
    }
    System.out.println("memory: " + figures);
    return figures;
  }

  /// @return empty when the heap did not suffice
  private static Optional<Run> run(int states) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryRun.class.getName(),
                Integer.toString(states))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return Optional.empty();
      }
      String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      List<Long> numbers = List.of(line.strip().split(" ")).stream().map(Long::valueOf).toList();
      Run run = new Run(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
      return Optional.of(run).filter(whole -> whole.transitions() >= (long) states * ACTIONS);
    } finally {
      process.destroyForcibly();
    }
  }
}
