package io.venomqa.engine.world;

import java.io.Serial;

/// A system could not be read, rolled back or cleaned up. Says what happened and what to do, for
/// people.
public class SystemFailure extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final String system;
  private final String remedy;

  public SystemFailure(String system, String message, String remedy) {
    super(message);
    this.system = system;
    this.remedy = remedy;
  }

  public SystemFailure(String system, String message, String remedy, Throwable cause) {
    super(message, cause);
    this.system = system;
    this.remedy = remedy;
  }

  /// The system's name in the project.
  public String system() {
    return system;
  }

  /// What to do about it; may be empty.
  public String remedy() {
    return remedy;
  }
}
