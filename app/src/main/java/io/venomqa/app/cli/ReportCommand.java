package io.venomqa.app.cli;

import io.venomqa.adapters.archive.ArchiveUnreadable;
import io.venomqa.adapters.archive.ArchivedRun;
import io.venomqa.adapters.archive.RunFolder;
import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.adapters.report.ConsoleReport;
import io.venomqa.app.cli.RunOptions.WrongUsage;
import io.venomqa.engine.explore.ExplorationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `venomqa report RUN`.
@Command(
    name = "report",
    description = "Print what a run found, and write its reports again, from its archive.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      description = "A run's file from .venomqa/runs, or a project's folder for its newest run.")
  Path run = Path.of("");

  @Option(
      names = "--report",
      paramLabel = "json=FILE",
      description = "Write a report. This version writes json.")
  Map<String, Path> reports = new LinkedHashMap<>();

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      ReportFiles files = ReportFiles.of(reports, Redaction.ON);
      try (ArchivedRun archive = ArchivedRun.open(file())) {
        ExplorationResult result = archive.result();
        terminal.line(
            "%s, run of %s with VenomQA %s"
                .formatted(
                    archive.header().project(),
                    archive.header().started(),
                    archive.header().version()));
        terminal.line(new ConsoleReport(terminal.interactive(), Redaction.ON).of(result));
        files.write(archive.header().project(), result, terminal);
      }
      return ExitCode.PASSED;
    } catch (ArchiveUnreadable unreadable) {
      return Refusal.print(unreadable, terminal);
    } catch (WrongUsage wrong) {
      return Refusal.print(wrong, terminal);
    } catch (IOException unwritable) {
      terminal.error("The report cannot be written: " + unwritable.getMessage());
      return ExitCode.COULD_NOT_RUN;
    }
  }

  private Path file() throws ArchiveUnreadable {
    if (!Files.isDirectory(run)) {
      return run;
    }
    RunFolder folder = new RunFolder(run.resolve(".venomqa").resolve("runs"));
    List<Path> runs;
    try {
      runs = folder.runs();
    } catch (IOException unreadable) {
      throw ArchiveUnreadable.unlistable(folder.folder(), unreadable);
    }
    if (runs.isEmpty()) {
      throw new WrongUsage(
          "%s holds no run yet. Make one: venomqa run %s".formatted(run.toAbsolutePath(), run));
    }
    return runs.getFirst();
  }
}
