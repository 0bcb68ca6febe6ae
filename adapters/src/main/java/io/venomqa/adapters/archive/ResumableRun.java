package io.venomqa.adapters.archive;

import io.venomqa.engine.explore.PastRun;
import io.venomqa.engine.model.ActionId;
import io.venomqa.engine.model.ContentHash;
import io.venomqa.engine.world.SystemFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A run to go on with, read from its archive call by call.
public final class ResumableRun implements PastRun, AutoCloseable {

  private static final String NAME = "archive";

  private final ArchivedRun run;

  private ResumableRun(ArchivedRun run) {
    this.run = run;
  }

  /// Opens a run that was killed, stopped or ended by a limit.
  ///
  /// @throws ArchiveUnreadable when the file cannot be read
  public static ResumableRun open(Path file) throws ArchiveUnreadable {
    return new ResumableRun(ArchivedRun.open(file));
  }

  @Override
  public Map<String, ContentHash> initialContent() throws SystemFailure {
    try {
      return run.state(0).content();
    } catch (ArchiveUnreadable unreadable) {
      throw failure(unreadable);
    }
  }

  @Override
  public Optional<Step> step(int state, ActionId action) throws SystemFailure {
    try {
      return run.step(state, action);
    } catch (ArchiveUnreadable unreadable) {
      throw failure(unreadable);
    }
  }

  private static SystemFailure failure(ArchiveUnreadable unreadable) {
    return new SystemFailure(
        NAME, String.valueOf(unreadable.getMessage()), unreadable.remedy(), unreadable);
  }

  @Override
  public void close() {
    run.close();
  }
}
