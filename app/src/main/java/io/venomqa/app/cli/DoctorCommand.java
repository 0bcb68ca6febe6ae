package io.venomqa.app.cli;

import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.Finding;
import io.venomqa.app.session.ProjectRefused;
import io.venomqa.app.wiring.ProjectFolders;
import io.venomqa.app.wiring.ReadProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `venomqa doctor DIR`.
@Command(
    name = "doctor",
    description =
        "Prove that a project's systems can be rolled back, or say what is in the way and what to"
            + " do. It calls the API's actions as a run does, and puts everything back.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0    rollback is proven for every system",
      "  2    wrong usage or project",
      "  3    it is not",
      "  130  stopped by Ctrl-C"
    })
final class DoctorCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "DIR", description = "The project's folder.")
  Path folder = Path.of("");

  @Option(
      names = "--recover",
      paramLabel = "HOW",
      description = "As for venomqa run.",
      converter = RunOptions.RecoverName.class)
  Recover recover = Recover.ASK;

  DoctorCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    return HeadlessRun.of(terminal, "Stopped by you before anything was proven.", this::examine);
  }

  private int examine(HeadlessRun run) throws InterruptedException {
    try (ScriptEngine engine = new ScriptEngine()) {
      ReadProject read =
          new ProjectFolders(engine, environment).read(folder.toAbsolutePath().normalize());
      read.warnings().forEach(warning -> terminal.error("Warning: " + warning));
      List<Finding> findings = run.examine(read, engine, environment, recover, this::printed);
      findings.forEach(this::tell);
      boolean proven =
          findings.stream()
              .noneMatch(finding ->
                  finding.verdict() == Finding.Verdict.WRONG
                      || finding.verdict() == Finding.Verdict.NOT_TRIED);
      return proven ? ExitCode.PASSED : ExitCode.COULD_NOT_RUN;
    } catch (ProjectRefused refused) {
      return Refusal.print(refused, terminal);
    }
  }

  private void tell(Finding finding) {
    String verdict =
        switch (finding.verdict()) {
          case OK -> "ok: ";
          case WRONG -> "WRONG: ";
          case NOT_TRIED, NOTE -> "";
        };
    terminal.line(finding.subject() + ": " + verdict + finding.what());
    finding.remedy().lines().forEach(line -> terminal.line("    " + line));
  }

  private synchronized void printed(ConsoleLine line) {
    if (line.level() == ConsoleLine.Level.ERROR || line.origin().equals("venomqa")) {
      terminal.error(line.origin() + ": " + line.text());
    }
  }
}
