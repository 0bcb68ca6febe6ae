package io.venomqa.app.wiring;

import io.venomqa.adapters.archive.ArchiveUnreadable;
import io.venomqa.adapters.archive.ArchivedRun;
import io.venomqa.adapters.archive.RunFolder;
import io.venomqa.adapters.project.Project;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The runs of a project that did not try everything.
public final class ResumableRuns {

  private final Project project;
  private final String fingerprint;

  /// @param seed of the run that is to go on
  /// @throws IOException when the project's scripts cannot be read
  public ResumableRuns(Project project, long seed) throws IOException {
    this.project = project;
    this.fingerprint = new ProjectFingerprint(project, seed).read();
  }

  /// The newest run of the same scripts and settings, or one that it went on with, where that got
  /// further. Empty where there is none, or everything was tried since.
  public Optional<Path> newest() throws IOException {
    if (project.systems().isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> untried = Optional.empty();
    for (Path file : RunFolder.of(project.files()).runs()) {
      try (ArchivedRun run = ArchivedRun.open(file)) {
        if (!isOfTheSame(run)) {
          continue;
        }
        if (triedEverything(run)) {
          return untried;
        }
        Optional<Path> furthest = furthest(file, run);
        if (furthest.isPresent() && run.transitionCount() > 0) {
          return furthest;
        }
        untried = untried.or(() -> furthest);
      } catch (ArchiveUnreadable notOfThis) {
        // Whatever else lies there.
      }
    }
    return untried;
  }

  /// A run, or of those that it went on with the one that got furthest.
  private Optional<Path> furthest(Path file, ArchivedRun run)
      throws IOException, ArchiveUnreadable {
    Optional<Path> furthest = reasonAgainst(run).isEmpty() ? Optional.of(file) : Optional.empty();
    int most = furthest.isPresent() ? run.transitionCount() : -1;
    Set<Path> met = new HashSet<>(Set.of(file));
    Optional<Path> before = origin(file, run);
    while (before.isPresent() && met.add(before.get()) && Files.exists(before.get())) {
      try (ArchivedRun earlier = ArchivedRun.open(before.get())) {
        if (reasonAgainst(earlier).isEmpty() && earlier.transitionCount() > most) {
          most = earlier.transitionCount();
          furthest = before;
        }
        before = origin(before.get(), earlier);
      }
    }
    return furthest;
  }

  /// The run that a run went on with, in the same folder.
  private static Optional<Path> origin(Path file, ArchivedRun run) throws ArchiveUnreadable {
    return run.header().settings().stream()
        .filter(word -> word.startsWith(Archiving.RESUMED))
        .map(word -> Path.of(word.substring(Archiving.RESUMED.length())).getFileName())
        .filter(Objects::nonNull)
        .map(name -> file.resolveSibling(name.toString()))
        .findFirst();
  }

  /// Why a run cannot be gone on with, in words; empty when it can.
  public Optional<String> reasonAgainst(Path file) throws ArchiveUnreadable {
    try (ArchivedRun run = ArchivedRun.open(file)) {
      return reasonAgainst(run);
    }
  }

  private Optional<String> reasonAgainst(ArchivedRun run) throws ArchiveUnreadable {
    if (project.systems().isEmpty()) {
      return Optional.of(
          "the project has no systems, so nothing was put back after it: its resources are there no more as they were");
    }
    if (!isOfTheSame(run)) {
      return Optional.of(
          "it is a run of another API, of other scripts or systems, of another seed, or of other settings of what belongs to a state");
    }
    if (run.stateCount() == 0) {
      return Optional.of("it was ended before anything was tried");
    }
    if (triedEverything(run)) {
      return Optional.of("everything within its scope was tried");
    }
    return run.ended().map(ExplorationEvent.Ended::ending).flatMap(ResumableRuns::doubt);
  }

  /// Why what a run saw is not to be relied on.
  private static Optional<String> doubt(Ending ending) {
    return ending instanceof Ending.Aborted(var cause, var reason, _)
        ? switch (cause) {
          case API_DOWN, SYSTEM_FAILED, SCRIPTS_BROKEN, KILLED -> Optional.empty();
          case NOT_PROVEN, AUDIT_FAILED, HIDDEN_STATE, NOT_RESUMED, DEFECT ->
              Optional.of("what it saw is not to be relied on, since it ended so: " + reason);
        }
        : Optional.empty();
  }

  private boolean isOfTheSame(ArchivedRun run) throws ArchiveUnreadable {
    return run.header().fingerprint().equals(fingerprint);
  }

  private boolean triedEverything(ArchivedRun run) throws ArchiveUnreadable {
    return run.header().scope().equals(project.scope())
        && run.ended().map(ExplorationEvent.Ended::ending).orElse(null) instanceof Ending.Exhausted;
  }
}
