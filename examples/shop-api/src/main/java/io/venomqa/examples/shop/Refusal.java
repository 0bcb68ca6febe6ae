package io.venomqa.examples.shop;

/// A request that is answered with an error status and a sentence that says why.
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /// @param status the HTTP status, 400 to 499
  /// @param reason a sentence for the caller
  public Refusal(int status, String reason) {
    super(reason, null, false, false);
    this.status = status;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The sentence for the caller.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
