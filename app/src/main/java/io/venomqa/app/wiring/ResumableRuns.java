package io.venomqa.app.wiring;

import io.venomqa.adapters.archive.ArchiveUnreadable;
import io.venomqa.adapters.archive.ArchivedRun;
import io.venomqa.adapters.archive.RunFolder;
import io.venomqa.adapters.project.Project;
import io.venomqa.engine.event.ExplorationEvent;
import io.venomqa.engine.model.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

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

  /// The one that got furthest, of those of the same scripts and settings since everything was
  /// tried for the last time; of equals, the newest. Empty where there is none.
  public Optional<Path> furthest() throws IOException {
    if (project.systems().isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> furthest = Optional.empty();
    int most = -1;
    for (Path file : RunFolder.of(project.files()).runs()) {
      try (ArchivedRun run = ArchivedRun.open(file)) {
        if (triedEverything(run) && isOfTheSame(run)) {
          return furthest;
        }
        int tried = run.transitionCount();
        if (tried > most && reasonAgainst(run).isEmpty()) {
          most = tried;
          furthest = Optional.of(file);
        }
      } catch (ArchiveUnreadable notOfThis) {
        // Whatever else lies there.
      }
    }
    return furthest;
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
    return triedEverything(run)
        ? Optional.of("everything within its scope was tried")
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
