package io.venomqa.adapters.archive;

import io.venomqa.adapters.archive.Form.StoredHeader;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/// What is known of a run before it begins.
///
/// @param project the project's name
/// @param version of VenomQA
/// @param watchesSystems whether the world has systems that roll back, and all can be read
/// @param systems each in words, such as `db: SQLite, undo log`
/// @param settings everything else that the project and the command line say, in words
/// @param fingerprint of what the calls depend on: a run goes on only with one of the same
public record RunHeader(
    String project,
    Instant started,
    String version,
    Scope scope,
    Limits limits,
    boolean watchesSystems,
    List<String> systems,
    List<String> settings,
    String fingerprint) {

  public RunHeader {
    systems = List.copyOf(systems);
    settings = List.copyOf(settings);
  }

  /// The same run, with other words for its systems and settings.
  public RunHeader with(List<String> newSystems, List<String> newSettings) {
    return new RunHeader(
        project,
        started,
        version,
        scope,
        limits,
        watchesSystems,
        newSystems,
        newSettings,
        fingerprint);
  }

  StoredHeader stored() {
    return new StoredHeader(
        project,
        started.toString(),
        version,
        scope.callsPerAction().orElse(0),
        scope.liveResources(),
        limits.steps(),
        limits.depth(),
        limits.time().toString(),
        limits.violations(),
        watchesSystems,
        systems,
        settings,
        fingerprint);
  }

  /// @throws RuntimeException when something in it is out of its range
  static RunHeader of(StoredHeader stored) {
    OptionalInt calls =
        stored.callsPerAction() == 0
            ? OptionalInt.empty()
            : OptionalInt.of(stored.callsPerAction());
    return new RunHeader(
        stored.project(),
        Instant.parse(stored.started()),
        stored.version(),
        new Scope(calls, stored.liveResources()),
        new Limits(
            stored.steps(), stored.depth(), Duration.parse(stored.time()), stored.violations()),
        stored.watchesSystems(),
        stored.systems(),
        stored.settings(),
        stored.fingerprint());
  }
}
