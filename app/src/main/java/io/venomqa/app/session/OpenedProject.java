package io.venomqa.app.session;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A project that was read and can be run, one run at a time.
public interface OpenedProject extends AutoCloseable {

  ProjectOverview overview();

  /// Starts a run on a thread of its own and returns at once. Whatever happens, the last event that
  /// the listener gets is [io.venomqa.engine.event.ExplorationEvent.Ended]: a run that cannot start
  /// ends as aborted.
  RunHandle run(RunSettings settings, RunListener listener);

  /// Starts a run in the same way that goes on with the newest earlier one.
  RunHandle resume(RunSettings settings, RunListener listener);

  /// Whether there is an earlier run to go on with: it was killed, stopped or ended by a limit, and
  /// scripts and settings are what they were. Found out on a thread of its own.
  CompletableFuture<Boolean> isResumable();

  /// Starts to examine, on a thread of its own, whether the systems can be rolled back. Never while
  /// a run goes on.
  ///
  /// @param console of the API and the scripts; called by any thread
  Examination examine(Consumer<ConsoleLine> console);

  /// Gives up what the project holds. Only to be called when no run goes on.
  @Override
  void close();
}
