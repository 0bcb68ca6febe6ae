package io.venomqa.adapters.postgres.proxy;

import org.jspecify.annotations.Nullable;

/// The session that everything is in has ended, and with it all that was done in it.
public final class BackendLost extends Exception {

  private static final long serialVersionUID = 1;

  BackendLost(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
