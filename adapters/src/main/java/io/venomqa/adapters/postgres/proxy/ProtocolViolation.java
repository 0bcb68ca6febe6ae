package io.venomqa.adapters.postgres.proxy;

import java.io.IOException;

/// A peer sent what is no message of the protocol, or one that is too large.
final class ProtocolViolation extends IOException {

  private static final long serialVersionUID = 1;

  ProtocolViolation(String message) {
    super(message);
  }
}
