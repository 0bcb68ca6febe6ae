package io.venomqa.app.wiring;

import io.venomqa.adapters.archive.RecentTransitions;
import io.venomqa.adapters.archive.RunArchive;
import io.venomqa.adapters.archive.RunFolder;
import io.venomqa.adapters.archive.RunHeader;
import io.venomqa.adapters.project.Project;
import io.venomqa.app.session.ConsoleLine;
import io.venomqa.app.session.RunListener;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.event.ExplorationListener;
import io.venomqa.engine.explore.Limits;
import io.venomqa.engine.explore.Settings;
import io.venomqa.engine.model.TransitionLog;
import io.venomqa.engine.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Writes a run's archive once its systems have begun; a run that does not get that far leaves
/// none. When it cannot be written, the run goes on without it and says so.
final class Archiving implements ExplorationListener, AutoCloseable {

  /// What a run's settings say before the name of the run that it went on with.
  static final String RESUMED = "resumed: ";

  private final Project project;
  private final Optional<Path> resumed;
  private final long seed;
  private final Settings settings;
  private final World world;
  private final RunListener listener;
  private final Instant started = Instant.now();
  private final List<ExplorationEvent> held = new ArrayList<>();
  private Optional<RunArchive> archive = Optional.empty();
  private boolean begun;

  Archiving(
      Project project,
      Optional<Path> resumed,
      long seed,
      Settings settings,
      World world,
      RunListener listener) {
    this.project = project;
    this.resumed = resumed;
    this.seed = seed;
    this.settings = settings;
    this.world = world;
    this.listener = listener;
  }

  @Override
  public void on(ExplorationEvent event) {
    if (!begun && event instanceof ExplorationEvent.Started) {
      held.add(event);
      return;
    }
    if (!begun && !(event instanceof ExplorationEvent.Ended)) {
      begun = true;
      archive = create();
      archive.ifPresent(file -> held.forEach(file::on));
    }
    archive.ifPresent(file -> file.on(event));
  }

  /// The run's transitions: the newest in memory, the others in the archive.
  TransitionLog transitions() {
    return new RecentTransitions(() -> archive, RecentTransitions.USUAL_BYTES);
  }

  private Optional<RunArchive> create() {
    try {
      RunFolder runs = RunFolder.of(project.files());
      return Optional.of(
          RunArchive.create(
              runs.next(LocalDateTime.now(ZoneId.systemDefault())),
              header(),
              Archiving.this::warn));
    } catch (IOException unwritable) {
      warn(
          "The run writes no archive, since its file cannot be made: %s. The run goes on."
              .formatted(unwritable.getMessage()));
      return Optional.empty();
    }
  }

  private void warn(String message) {
    listener.console(new ConsoleLine(ConsoleLine.Level.WARNING, "archive", message));
  }

  private RunHeader header() throws IOException {
    return new RunHeader(
        project.name(),
        started,
        Optional.ofNullable(Archiving.class.getPackage().getImplementationVersion())
            .orElse("development"),
        settings.scope(),
        settings.limits(),
        !world.systems().isEmpty() && world.isObservable(),
        world.systems().stream()
            .map(system -> "%s: %s, %s".formatted(system.name(), system.kind(), system.mechanism()))
            .toList(),
        words(),
        new ProjectFingerprint(project, seed).read());
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    resumed.ifPresent(file -> words.add(RESUMED + file.getFileName()));
    words.add("api: " + world.api().address());
    words.add("scope: " + settings.scope());
    Limits limits = settings.limits();
    words.add(
        "limits: steps %d, depth %d, time %d ms, violations %d"
            .formatted(
                limits.steps(), limits.depth(), limits.time().toMillis(), limits.violations()));
    settings
        .abstraction()
        .contextKeys()
        .ifPresent(keys -> words.add("state.context: " + String.join(", ", new TreeSet<>(keys))));
    if (!settings.abstraction().ignored().isEmpty()) {
      words.add("state.ignore: " + String.join(", ", settings.abstraction().ignored()));
    }
    if (!settings.abstraction().kept().isEmpty()) {
      words.add("state.keep: " + String.join(", ", settings.abstraction().kept()));
    }
    if (settings.abstraction().ordered()) {
      words.add("state.order: kept");
    }
    if (settings.beyond()) {
      words.add("search.beyond: goes on from states in which a rule is broken");
    }
    settings.safeguards().auditEvery().ifPresent(every -> words.add("audit.every: " + every));
    if (!settings.safeguards().unaudited().isEmpty()) {
      words.add(
          "audit.ignore: " + String.join(", ", new TreeSet<>(settings.safeguards().unaudited())));
    }
    return words;
  }

  /// Writes what is left and tells where the file is.
  @Override
  public void close() {
    archive.ifPresent(file -> {
      file.close();
      listener.console(new ConsoleLine(ConsoleLine.Level.INFO, "archive", file.file().toString()));
    });
  }
}
