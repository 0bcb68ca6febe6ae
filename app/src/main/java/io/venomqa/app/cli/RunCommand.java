package io.venomqa.app.cli;

import io.venomqa.adapters.archive.ArchiveUnreadable;
import io.venomqa.adapters.project.Problem;
import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.adapters.report.ConsoleReport;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.cli.RunOptions.WrongUsage;
import io.venomqa.app.session.ProjectRefused;
import io.venomqa.app.wiring.ProjectFolders;
import io.venomqa.app.wiring.ReadProject;
import io.venomqa.engine.explore.ExplorationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `venomqa run DIR`.
@Command(
    name = "run",
    description = "Explore a project without a window.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0    everything within the scope was tried and nothing is broken",
      "  1    rules are broken",
      "  2    wrong usage, project or script",
      "  3    the run could not be made or finished",
      "  4    a limit was reached before the end, nothing broken so far",
      "  130  stopped by Ctrl-C; what was found until then is printed and reported"
    })
final class RunCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "DIR", description = "The project's folder.")
  Path folder = Path.of("");

  @Mixin RunOptions options = new RunOptions();

  RunCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    return HeadlessRun.of(terminal, "Stopped by you before anything was tried.", this::explore);
  }

  private int explore(HeadlessRun run) throws InterruptedException {
    try (ScriptEngine engine = new ScriptEngine()) {
      ReportFiles reports =
          ReportFiles.of(options.reports, options.reportSecrets ? Redaction.OFF : Redaction.ON);
      ReadProject read =
          new ProjectFolders(engine, environment).read(folder.toAbsolutePath().normalize());
      read.warnings().forEach(this::warn);
      if (options.reportSecrets && options.resume != null) {
        terminal.error(
            "Calls that are taken over from the earlier run stay redacted in the report: its archive holds no secrets.");
      }
      ExplorationResult result =
          run.execute(
              read,
              options.over(read.overview().defaults()),
              engine,
              environment,
              options.recover,
              options.keeping(),
              options.resumed(read.project()),
              new Progress(terminal, options.apiOutput));
      terminal.line(new ConsoleReport(terminal.interactive(), Redaction.ON).of(result));
      reports.write(read.project().name(), result, terminal);
      return ExitCode.of(result.conclusion(), options.limitOk);
    } catch (ProjectRefused refused) {
      return Refusal.print(refused, terminal);
    } catch (ArchiveUnreadable unreadable) {
      return Refusal.print(unreadable, terminal);
    } catch (WrongUsage wrong) {
      return Refusal.print(wrong, terminal);
    } catch (IOException unwritable) {
      terminal.error("The report cannot be written: " + unwritable.getMessage());
      return ExitCode.COULD_NOT_RUN;
    }
  }

  private void warn(Problem problem) {
    terminal.error("Warning: " + problem);
  }
}
