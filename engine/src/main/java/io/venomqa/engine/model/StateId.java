package io.venomqa.engine.model;

/// The identity of a state, by which the explorer knows that it was here before: a 128-bit
/// fingerprint of the systems' content, the context and what is left of the scope.
public record StateId(ContentHash hash) {

  /// The first eight hexadecimal digits, for people.
  public String abbreviated() {
    return hash.toString().substring(0, 8);
  }

  @Override
  public String toString() {
    return hash.toString();
  }
}
