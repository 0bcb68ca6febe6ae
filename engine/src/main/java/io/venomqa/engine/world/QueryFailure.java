package io.venomqa.engine.world;

import java.io.Serial;

/// A query of an invariant that could not be answered. The message is for people.
public final class QueryFailure extends Exception {

  @Serial private static final long serialVersionUID = 1;

  public QueryFailure(String message, Throwable cause) {
    super(message, cause);
  }

  public QueryFailure(String message) {
    super(message);
  }
}
