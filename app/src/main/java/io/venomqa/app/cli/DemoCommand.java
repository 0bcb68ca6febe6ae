package io.venomqa.app.cli;

import io.venomqa.adapters.process.ApiStartFailure;
import io.venomqa.adapters.project.Recover;
import io.venomqa.adapters.redaction.Redaction;
import io.venomqa.adapters.report.ConsoleReport;
import io.venomqa.adapters.script.ScriptEngine;
import io.venomqa.app.demo.DemoFolder;
import io.venomqa.app.demo.UnitCheck;
import io.venomqa.app.session.Keeping;
import io.venomqa.app.session.ProjectRefused;
import io.venomqa.app.wiring.DemoChecks;
import io.venomqa.app.wiring.ProjectFolders;
import io.venomqa.app.wiring.ReadProject;
import io.venomqa.engine.explore.ExplorationResult;
import io.venomqa.engine.model.Conclusion;
import io.venomqa.engine.model.Exchange;
import io.venomqa.engine.world.SystemFailure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `venomqa demo`: everything that it prints about a result was measured in that run.
@Command(
    name = "demo",
    description = "Explore a built-in shop with a bug that only a sequence of calls shows.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Window window;

  @Option(names = "--headless", description = "In the terminal, also where there is a display.")
  boolean headless;

  DemoCommand(Terminal terminal, Map<String, String> environment, Window window) {
    this.terminal = terminal;
    this.environment = environment;
    this.window = window;
  }

  @Override
  public Integer call() {
    if (!headless && window.isPossible()) {
      window.openDemo();
      return ExitCode.PASSED;
    }
    return HeadlessRun.of(terminal, "Stopped by you before anything was explored.", this::explore);
  }

  private int explore(HeadlessRun run) throws InterruptedException {
    try (ScriptEngine engine = new ScriptEngine();
        DemoFolder folder = DemoFolder.create()) {
      ReadProject read = new ProjectFolders(engine, environment).read(folder.path());
      boolean checksPass = check(new DemoChecks(read.project(), environment).run());
      terminal.line("");
      terminal.line("Exploring the same API, every sequence of its calls:");
      ExplorationResult result =
          run.execute(
              read,
              read.overview().defaults(),
              engine,
              environment,
              Recover.ASK,
              Keeping.NOTHING,
              Optional.empty(),
              new Progress(terminal, false));
      terminal.line("");
      terminal.line(new ConsoleReport(terminal.interactive(), Redaction.ON).of(result));
      return exitCode(checksPass, result.conclusion());
    } catch (ProjectRefused refused) {
      return Refusal.print(refused, terminal);
    } catch (ApiStartFailure failure) {
      run.requireGoingOn();
      failure.lastOutput().forEach(terminal::error);
      terminal.error("The shop could not be started: " + failure.getMessage());
      terminal.error(failure.remedy());
      return ExitCode.COULD_NOT_RUN;
    } catch (SystemFailure failure) {
      run.requireGoingOn();
      terminal.error(failure.system() + ": " + failure.getMessage());
      terminal.error(failure.remedy());
      return ExitCode.COULD_NOT_RUN;
    } catch (IOException failed) {
      terminal.error("The demo's folder cannot be written: " + failed.getMessage());
      return ExitCode.COULD_NOT_RUN;
    }
  }

  /// The demo is there to find its bug: finding it is its success.
  private static int exitCode(boolean checksPass, Conclusion conclusion) {
    return switch (conclusion) {
      case VIOLATIONS -> checksPass ? ExitCode.PASSED : ExitCode.VIOLATIONS;
      case PASSED -> ExitCode.VIOLATIONS;
      case SCRIPTS_FAILED, INCOMPLETE, NOTHING_CHANGED, COULD_NOT_RUN ->
          ExitCode.of(conclusion, false);
    };
  }

  private boolean check(List<UnitCheck.Result> results) {
    terminal.line("Unit checks of the shop's API, each on an empty shop:");
    for (UnitCheck.Result result : results) {
      terminal.line(
          "  %s  %s".formatted(result.passed() ? "passed" : "FAILED", result.check().sentence()));
      for (Exchange exchange : result.exchanges()) {
        terminal.line(
            "            %s %s  %d"
                .formatted(
                    exchange.request(),
                    exchange.request().body().text(),
                    exchange.response().statusCode()));
      }
    }
    long passed = results.stream().filter(UnitCheck.Result::passed).count();
    terminal.line("  %d of %d passed".formatted(passed, results.size()));
    return passed == results.size();
  }
}
