package io.venomqa.engine.explore;

import io.venomqa.engine.world.SystemFailure;
import java.io.Serial;
import java.util.List;

/// A rollback that was not exact.
final class AuditFailure extends SystemFailure {

  @Serial private static final long serialVersionUID = 1;

  AuditFailure(List<String> differences) {
    super(
        "",
        "the content after a rollback is not what it should be: " + String.join("; ", differences),
        "Somebody else may be writing to it, or it holds something that this mechanism cannot roll"
            + " back. What was found before the last audit that passed stands.");
  }
}
