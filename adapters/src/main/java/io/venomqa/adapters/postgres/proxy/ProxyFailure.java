package io.venomqa.adapters.postgres.proxy;

import org.jspecify.annotations.Nullable;

/// The proxy cannot do what it is asked for. The message is for people.
public final class ProxyFailure extends Exception {

  private static final long serialVersionUID = 1;

  private final Kind kind;

  /// What went wrong.
  public enum Kind {
    /// The server cannot be reached, or does not let us in.
    NOT_CONNECTED,
    /// The user or the password is wrong.
    NOT_ALLOWED,
    /// The port cannot be had.
    PORT_TAKEN,
    /// Somebody does not end a transaction.
    BUSY,
    /// The session has ended, with all that was done in it.
    LOST,
    /// The server refuses a command.
    REFUSED
  }

  ProxyFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
