package io.venomqa.engine.world;

import java.io.Serial;

/// A system answers, or could, but holds nothing yet that could be rolled back, such as a database
/// without tables. An API that was started may have made it.
public final class NotThereYet extends SystemFailure {

  @Serial private static final long serialVersionUID = 1;

  public NotThereYet(String system, String message, String remedy) {
    super(system, message, remedy);
  }
}
