package io.venomqa.app.session;

import io.venomqa.app.session.ProjectOverview.SystemInfo;
import io.venomqa.engine.event.ExplorationListener;
import java.net.URI;
import java.util.List;

/// Told of everything that happens in a run, on the run's own threads: must be quick and must not
/// throw.
public interface RunListener extends ExplorationListener {

  /// The API answers and every system has begun. Called once, after `Started` and before the first
  /// step of the proof; not called when the run does not get that far.
  void ready(URI api, List<SystemInfo> systems);

  /// A line of a script's console or of the API's own process. May be called by any thread.
  void console(ConsoleLine line);
}
