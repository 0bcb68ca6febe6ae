package io.venomqa.engine.explore;

import io.venomqa.engine.model.Ending;
import java.io.Serial;

/// The run cannot go on; carries how it ends.
final class RunAborted extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final transient Ending.Aborted ending;

  RunAborted(Ending.Cause cause, String reason, String remedy) {
    super(reason);
    this.ending = new Ending.Aborted(cause, reason, remedy);
  }

  Ending.Aborted ending() {
    return ending;
  }
}
