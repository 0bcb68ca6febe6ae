package io.venomqa.app.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// `venomqa`: without a command it opens the window.
@Command(
    name = "venomqa",
    description = "Finds the bugs of REST APIs that live in sequences of calls.",
    mixinStandardHelpOptions = true,
    versionProvider = VenomQa.Version.class)
public final class VenomQa implements Callable<Integer> {

  private final Terminal terminal;
  private final Window window;

  private VenomQa(Terminal terminal, Window window) {
    this.terminal = terminal;
    this.window = window;
  }

  /// Runs a command line.
  ///
  /// @return the exit code
  public static int run(
      Terminal terminal, Map<String, String> environment, Window window, String... arguments) {
    try {
      return new CommandLine(new VenomQa(terminal, window))
          .addSubcommand(new DemoCommand(terminal, environment, window))
          .addSubcommand(new RunCommand(terminal, environment))
          .addSubcommand(new ReportCommand(terminal))
          .addSubcommand(new DoctorCommand(terminal, environment))
          .addSubcommand(new OpenCommand(terminal, window))
          .setOut(terminal.out())
          .setErr(terminal.err())
          .setParameterExceptionHandler((wrong, given) -> wrongUsage(wrong, terminal))
          .setExecutionExceptionHandler((failure, line, parsed) -> unexpected(failure, terminal))
          .execute(arguments);
    } catch (Throwable error) {
      // Errors pass picocli by, and the JVM's own code for them is 1, which means broken rules.
      return unexpected(error, terminal);
    }
  }

  @Override
  public Integer call() {
    return OpenCommand.open(window, Optional.empty(), terminal);
  }

  private static int wrongUsage(ParameterException wrong, Terminal terminal) {
    terminal.error(Refusal.sentence(String.valueOf(wrong.getMessage())));
    UnmatchedArgumentException.printSuggestions(wrong, terminal.err());
    terminal.error(
        "What can be given: %s --help"
            .formatted(wrong.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.WRONG_USAGE;
  }

  /// A defect of our own: the one case in which a trace helps whoever reads it.
  private static int unexpected(Throwable failure, Terminal terminal) {
    terminal.error("VenomQA failed by a defect of its own. This trace helps to mend it:");
    PrintWriter err = terminal.err();
    failure.printStackTrace(err);
    err.flush();
    return ExitCode.COULD_NOT_RUN;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = VenomQa.class.getPackage().getImplementationVersion();
      return new String[] {"venomqa " + (version == null ? "development" : version)};
    }
  }
}
