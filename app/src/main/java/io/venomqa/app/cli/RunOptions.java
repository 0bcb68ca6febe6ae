package io.venomqa.app.cli;

import io.venomqa.adapters.archive.ArchiveUnreadable;
import io.venomqa.adapters.project.Project;
import io.venomqa.adapters.project.Recover;
import io.venomqa.app.session.Keeping;
import io.venomqa.app.session.RunSettings;
import io.venomqa.app.wiring.ResumableRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options of a run that override what the project says.
final class RunOptions {

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description =
          "breadth-first, depth-first, iterative-deepening, random, coverage, weighted or blend.",
      converter = StrategyName.class)
  RunSettings.@Nullable Strategy strategy;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of strategies that draw at random, and of Math.random in scripts.",
      converter = Count.class)
  @Nullable Integer seed;

  @Option(
      names = "--max-steps",
      paramLabel = "N",
      description = "Stop after N calls.",
      converter = Count.class)
  @Nullable Integer maxSteps;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      description = "Sequences of at most N calls.",
      converter = Count.class)
  @Nullable Integer maxDepth;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "Stop after this time, such as 30s, 10m or 1h.",
      converter = TimeSpan.class)
  @Nullable Duration time;

  @Option(
      names = "--limit-ok",
      description = "Exit with 0 when a limit was reached and nothing is broken.")
  boolean limitOk;

  @Option(
      names = "--report",
      paramLabel = "json=FILE",
      description = "Write a report. This version writes json.")
  Map<String, Path> reports = new LinkedHashMap<>();

  @Option(
      names = "--report-secrets",
      description =
          "Write tokens, passwords and cookies into the report as they were sent. Without it they"
              + " are replaced.")
  boolean reportSecrets;

  @Option(
      names = "--recover",
      paramLabel = "HOW",
      description =
          "After a run that was killed, where somebody has written since: restore what was before"
              + " that run, or keep what is there now.",
      converter = RecoverName.class)
  Recover recover = Recover.ASK;

  @Option(
      names = "--no-archive",
      description = "Do not keep the run in the project's folder .venomqa/runs.")
  boolean noArchive;

  @Option(
      names = "--no-learn",
      description =
          "Do not read or write learned.yaml in the project's folder: find out anew what values"
              + " mean, and forget it.")
  boolean noLearn;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      arity = "0..1",
      fallbackValue = "",
      description =
          "Go on with a run that was killed, stopped or ended by a limit: a file from .venomqa/runs,"
              + " or without one the newest.")
  @Nullable Path resume;

  @Option(names = "--api-output", description = "Print what the API prints.")
  boolean apiOutput;

  Keeping keeping() {
    Keeping.Archive archive =
        noArchive
            ? Keeping.Archive.NONE
            : reportSecrets
                ? Keeping.Archive.WRITTEN_AND_SECRETS_IN_MEMORY
                : Keeping.Archive.WRITTEN;
    return new Keeping(archive, !noLearn);
  }

  /// The run to go on with; empty for a new run.
  ///
  /// @throws WrongUsage when there is none, or it cannot be gone on with
  Optional<Path> resumed(Project project) throws ArchiveUnreadable {
    try {
      return resume == null ? Optional.empty() : Optional.of(resumed(project, resume));
    } catch (IOException unreadable) {
      throw new WrongUsage(
          "The project's scripts or runs cannot be read: %s. Check that its folder may be read."
              .formatted(unreadable.getMessage()));
    }
  }

  private Path resumed(Project project, Path resume) throws IOException, ArchiveUnreadable {
    if (project.systems().isEmpty()) {
      throw new WrongUsage(
          "No run of %s can be gone on with: it names no systems, so nothing was put back after one. Start one without --resume."
              .formatted(project.folder()));
    }
    ResumableRuns runs = new ResumableRuns(project, seed == null ? project.search().seed() : seed);
    if (resume.toString().isEmpty()) {
      return runs.newest()
          .orElseThrow(() ->
              new WrongUsage(
                  "There is no run to go on with in %s: none of the same API, scripts, seed and settings that left anything to try. Start one without --resume."
                      .formatted(project.folder().resolve(".venomqa").resolve("runs"))));
    }
    Optional<String> reason = runs.reasonAgainst(resume);
    if (reason.isPresent()) {
      throw new WrongUsage(
          "%s cannot be gone on with: %s. Start a new run without --resume."
              .formatted(resume, reason.get()));
    }
    return resume;
  }

  /// The project's own settings with these on top.
  RunSettings over(RunSettings project) {
    return new RunSettings(
        Optional.ofNullable(strategy).or(project::chosen),
        seed == null ? project.seed() : seed,
        Optional.ofNullable(maxSteps).orElse(project.steps()),
        Optional.ofNullable(maxDepth).orElse(project.depth()),
        Optional.ofNullable(time).orElse(project.time()),
        project.violations());
  }

  /// Something on the command line that picocli cannot know to be wrong.
  static final class WrongUsage extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongUsage(String message) {
      super(message);
    }
  }

  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      try {
        int count = Integer.parseInt(value);
        if (count > 0) {
          return count;
        }
      } catch (NumberFormatException notANumber) {
        // Told below.
      }
      throw new TypeConversionException(
          "'%s' is not a whole number from 1 to %d".formatted(value, Integer.MAX_VALUE));
    }
  }

  static final class StrategyName implements ITypeConverter<RunSettings.Strategy> {
    @Override
    public RunSettings.Strategy convert(String value) {
      for (RunSettings.Strategy strategy : RunSettings.Strategy.values()) {
        if (strategy.word().equals(value)) {
          return strategy;
        }
      }
      throw new TypeConversionException(
          Arrays.stream(RunSettings.Strategy.values())
              .map(RunSettings.Strategy::word)
              .collect(Collectors.joining(", ", "'" + value + "' is none of ", "")));
    }
  }

  static final class RecoverName implements ITypeConverter<Recover> {
    @Override
    public Recover convert(String value) {
      return switch (value) {
        case "restore" -> Recover.RESTORE;
        case "keep" -> Recover.KEEP;
        default -> throw new TypeConversionException("'" + value + "' is neither restore nor keep");
      };
    }
  }

  static final class TimeSpan implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      try {
        String upper = value.toUpperCase(Locale.ROOT);
        Duration time =
            upper.endsWith("MS")
                ? Duration.ofMillis(Long.parseLong(upper.substring(0, upper.length() - 2)))
                : Duration.parse("PT" + upper);
        if (time.isPositive()) {
          return time;
        }
      } catch (RuntimeException notATime) {
        // Told below.
      }
      throw new TypeConversionException(
          "'" + value + "' is not a time such as 500ms, 30s, 10m, 1h");
    }
  }
}
