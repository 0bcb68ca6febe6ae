package io.venomqa.app.session;

/// A project that was read and can be run, one run at a time.
public interface OpenedProject extends AutoCloseable {

  ProjectOverview overview();

  /// Starts a run on a thread of its own and returns at once. Whatever happens, the last event that
  /// the listener gets is [io.venomqa.engine.event.ExplorationEvent.Ended]: a run that cannot start
  /// ends as aborted.
  RunHandle run(RunSettings settings, RunListener listener);

  /// Gives up what the project holds. Only to be called when no run goes on.
  @Override
  void close();
}
